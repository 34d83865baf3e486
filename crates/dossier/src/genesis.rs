//! Deterministic birth: the changes every replica makes byte for byte alike, and where they put things.
//!
//! Objects are addressed by the ids that genesis gave them, never by looking a key up: a document in which someone
//! wrote another map under the same key still reads and writes the true one.

use std::num::NonZeroU64;

use automerge::legacy::{Key, ObjectId, Op, OpId, OpType};
use automerge::{
    ActorId, Automerge, AutomergeError, Change, ChangeHash, ExpandedChange, ObjId, ObjType,
    ScalarValue,
};

use crate::{DossierId, Shape};

/// The first fifteen bytes of the actor of a genesis step; the step's number follows. Part of the format.
const ACTOR: &[u8; 15] = b"tl-genesis-step";

/// Operations of step 0 before its texts and collections: six objects, three facts.
const FIXED_OPERATIONS: u64 = 9;

/// The operations of step 0 that make what other operations are about.
const META: u64 = 1;
const FIELDS: u64 = 5;
const PROSE: u64 = 6;
const ENTRIES: u64 = 7;
const TOMBSTONES: u64 = 8;
const SEEN: u64 = 9;

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
            meta: at(META),
            fields: at(FIELDS),
            tombstones: at(TOMBSTONES),
            seen: at(SEEN),
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

/// The changes of genesis, oldest first: the same bytes on every device.
///
/// They are encoded as they are, without a document to make them in: that takes a fraction of the time, and every
/// import checks against them.
pub(crate) fn genesis_changes(shape: &Shape, id: DossierId, generation: u32) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    let mut operation = NonZeroU64::MIN;
    for ((prose, entries), step) in shape.births().zip(0u8..) {
        let mut operations = Vec::new();
        if step == 0 {
            operations.extend(identity(shape, id, generation));
        }
        let make = |map: u64, name: &str, kind: ObjType| make(child(map), name, kind);
        operations.extend(prose.iter().map(|name| make(PROSE, name, ObjType::Text)));
        operations.extend(entries.iter().map(|name| make(ENTRIES, name, ObjType::Map)));
        if operations.is_empty() {
            continue;
        }
        let start_op = operation;
        operation = operation.saturating_add(operations.len() as u64);
        let change = ExpandedChange {
            operations,
            actor_id: actor(step),
            hash: None,
            seq: 1,
            start_op,
            time: 0,
            message: Some("genesis".to_owned()),
            deps: changes.last().map(Change::hash).into_iter().collect(),
            extra_bytes: Vec::new(),
            author: None,
        };
        changes.push(Change::from(change));
    }
    changes
}

/// The first operations of all: what the dossier is, and its maps.
fn identity(shape: &Shape, id: DossierId, generation: u32) -> Vec<Op> {
    let map = |name: &str| make(ObjectId::Root, name, ObjType::Map);
    let fact = |name: &str, value: ScalarValue| write(child(META), name, OpType::Put(value));
    vec![
        map("meta"),
        fact("id", id.to_string().into()),
        fact("kind", shape.kind.into()),
        fact("generation", i64::from(generation).into()),
        map("fields"),
        map("prose"),
        map("entries"),
        map("tombstones"),
        map("seen"),
    ]
}

/// An object that step 0 made.
fn child(operation: u64) -> ObjectId {
    ObjectId::Id(OpId::new(operation, &actor(0)))
}

fn make(map: ObjectId, name: &str, kind: ObjType) -> Op {
    write(map, name, OpType::Make(kind))
}

fn write(map: ObjectId, name: &str, action: OpType) -> Op {
    Op {
        action,
        obj: map,
        key: Key::Map(name.into()),
        pred: Vec::new().into(),
        insert: false,
    }
}

/// The hash of the change that carries id, kind and generation.
pub(crate) fn birth_hash(shape: &Shape, id: DossierId, generation: u32) -> Option<ChangeHash> {
    let changes = genesis_changes(shape, id, generation);
    changes.first().map(Change::hash)
}

/// A document of genesis alone.
pub(crate) fn give_birth(
    shape: &Shape,
    id: DossierId,
    generation: u32,
) -> Result<Automerge, AutomergeError> {
    let mut document = Automerge::new();
    document.apply_changes(genesis_changes(shape, id, generation))?;
    Ok(document)
}
