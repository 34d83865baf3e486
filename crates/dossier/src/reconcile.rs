//! Two generations of one dossier, or one rewritten twice apart, become one.
//!
//! The greater generation wins: its document goes on, and what the other holds that it has not seen is written into it
//! as one change made where its lineage begins. That change depends on the other dossier alone, so replicas that do
//! this apart make the same change, or changes that merge.

use std::collections::{BTreeMap, BTreeSet};

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{AutomergeError, ChangeHash, ChangeMetadata, ReadDoc};

use crate::commit::{Write, apply};
use crate::digest::{Digest, spell};
use crate::dossier::{Dossier, Fault};
use crate::genesis::{give_birth, is_genesis};
use crate::merge::MergeError;
use crate::prose::{common_frame, three_way};
use crate::whole::Seen;

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
        let birth = give_birth(&self.shape, self.id, self.generation)?;
        let mut anchor = birth.document.get_heads();
        let mark = self.document.get(&self.layout.meta, "rewriting")?;
        anchor.extend(mark.and_then(|(_, operation)| self.document.hash_for_opid(&operation)));
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
            self.add_concurrent(birth.root, &path, &claim, false)?;
        }
        self.write_adoption(loser, &unseen, &anchor, &writes)?;
        Ok(())
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

/// What of the losing dossier the winner's lineage had not taken in when it was rewritten.
struct Unseen {
    changes: BTreeSet<ChangeHash>,
    /// The heads of what had been taken in.
    known: Vec<ChangeHash>,
    /// Whether the loser's own rewriting is among the unseen.
    rewriting: bool,
    authors: BTreeSet<Vec<u8>>,
    latest_ms: i64,
}

impl Unseen {
    fn of(loser: &Dossier, seen: &Seen) -> Self {
        let prefix = loser.seen_prefix();
        let lineage = loser.lineage();
        let before = loser.seen_before();
        let is_subset = before
            .iter()
            .all(|(key, number)| seen.get(key).is_some_and(|known| known >= number));
        let is_rewriting =
            |change: &ChangeMetadata<'_>| lineage.as_deref() == Some(spell(&change.actor).as_str());
        let is_seen = |change: &ChangeMetadata<'_>| {
            let key = format!("{prefix}/{}", spell(&change.actor));
            let known = seen.get(&key).and_then(|known| u64::try_from(*known).ok());
            is_genesis(&change.actor)
                || known.is_some_and(|known| known >= change.seq)
                || (is_subset && is_rewriting(change))
        };
        let mut unseen = Self {
            changes: BTreeSet::new(),
            known: Vec::new(),
            rewriting: false,
            authors: BTreeSet::new(),
            latest_ms: 0,
        };
        let mut known = BTreeSet::new();
        let mut built_on = BTreeSet::new();
        for change in loser.document.get_changes_meta(&[]) {
            if is_seen(&change) {
                known.insert(change.hash);
                built_on.extend(change.deps);
                continue;
            }
            unseen.rewriting |= is_rewriting(&change);
            unseen.latest_ms = unseen.latest_ms.max(change.timestamp);
            let author = loser.document.get_author_for_actor(&change.actor);
            unseen
                .authors
                .extend(author.map(|author| author.as_bytes().to_vec()));
            unseen.changes.insert(change.hash);
        }
        unseen.known = known.difference(&built_on).copied().collect();
        unseen
    }

    fn only_author(&self) -> Option<Vec<u8>> {
        let mut authors = self.authors.iter();
        authors.next().filter(|_| authors.next().is_none()).cloned()
    }
}

/// What is to be written into the winner.
struct Adoption<'a> {
    winner: &'a Dossier,
    loser: &'a Dossier,
    unseen: &'a Unseen,
    anchor: &'a [ChangeHash],
    writes: Vec<Write>,
    waiting: Vec<(String, crate::Claim)>,
}

impl Adoption<'_> {
    fn collect_entries(&mut self) {
        let erased = self.winner.tombstones();
        let mine = self.winner.contents().entries;
        for (collection, entries) in self.loser.contents().entries {
            let known = mine.get(&collection);
            for (id, json) in entries {
                let is_erased = erased.contains_key(&format!("entries/{collection}/{id}"));
                if !is_erased && !known.is_some_and(|known| known.contains_key(&id)) {
                    self.writes.push(Write::Entry(collection.clone(), id, json));
                }
            }
        }
    }

    /// Whether a field was erased in the winner by someone whom the loser had not heard of.
    fn is_erased(&self, path: &str) -> bool {
        let key = format!("fields/{path}");
        let erased = |dossier: &Dossier| dossier.tombstones().contains_key(&key);
        erased(self.winner) && !erased(self.loser)
    }

    fn collect_fields(&mut self) {
        if self.unseen.changes.is_empty() {
            return;
        }
        let fields = &self.loser.layout.fields;
        let now = self.loser.document.keys(fields);
        let before = self.loser.document.keys_at(fields, &self.unseen.known);
        let paths: BTreeSet<String> = now.chain(before).collect();
        for path in paths {
            if !self.is_erased(&path) {
                self.collect_field(&path);
            }
        }
    }

    fn collect_field(&mut self, path: &str) {
        let base = self.loser.leaves(path, Some(&self.unseen.known));
        let untouched = base == self.winner.leaves(path, Some(self.anchor));
        let values = self.loser.distinct_values(path, None);
        if values.is_empty() {
            if untouched && !base.is_empty() {
                self.writes.push(Write::Delete(path.to_owned()));
            }
            return;
        }
        let standing = self.winner.leaves(path, None);
        let alone = values.len() == 1;
        for (leaf, operations) in values {
            let is_unseen = operations.iter().any(|operation| {
                let change = self.loser.document.hash_for_opid(operation);
                change.is_some_and(|hash| self.unseen.changes.contains(&hash))
            });
            if !is_unseen || standing.contains(&leaf) {
                continue;
            }
            if alone && untouched && base.len() <= 1 {
                self.writes.push(Write::Put(path.to_owned(), leaf));
            } else {
                let claim = self.loser.claim(leaf, &operations);
                self.waiting.push((path.to_owned(), claim));
            }
        }
    }

    fn collect_prose(&mut self) -> Result<(), AutomergeError> {
        for (name, text) in &self.loser.layout.texts {
            let Some(mine) = self.winner.layout.text(name) else {
                continue;
            };
            let theirs = self.loser.document.text(text)?;
            let mine = self.winner.document.text_at(mine, self.anchor)?;
            let base = if self.unseen.rewriting {
                common_frame(&theirs, &mine)
            } else {
                self.loser.document.text_at(text, &self.unseen.known)?
            };
            let merged = three_way(&base, &theirs, &mine)?;
            if theirs != base && merged != mine && !self.is_erased(name) {
                self.writes.push(Write::Text((*name).to_owned(), merged));
            }
        }
        Ok(())
    }
}
