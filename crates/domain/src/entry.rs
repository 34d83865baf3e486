//! Entries: what is added to a dossier once and never changed; an amendment names what it replaces.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::id::{EntryId, StaffId};
use crate::time::Timestamp;

/// An entry as it is stored: who wrote it, when, and what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry<T> {
    /// Who wrote it.
    pub by: StaffId,
    /// When, by the clock of the writer's device.
    pub at: Timestamp,
    /// The entry that this one amends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<EntryId>,
    /// What was written.
    pub what: T,
}

/// Something that was written, with what it said before it was amended.
#[derive(Debug, Clone, PartialEq)]
pub struct Amended<T> {
    /// The entry that holds now.
    pub id: EntryId,
    /// What it says now.
    pub now: Entry<T>,
    /// What it said before, the first wording first.
    pub earlier: Vec<(EntryId, Entry<T>)>,
}

impl<T> Amended<T> {
    /// Who wrote it first, and when.
    pub fn begun(&self) -> (StaffId, Timestamp) {
        let first = self.earlier.first().map_or(&self.now, |(_, entry)| entry);
        (first.by, first.at)
    }

    /// Whether this entry is one of its wordings.
    pub fn was(&self, entry: EntryId) -> bool {
        self.id == entry || self.earlier.iter().any(|(id, _)| *id == entry)
    }
}

/// Entries with what each said before, in the order in which they were first written. Two amendments of one entry, made
/// apart, both hold, and each names the same beginnings.
pub fn amended<T: Clone>(all: Vec<(EntryId, Entry<T>)>) -> Vec<Amended<T>> {
    let by_id: BTreeMap<EntryId, Entry<T>> = all.into_iter().collect();
    let replaced: BTreeSet<EntryId> = by_id.values().filter_map(|it| it.replaces).collect();
    let holding = by_id.iter().filter(|(id, _)| !replaced.contains(id));
    let with_earlier = |(id, now): (&EntryId, &Entry<T>)| {
        let mut earlier = Vec::new();
        let mut seen = BTreeSet::from([*id]);
        let mut before = now.replaces;
        // What was written elsewhere may go in circles.
        while let Some(id) = before.filter(|id| seen.insert(*id)) {
            let Some(entry) = by_id.get(&id) else { break };
            before = entry.replaces;
            earlier.push((id, entry.clone()));
        }
        earlier.reverse();
        Amended {
            id: *id,
            now: now.clone(),
            earlier,
        }
    };
    let mut found: Vec<Amended<T>> = holding.map(with_earlier).collect();
    found.sort_by_key(|it| (it.begun().1, it.id));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(entries: &[(u128, Option<u128>)], expected: &[(u128, &[u128])]) {
        let entry = |(id, replaces): &(u128, Option<u128>)| {
            let entry = Entry {
                by: StaffId(1),
                at: Timestamp(i64::try_from(*id).unwrap()),
                replaces: replaces.map(EntryId),
                what: (),
            };
            (EntryId(*id), entry)
        };
        let found: Vec<(u128, Vec<u128>)> = amended(entries.iter().map(entry).collect())
            .into_iter()
            .map(|it| (it.id.0, it.earlier.iter().map(|(id, _)| id.0).collect()))
            .collect();
        let expected: Vec<(u128, Vec<u128>)> = expected
            .iter()
            .map(|(id, earlier)| (*id, earlier.to_vec()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_was_amended_keeps_its_place_and_its_earlier_wordings() {
        check(
            &[(1, None), (2, None), (3, Some(1)), (4, Some(3))],
            &[(4, &[1, 3]), (2, &[])],
        );
    }

    #[test]
    fn two_amendments_made_apart_both_hold() {
        check(
            &[(1, None), (2, Some(1)), (3, Some(1))],
            &[(2, &[1]), (3, &[1])],
        );
    }

    #[test]
    fn what_is_missing_or_goes_in_circles_costs_only_itself() {
        check(&[(2, Some(1))], &[(2, &[])]);
        check(&[(1, Some(2)), (2, Some(1)), (3, Some(1))], &[(3, &[2, 1])]);
    }
}
