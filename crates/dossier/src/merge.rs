//! Two replicas of one dossier become one, without loss and without asking.

use automerge::{AutomergeError, Change, ReadDoc};
use thiserror::Error;

use crate::chunks::read_changes;
use crate::dossier::{Dossier, Fault};
use crate::heads::write_hex;
use crate::{Heads, Leaf};

/// What a merge did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Whether anything new arrived.
    pub changed: bool,
    /// The heads now.
    pub heads: Heads,
}

/// Why nothing was merged; the target is as it was.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MergeError {
    /// Another dossier.
    #[error("another dossier cannot be merged into this one")]
    OtherDossier,
    /// A dossier of another kind.
    #[error("a dossier of another kind cannot be merged into this one")]
    OtherKind,
    /// Another generation, or the same one rewritten apart: `reconcile` is for those.
    #[error("generation {theirs} does not merge into generation {ours}; reconcile them")]
    OtherGeneration {
        /// The generation of the target.
        ours: u32,
        /// The generation of the other one.
        theirs: u32,
    },
    /// A document with another birth, or with more than one.
    #[error("the document was not born as this dossier")]
    ForeignBirth,
    /// An actor wrote two different changes under one number: one side is a copy that went on with an old actor, or a
    /// forgery.
    #[error("actor {actor} was used twice: its change {sequence} differs")]
    ReusedActor {
        /// The actor, in hexadecimal.
        actor: String,
        /// The number of the first change that differs.
        sequence: u64,
    },
    /// Changes are there whose predecessors are not: ask the sender for the whole dossier.
    #[error("changes are missing that others build on")]
    MissingDependencies(Heads),
    /// The bytes are no changes.
    #[error("not readable changes: {0}")]
    Unreadable(String),
    /// Something failed that no input explains.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Dossier {
    /// Takes over everything `other` has seen. Merging twice, or in any order, gives the same dossier.
    pub fn merge(&mut self, other: &Self) -> Result<Merged, MergeError> {
        if self.id != other.id {
            return Err(MergeError::OtherDossier);
        }
        if self.shape.kind != other.shape.kind {
            return Err(MergeError::OtherKind);
        }
        if self.generation != other.generation || self.lineage() != other.lineage() {
            return Err(self.other_generation(other.generation));
        }
        let birth = |dossier: &Self| dossier.document.hash_for_opid(&dossier.layout.meta);
        if birth(self) != birth(other) {
            return Err(MergeError::ForeignBirth);
        }
        let before = self.document.get_heads();
        let new = self.document.get_changes_added(&other.document);
        // Automerge refuses a reused actor before it applies anything.
        self.document.apply_changes(new).map_err(refused)?;
        Ok(self.merged(&before))
    }

    /// Everything since some heads as a series of Automerge changes, for someone who has seen those heads.
    pub fn save_since(&self, heads: &Heads) -> Vec<u8> {
        self.document.save_after(&heads.to_changes())
    }

    /// Takes over changes from [`save_since`](Self::save_since), from anywhere: on a copy, all or nothing.
    ///
    /// Changes say nothing of others that are missing beside them: ask with [`has_seen`](Self::has_seen) afterwards
    /// whether the heads they were announced with are there, and keep the dossier as it was if not.
    pub fn apply_since(&mut self, bytes: &[u8]) -> Result<Merged, MergeError> {
        let changes =
            read_changes(bytes).map_err(|error| MergeError::Unreadable(error.to_string()))?;
        let known = |change: &Change| {
            self.document
                .get_change_meta_by_hash(&change.hash())
                .is_some()
        };
        let mut roots = changes.iter().filter(|change| change.deps().is_empty());
        if !roots.all(known) {
            return Err(MergeError::ForeignBirth);
        }
        let mut copy = self.clone();
        copy.document.apply_changes(changes).map_err(refused)?;
        let missing = copy.document.get_missing_deps(&[]);
        if !missing.is_empty() {
            return Err(MergeError::MissingDependencies(Heads::of(&missing)));
        }
        if copy.lineage() != self.lineage() {
            return Err(self.other_generation(self.generation));
        }
        let before = self.document.get_heads();
        *self = copy;
        Ok(self.merged(&before))
    }

    /// Which rewriting the dossier stems from: none for one that was only ever born.
    pub(crate) fn lineage(&self) -> Option<String> {
        let mark = self.document.get(&self.layout.meta, "rewriting").ok()??;
        match Leaf::from_value(&mark.0) {
            Some(Leaf::Text(digest)) => Some(digest),
            _ => None,
        }
    }

    fn other_generation(&self, theirs: u32) -> MergeError {
        let ours = self.generation;
        MergeError::OtherGeneration { ours, theirs }
    }

    fn merged(&self, before: &[automerge::ChangeHash]) -> Merged {
        Merged {
            changed: self.document.get_heads() != before,
            heads: self.heads(),
        }
    }
}

/// What Automerge refused to apply.
pub(crate) fn refused(error: AutomergeError) -> MergeError {
    match error {
        AutomergeError::DuplicateSeqNumber(sequence, actor) => {
            let mut text = String::new();
            // Writing to a string cannot fail.
            let _ = write_hex(&mut text, actor.to_bytes());
            MergeError::ReusedActor {
                actor: text,
                sequence,
            }
        }
        other => MergeError::Unreadable(other.to_string()),
    }
}
