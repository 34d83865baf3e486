//! What becomes of guardians, student by student.

use std::collections::BTreeMap;

use throughline_domain::contacts::{Contacts, GuardianCard};
use throughline_domain::id::{GuardianId, StudentId};
use throughline_domain::roster_import::Tally;

use super::fact::{Outcome, gone, named};
use crate::roster::{Extent, Reading};

/// Guardians to write, by student.
type Changes = BTreeMap<StudentId, BTreeMap<GuardianId, GuardianCard>>;

/// Compares guardians; the changes go into `changes`.
pub(super) fn guardians(
    reading: &Reading,
    contacts: &BTreeMap<StudentId, Contacts>,
    changes: &mut Changes,
) -> Tally {
    let mut tally = Tally::default();
    let mut keep = |student: StudentId, id: GuardianId, outcome: Outcome<GuardianCard>| {
        if let Some(card) = outcome.count(&mut tally) {
            changes.entry(student).or_default().insert(id, card);
        }
    };
    for (student, guardians) in &reading.guardians {
        let known = contacts.get(student);
        for (id, card) in guardians {
            let known = known.and_then(|contacts| contacts.imported.get(id));
            let known = known.map(|known| &known.0);
            keep(*student, *id, named(known, card, &reading.as_of));
        }
    }
    for (student, contacts) in contacts {
        let named_now = reading.guardians.get(student);
        for (id, known) in &contacts.imported {
            if known.removed || named_now.is_some_and(|named| named.contains_key(id)) {
                continue;
            }
            if let Some(outcome) = not_named(reading, *student, *id, known) {
                keep(*student, *id, outcome);
            }
        }
    }
    tally
}

/// What becomes of a guardian whom no row names as this student's; `None` when the files do not speak of them.
fn not_named(
    reading: &Reading,
    student: StudentId,
    id: GuardianId,
    known: &GuardianCard,
) -> Option<Outcome<GuardianCard>> {
    if known.source.system != reading.system {
        return None;
    }
    if reading.spared.guardians.contains(&id) {
        return Some(Outcome::Unchanged);
    }
    match reading.extents.users {
        Extent::Delta => {
            let card = reading.all_guardians.get(&id)?;
            Some(named(Some(known), card, &reading.as_of))
        }
        // Of a student who left, the guardians stay as they were last known.
        Extent::Bulk if reading.is_here(student) => Some(gone(known.clone(), &reading.as_of)),
        Extent::Absent | Extent::Bulk => None,
    }
}
