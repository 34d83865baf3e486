//! Erasure is physical: the dossier is written anew under the next generation, without what was erased.
//!
//! Automerge keeps history, so nothing less takes a text off the disk. What remains are tombstones (ids and dates) and
//! `seen` (how far each actor's changes had been taken in), by which older copies merge without bringing it back. The
//! rewriting is a function of the content alone: apart, two replicas with equal content write equal bytes.

use std::collections::{BTreeMap, BTreeSet};

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, Automerge, AutomergeError};
use thiserror::Error;

use crate::digest::spell;
use crate::dossier::{Dossier, Fault};
use crate::genesis::{Layout, birth_hash, give_birth};
use crate::read::{Claim, Conflict};
use crate::whole::{Whole, claim_actor};
use crate::{DossierId, Leaf, Shape};

/// Something to erase.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// One entry.
    Entry {
        /// The collection.
        collection: String,
        /// The entry's ULID.
        id: String,
    },
    /// One field and all its former values; it may be set again afterwards.
    Field {
        /// The field, prose or not.
        path: String,
    },
}

impl Target {
    /// The key of its tombstone.
    pub fn tombstone(&self) -> String {
        match self {
            Self::Entry { collection, id } => format!("entries/{collection}/{id}"),
            Self::Field { path } => format!("fields/{path}"),
        }
    }
}

/// Why nothing was erased.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ExpungeError {
    /// Nothing was named.
    #[error("nothing to erase was named")]
    NothingNamed,
    /// The dossier cannot be rewritten any more often.
    #[error("there is no further generation")]
    LastGeneration,
    /// Something failed that no input explains.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Dossier {
    /// The dossier without the targets, in the next generation. Everything else is there, values that wait included;
    /// its history is gone with what was erased. Targets that are not there get a tombstone too and never arrive.
    ///
    /// `at_ms`, in milliseconds since 1970, is the date of the tombstones.
    pub fn expunge(&self, targets: &BTreeSet<Target>, at_ms: i64) -> Result<Self, ExpungeError> {
        if targets.is_empty() {
            return Err(ExpungeError::NothingNamed);
        }
        let next = self.generation.checked_add(1);
        let next = next.ok_or(ExpungeError::LastGeneration)?;
        let dates = targets.iter().map(|target| (target.tombstone(), at_ms));
        Ok(self.without(dates.collect(), next)?)
    }

    /// The dossier without what some tombstones name, in another generation.
    pub(crate) fn without(
        &self,
        tombstones: BTreeMap<String, i64>,
        generation: u32,
    ) -> Result<Self, Fault> {
        let mut whole = self.whole();
        let erased = |key: String| tombstones.contains_key(&key);
        let fields = &mut whole.contents.fields;
        fields.retain(|path, _| !erased(format!("fields/{path}")));
        whole
            .conflicts
            .retain(|conflict| !erased(format!("fields/{}", conflict.path)));
        for (collection, entries) in &mut whole.contents.entries {
            entries.retain(|id, _| !erased(format!("entries/{collection}/{id}")));
        }
        for (key, at_ms) in tombstones {
            let date = whole.tombstones.entry(key).or_insert(at_ms);
            *date = at_ms.min(*date);
        }
        Ok(Self::written(self.shape, self.id, generation, &whole)?)
    }

    /// A dossier that holds a whole, and has no other history.
    fn written(
        shape: Shape,
        id: DossierId,
        generation: u32,
        whole: &Whole,
    ) -> Result<Self, AutomergeError> {
        let mut dossier = Self {
            document: give_birth(&shape, id, generation)?,
            layout: Layout::of(&shape),
            shape,
            id,
            generation,
            stored: None,
        };
        for Conflict { path, values, .. } in &whole.conflicts {
            for (claim, rank) in values.iter().zip(0..) {
                dossier.add_concurrent(path, claim, rank == 0)?;
            }
        }
        dossier.document.set_author(None);
        let actor = whole.actor(id, generation);
        dossier.document.set_actor(actor.clone());
        let mut change = dossier.document.transaction();
        write_whole(&mut change, &dossier.layout, whole, &actor)?;
        change.commit_with(
            CommitOptions::default()
                .with_time(0)
                .with_message("expunge"),
        );
        dossier.document.set_actor(ActorId::random());
        Ok(dossier)
    }

    /// Adds one of several concurrent values: one change that has seen nothing but the birth, the same on every replica.
    /// At most one value of a field `shows`.
    pub(crate) fn add_concurrent(
        &mut self,
        path: &str,
        claim: &Claim,
        shows: bool,
    ) -> Result<(), AutomergeError> {
        let birth = birth_hash(&self.shape, self.id, self.generation);
        let mut fork: Automerge = self.document.fork_at(birth.as_slice())?;
        let author = claim.author.clone();
        fork.set_author(author.map(|name| automerge::Author::from(name.into_bytes())));
        fork.set_actor(claim_actor(self.id, path, claim, shows));
        let mut change = fork.transaction();
        let fields = &self.layout.fields;
        change.put(fields, path, claim.value.to_scalar())?;
        if shows {
            // Of concurrent values the one written with the highest number shows: this one is written twice.
            change.delete(fields, path)?;
            change.put(fields, path, claim.value.to_scalar())?;
        }
        let options = CommitOptions::default().with_time(claim.at_ms);
        change.commit_with(options.with_message(&claim.intent));
        self.document.merge(&mut fork)?;
        Ok(())
    }
}

fn write_whole(
    change: &mut impl Transactable,
    layout: &Layout,
    whole: &Whole,
    actor: &ActorId,
) -> Result<(), AutomergeError> {
    change.put(&layout.meta, "rewriting", spell(actor))?;
    for (key, at_ms) in &whole.tombstones {
        change.put(&layout.tombstones, key.as_str(), *at_ms)?;
    }
    for (actor, sequence) in &whole.seen {
        change.put(&layout.seen, actor.as_str(), *sequence)?;
    }
    for (name, map) in &layout.collections {
        for (id, json) in whole.contents.entries.get(*name).into_iter().flatten() {
            change.put(map, id.as_str(), json.as_str())?;
        }
    }
    let contested: BTreeSet<_> = whole.conflicts.iter().map(|found| &found.path).collect();
    let fields = whole.contents.fields.iter();
    for (path, leaf) in fields.filter(|(path, _)| !contested.contains(path)) {
        match (layout.text(path), leaf) {
            (Some(text), Leaf::Text(letters)) => change.splice_text(text, 0, 0, letters)?,
            _ => change.put(&layout.fields, path.as_str(), leaf.to_scalar())?,
        }
    }
    Ok(())
}
