//! Deterministic birth: the changes every replica makes byte for byte alike, and where they put things.
//!
//! Objects are addressed by the ids that genesis gave them, never by looking a key up: a document in which someone
//! wrote another map under the same key still reads and writes the true one.

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, Automerge, AutomergeError, ChangeHash, ObjId, ObjType, ROOT};

use crate::{DossierId, Shape};

/// The first fifteen bytes of the actor of a genesis step; the step's number follows. Part of the format.
const ACTOR: &[u8; 15] = b"tl-genesis-step";

/// Operations of step 0 before its texts and collections: six objects, three facts.
const FIXED_OPERATIONS: u64 = 9;

/// The actor of a genesis step.
fn actor(step: u8) -> ActorId {
    let mut bytes = ACTOR.to_vec();
    bytes.push(step);
    ActorId::from(bytes)
}

/// Whether a change by this actor is a step of genesis.
pub(crate) fn is_genesis(actor: &ActorId) -> bool {
    actor.to_bytes().starts_with(ACTOR)
}

/// Where genesis put each object of a dossier.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    /// Id, kind and generation; the mark of a rewriting.
    pub meta: ObjId,
    /// Flat scalars by path.
    pub fields: ObjId,
    /// What was erased, and when.
    pub tombstones: ObjId,
    /// How far each actor of earlier generations had been seen.
    pub seen: ObjId,
    /// Text objects by field name.
    pub texts: Vec<(&'static str, ObjId)>,
    /// Entry maps by collection name.
    pub collections: Vec<(&'static str, ObjId)>,
    /// The first object of every later step that has one.
    later: Vec<ObjId>,
}

impl Layout {
    /// The layout of a shape: operations are numbered in the order in which genesis makes them.
    pub(crate) fn of(shape: &Shape) -> Self {
        let at = |operation: u64| ObjId::Id(operation, actor(0), 0);
        let mut layout = Self {
            meta: at(1),
            fields: at(5),
            tombstones: at(8),
            seen: at(9),
            texts: Vec::new(),
            collections: Vec::new(),
            later: Vec::new(),
        };
        let mut operation = FIXED_OPERATIONS;
        for ((prose, entries), step) in shape.births().zip(0u8..) {
            let mut next = || {
                operation += 1;
                ObjId::Id(operation, actor(step), 0)
            };
            let first = layout.texts.len() + layout.collections.len();
            layout
                .texts
                .extend(prose.iter().map(|name| (*name, next())));
            layout
                .collections
                .extend(entries.iter().map(|name| (*name, next())));
            if step > 0 && layout.texts.len() + layout.collections.len() > first {
                layout.later.push(ObjId::Id(
                    first as u64 + FIXED_OPERATIONS + 1,
                    actor(step),
                    0,
                ));
            }
        }
        layout
    }

    /// The text object of a prose field.
    pub(crate) fn text(&self, name: &str) -> Option<&ObjId> {
        let found = self.texts.iter().find(|(known, _)| *known == name);
        found.map(|(_, object)| object)
    }

    /// The map of a collection.
    pub(crate) fn collection(&self, name: &str) -> Option<&ObjId> {
        let found = self.collections.iter().find(|(known, _)| *known == name);
        found.map(|(_, object)| object)
    }

    /// Whether a document was born with every step of the shape.
    pub(crate) fn is_complete(&self, document: &Automerge) -> bool {
        use automerge::ReadDoc;
        let mut later = self.later.iter();
        later.all(|object| document.object_type(object).is_ok())
    }
}

/// A document of genesis alone, and the hash of its first change.
pub(crate) struct Birth {
    /// All steps of genesis.
    pub document: Automerge,
    /// The change that carries id, kind and generation.
    pub root: ChangeHash,
}

/// Makes the genesis of a dossier: the same bytes on every device.
pub(crate) fn give_birth(
    shape: &Shape,
    id: DossierId,
    generation: u32,
) -> Result<Birth, AutomergeError> {
    let mut document = Automerge::new();
    let mut prose_map = ROOT;
    let mut entries_map = ROOT;
    let mut root = None;
    for ((prose, entries), step) in shape.births().zip(0u8..) {
        document.set_actor(actor(step));
        let mut change = document.transaction();
        if step == 0 {
            let meta = change.put_object(ROOT, "meta", ObjType::Map)?;
            change.put(&meta, "id", id.to_string())?;
            change.put(&meta, "kind", shape.kind)?;
            change.put(&meta, "generation", i64::from(generation))?;
            change.put_object(ROOT, "fields", ObjType::Map)?;
            prose_map = change.put_object(ROOT, "prose", ObjType::Map)?;
            entries_map = change.put_object(ROOT, "entries", ObjType::Map)?;
            change.put_object(ROOT, "tombstones", ObjType::Map)?;
            change.put_object(ROOT, "seen", ObjType::Map)?;
        }
        for name in prose {
            change.put_object(&prose_map, *name, ObjType::Text)?;
        }
        for name in entries {
            change.put_object(&entries_map, *name, ObjType::Map)?;
        }
        let options = CommitOptions::default()
            .with_time(0)
            .with_message("genesis");
        let (hash, _) = change.commit_with(options);
        root = root.or(hash);
    }
    // No one may go on writing as genesis.
    document.set_actor(ActorId::random());
    let root = root.ok_or(AutomergeError::Fail)?;
    Ok(Birth { document, root })
}
