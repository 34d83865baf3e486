//! Two generations of one dossier, or one rewritten twice apart, become one.
//!
//! The greater generation wins: its document goes on, and what the other holds that it has not seen is written into it
//! as one change made where its lineage begins. That change depends on the other dossier alone, so replicas that do
//! this apart make the same change, or changes that merge.

use std::collections::BTreeMap;

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{AutomergeError, ChangeHash, ReadDoc};

use crate::adoption::Adoption;
use crate::digest::Digest;
use crate::dossier::{Dossier, Fault};
use crate::genesis::genesis_changes;
use crate::merge::MergeError;
use crate::unseen::Unseen;
use crate::whole::Seen;
use crate::write::{Write, apply};

impl Dossier {
    /// The one dossier that two copies make, of whatever generations: entries of both without what either erased; the
    /// values of the greater generation show, and values it had not seen take their place where nobody else changed the
    /// field, or wait beside. Gives the same dossier from either side. Both copies are left as they are.
    pub fn reconcile(&self, other: &Self) -> Result<Self, MergeError> {
        let rank = |dossier: &Self| (dossier.generation, dossier.lineage());
        if self.id != other.id || self.shape.kind != other.shape.kind || rank(self) == rank(other) {
            let mut merged = self.clone();
            merged.merge(other)?;
            return Ok(merged);
        }
        let (winner, loser) = if rank(self) > rank(other) {
            (self, other)
        } else {
            (other, self)
        };
        let mut winner = winner.without_erased(loser)?;
        winner.adopt_unseen(loser)?;
        Ok(winner)
    }

    /// This dossier, rewritten once more if the other one erased something that is in here.
    fn without_erased(&self, loser: &Self) -> Result<Self, MergeError> {
        let known = self.tombstones();
        let contents = self.contents();
        let holds = |key: &str| match key.strip_prefix("entries/") {
            // Fields keep former values in their history, so they are always rewritten.
            None => true,
            Some(entry) => entry.split_once('/').is_some_and(|(collection, id)| {
                let entries = contents.entries.get(collection);
                entries.is_some_and(|entries| entries.contains_key(id))
            }),
        };
        let mut erased = loser.tombstones();
        erased.retain(|key, _| !known.contains_key(key) && holds(key));
        if erased.is_empty() {
            return Ok(self.clone());
        }
        let next = self.generation.checked_add(1);
        let next = next.ok_or_else(|| Fault("there is no further generation".to_owned()))?;
        Ok(self.without(erased, next)?)
    }

    fn adopt_unseen(&mut self, loser: &Self) -> Result<(), Fault> {
        let anchor = self.anchor()?;
        let unseen = Unseen::of(loser, &self.seen_before());
        let mut adoption = Adoption {
            winner: self,
            loser,
            unseen: &unseen,
            anchor: &anchor,
            writes: Vec::new(),
            waiting: Vec::new(),
        };
        adoption.collect_entries();
        adoption.collect_fields();
        adoption.collect_prose()?;
        let Adoption {
            writes, waiting, ..
        } = adoption;
        for (path, claim) in waiting {
            self.add_concurrent(&path, &claim, false)?;
        }
        self.write_adoption(loser, &unseen, &anchor, &writes)?;
        Ok(())
    }

    /// Where this lineage last took something in: its rewriting and earlier adoptions. What is adopted next is written
    /// there, so that it depends on nothing else.
    fn anchor(&self) -> Result<Vec<ChangeHash>, AutomergeError> {
        let mut marks = self.document.get_all(&self.layout.meta, "rewriting")?;
        for actor in self.seen_before().keys() {
            let seen = &self.layout.seen;
            marks.extend(self.document.get_all(seen, actor.as_str())?);
        }
        let genesis = genesis_changes(&self.shape, self.id, self.generation);
        let genesis = genesis.iter().map(automerge::Change::hash);
        let marks = marks.iter();
        let changes = marks.filter_map(|(_, mark)| self.document.hash_for_opid(mark));
        let mut anchor: Vec<_> = genesis.chain(changes).collect();
        anchor.sort_unstable();
        anchor.dedup();
        Ok(anchor)
    }

    /// Writes what was adopted as one change that stands where this lineage begins.
    fn write_adoption(
        &mut self,
        loser: &Self,
        unseen: &Unseen,
        anchor: &[ChangeHash],
        writes: &[Write],
    ) -> Result<(), AutomergeError> {
        let (known, seen) = (self.tombstones(), self.seen_before());
        let tombstones = news(loser.tombstones(), |key, _| known.contains_key(key));
        let is_known = |key: &str, number| seen.get(key).is_some_and(|known| *known >= number);
        let sightings = news(loser.all_seen(), is_known);
        if writes.is_empty() && tombstones.is_empty() && sightings.is_empty() {
            return Ok(());
        }
        let mut digest = Digest::new("throughline adoption 1");
        for hash in anchor {
            digest.add(hash.0);
        }
        for write in writes {
            write.parts().iter().for_each(|part| digest.add(part));
        }
        for (key, number) in tombstones.iter().chain(&sightings) {
            digest.add(key);
            digest.add(number.to_be_bytes());
        }
        let mut fork = self.document.fork_at(anchor)?;
        let author = unseen.only_author().map(automerge::Author::from);
        fork.set_author(author);
        fork.set_actor(digest.actor());
        let mut change = fork.transaction();
        for write in writes {
            apply(&mut change, &self.layout, write)?;
        }
        for (key, at_ms) in &tombstones {
            change.put(&self.layout.tombstones, key.as_str(), *at_ms)?;
        }
        for (key, number) in &sightings {
            change.put(&self.layout.seen, key.as_str(), *number)?;
        }
        let options = CommitOptions::default().with_time(unseen.latest_ms);
        change.commit_with(options.with_message("reconcile"));
        self.document.merge(&mut fork)?;
        Ok(())
    }
}

fn news(all: Seen, is_known: impl Fn(&str, i64) -> bool) -> BTreeMap<String, i64> {
    let mut all = all;
    all.retain(|key, number| !is_known(key, *number));
    all
}
