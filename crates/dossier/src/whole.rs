//! Everything a dossier holds, waiting values included: what a rewriting is made of.

use std::collections::BTreeMap;

use automerge::ActorId;

use crate::dated::newest;
use crate::digest::{Digest, spell};
use crate::genesis::is_genesis;
use crate::read::{Claim, Conflict, numbers};
use crate::{Contents, Dossier, DossierId, Leaf};

/// How far each actor had been seen: `GENERATION.LINEAGE/ACTOR` → the number of its last change.
pub(crate) type Seen = BTreeMap<String, i64>;

/// A dossier as values.
#[derive(Clone, Debug)]
pub(crate) struct Whole {
    /// What shows.
    pub contents: Contents,
    /// Fields with more than one value, all their values, the one that shows first.
    pub conflicts: Vec<Conflict>,
    /// What was erased, and when.
    pub tombstones: BTreeMap<String, i64>,
    /// What this dossier has taken in, over all generations.
    pub seen: Seen,
}

impl Whole {
    /// The actor that writes this whole under an id and a generation.
    pub(crate) fn actor(&self, id: DossierId, generation: u32) -> ActorId {
        let mut digest = Digest::new("throughline rewriting 1");
        digest.add(id.0);
        digest.add(generation.to_be_bytes());
        digest.add("fields");
        for (path, leaf) in &self.contents.fields {
            digest.add(path);
            digest.add(leaf.canonical());
        }
        for (collection, entries) in &self.contents.entries {
            digest.add("collection");
            digest.add(collection);
            for (id, json) in entries {
                digest.add(id);
                digest.add(json);
            }
        }
        digest.add("conflicts");
        for conflict in &self.conflicts {
            for claim in &conflict.values {
                digest.add(claim_actor(id, &conflict.path, claim, false).to_bytes());
            }
        }
        for (name, numbers) in [("tombstones", &self.tombstones), ("seen", &self.seen)] {
            digest.add(name);
            for (key, number) in numbers {
                digest.add(key);
                digest.add(number.to_be_bytes());
            }
        }
        digest.actor()
    }
}

/// The actor of the one change that carries one of several concurrent values.
pub(crate) fn claim_actor(id: DossierId, path: &str, claim: &Claim, shows: bool) -> ActorId {
    let mut digest = Digest::new("throughline concurrent value 1");
    digest.add([u8::from(shows)]);
    digest.add(id.0);
    digest.add(path);
    digest.add(claim.value.canonical());
    digest.add(claim.author.as_deref().unwrap_or_default());
    digest.add(claim.at_ms.to_be_bytes());
    digest.add(&claim.intent);
    digest.actor()
}

impl Dossier {
    /// Everything this dossier holds.
    pub(crate) fn whole(&self) -> Whole {
        let reading = self.read();
        Whole {
            contents: reading.contents,
            conflicts: reading.conflicts,
            tombstones: self.tombstones(),
            seen: self.all_seen(),
        }
    }

    /// What earlier generations had taken in when they were rewritten into this one.
    pub(crate) fn seen_before(&self) -> Seen {
        numbers(&self.document, &self.layout.seen, i64::max)
    }

    /// The same, and what is in this very document.
    pub(crate) fn all_seen(&self) -> Seen {
        let mut seen = self.seen_before();
        let prefix = self.seen_prefix();
        for change in self.document.get_changes_meta(&[]) {
            if !is_genesis(&change.actor) {
                let sequence = i64::try_from(change.seq).unwrap_or(i64::MAX);
                let last = seen.entry(format!("{prefix}/{}", spell(&change.actor)));
                let last = last.or_insert(sequence);
                *last = sequence.max(*last);
            }
        }
        seen
    }

    /// What tells the actors of this document from the same actors in another generation.
    pub(crate) fn seen_prefix(&self) -> String {
        let lineage = self.lineage().unwrap_or_default();
        format!("{}.{lineage}", self.generation)
    }

    /// The values of a dated or plain field that show, at some heads or now.
    pub(crate) fn leaves(&self, path: &str, at: Option<&[automerge::ChangeHash]>) -> Vec<Leaf> {
        let values = self.distinct_values(path, at);
        let mut leaves = values.into_iter().map(|(leaf, _)| leaf);
        if self.shape.is_dated(path) {
            return newest(leaves).into_iter().collect();
        }
        let mut all: Vec<_> = leaves.by_ref().collect();
        all.sort_by_key(Leaf::canonical);
        all
    }
}
