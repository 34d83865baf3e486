//! The dossier itself: one Automerge document whose birth is known.

use automerge::{Automerge, AutomergeError, Change, ChangeHash};
use thiserror::Error;

use crate::genesis::{Layout, genesis_changes, give_birth};
use crate::stored::Stored;
use crate::{DossierId, Heads, Shape};

/// One dossier in memory. Nothing here reads a clock, draws keys or touches storage.
#[derive(Clone, Debug)]
pub struct Dossier {
    pub(crate) document: Automerge,
    pub(crate) layout: Layout,
    pub(crate) shape: Shape,
    pub(crate) id: DossierId,
    pub(crate) generation: u32,
    /// What it was loaded from, when that is worth keeping.
    pub(crate) stored: Option<Stored>,
}

/// Something under a dossier failed in a way that no input explains: memory, or a fault of ours.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the dossier could not be worked on: {0}")]
pub struct Fault(pub(crate) String);

impl From<AutomergeError> for Fault {
    fn from(error: AutomergeError) -> Self {
        Self(error.to_string())
    }
}

impl Dossier {
    /// A new dossier with nothing in it. Made apart on two devices it is the same one: equal bytes, equal heads.
    ///
    /// `generation` is 0 but for a fresh file under the id of an earlier one.
    pub fn birth(shape: Shape, id: DossierId, generation: u32) -> Result<Self, Fault> {
        let document = give_birth(&shape, id, generation)?;
        let layout = Layout::of(&shape);
        Ok(Self {
            document,
            layout,
            shape,
            id,
            generation,
            stored: None,
        })
    }

    /// Which dossier.
    pub fn id(&self) -> DossierId {
        self.id
    }

    /// Its kind's name.
    pub fn kind(&self) -> &'static str {
        self.shape.kind
    }

    /// What it was born with.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// How often it was rewritten to erase something; a greater generation wins over a lesser.
    pub fn generation(&self) -> u32 {
        self.generation
    }

    /// The latest changes.
    pub fn heads(&self) -> Heads {
        Heads::of(&self.document.get_heads())
    }

    /// The heads it was born with: what someone has seen who never had this dossier.
    pub fn birth_heads(&self) -> Heads {
        let steps = genesis_changes(&self.shape, self.id, self.generation);
        let last: Vec<ChangeHash> = steps.last().map(Change::hash).into_iter().collect();
        Heads::of(&last)
    }

    /// Whether everything behind `heads` is in this dossier.
    pub fn has_seen(&self, heads: &Heads) -> bool {
        let known = |hash: &ChangeHash| self.document.get_change_meta_by_hash(hash).is_some();
        heads.to_changes().iter().all(known)
    }

    /// The whole dossier as bytes: compressed, but for the latest changes of a large one. Equal heads do not promise equal
    /// bytes.
    pub fn save(&self) -> Vec<u8> {
        let stored = self.stored.as_ref();
        let grown = stored.and_then(|stored| stored.grown(&self.document));
        grown.unwrap_or_else(|| self.document.save())
    }

    /// Adds the steps of genesis that a dossier from an earlier release was born without.
    pub(crate) fn complete_genesis(&mut self) -> Result<(), AutomergeError> {
        if self.layout.is_complete(&self.document) {
            return Ok(());
        }
        let changes = genesis_changes(&self.shape, self.id, self.generation);
        self.document.apply_changes(changes)
    }
}
