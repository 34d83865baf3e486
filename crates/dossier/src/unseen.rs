//! What one copy of a dossier holds that a lineage of another generation has never taken in.

use std::collections::BTreeSet;

use automerge::{ChangeHash, ChangeMetadata};

use crate::Dossier;
use crate::digest::spell;
use crate::genesis::is_genesis;
use crate::whole::Seen;

/// What of the losing dossier the winner's lineage had not taken in when it was rewritten.
pub(crate) struct Unseen {
    /// The unseen changes.
    pub changes: BTreeSet<ChangeHash>,
    /// The heads of what had been taken in.
    pub known: Vec<ChangeHash>,
    /// Whether the loser's own rewriting is among the unseen.
    pub rewriting: bool,
    authors: BTreeSet<Vec<u8>>,
    /// The latest time of an unseen change, in milliseconds since 1970.
    pub latest_ms: i64,
}

impl Unseen {
    /// Compares a dossier with what the winner's lineage has seen.
    pub(crate) fn of(loser: &Dossier, seen: &Seen) -> Self {
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

    /// The author of all unseen changes, if they have one and the same.
    pub(crate) fn only_author(&self) -> Option<Vec<u8>> {
        let mut authors = self.authors.iter();
        authors.next().filter(|_| authors.next().is_none()).cloned()
    }
}
