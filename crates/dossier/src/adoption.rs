//! What the winner of a reconciling takes over from the loser.

use std::collections::BTreeSet;

use automerge::{AutomergeError, ChangeHash, ReadDoc};

use crate::prose::{three_way, union};
use crate::unseen::Unseen;
use crate::write::Write;
use crate::{Claim, Dossier};

/// What is to be written into the winner.
pub(crate) struct Adoption<'a> {
    pub winner: &'a Dossier,
    pub loser: &'a Dossier,
    pub unseen: &'a Unseen,
    /// Where the writes are made.
    pub anchor: &'a [ChangeHash],
    /// Writes for one change at the anchor.
    pub writes: Vec<Write>,
    /// Values that go beside what shows.
    pub waiting: Vec<(String, Claim)>,
}

impl Adoption<'_> {
    /// Entries the winner lacks and has not erased.
    pub(crate) fn collect_entries(&mut self) {
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

    /// Values the winner's lineage has not seen.
    pub(crate) fn collect_fields(&mut self) {
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

    /// Letters the winner's lineage has not seen.
    pub(crate) fn collect_prose(&mut self) -> Result<(), AutomergeError> {
        for (name, text) in &self.loser.layout.texts {
            let Some(mine) = self.winner.layout.text(name) else {
                continue;
            };
            let theirs = self.loser.document.text(text)?;
            let mine = self.winner.document.text_at(mine, self.anchor)?;
            let merged = if self.unseen.rewriting {
                union(&mine, &theirs)
            } else {
                let base = self.loser.document.text_at(text, &self.unseen.known)?;
                three_way(&base, &theirs, &mine)?
            };
            if merged != mine && !self.is_erased(name) {
                self.writes.push(Write::Text((*name).to_owned(), merged));
            }
        }
        Ok(())
    }
}
