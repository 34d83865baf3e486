//! Restricted: notes on one student that only named people read, at least two. Others see that there are some, and whom
//! to ask.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::id::{CircleId, StaffId, StudentId};
use crate::shape::{Body, Kind, Shape};

/// The body of a Restricted dossier.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Restricted {
    /// Its identifier, random: nothing tells from it whom the notes are about.
    pub circle_id: CircleId,
    /// Whom the notes are about.
    pub student: StudentId,
    /// Who reads them.
    pub circle: BTreeMap<StaffId, bool>,
    /// People who must never be sent anything about this student, whatever their role.
    pub never_send: BTreeMap<StaffId, bool>,
}

/// The collection of [`RestrictedNote`]s.
pub const NOTES: &str = "notes";

/// An entry of `notes`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RestrictedNote {
    /// What was written.
    pub text: String,
}

/// The fewest people that a circle may have: one person alone could lose the notes.
pub const FEWEST: usize = 2;

/// Why people cannot be the circle of restricted notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CircleProblem {
    /// They are fewer than [`FEWEST`].
    TooFew,
    /// One of them must never be sent anything about the student.
    NeverSend(StaffId),
}

/// What is wrong with these people as a circle, of a student with this *never send to* list.
pub fn problem(people: &BTreeSet<StaffId>, never: &BTreeSet<StaffId>) -> Option<CircleProblem> {
    if let Some(staff) = people.intersection(never).next() {
        return Some(CircleProblem::NeverSend(*staff));
    }
    (people.len() < FEWEST).then_some(CircleProblem::TooFew)
}

impl Restricted {
    /// Notes of these people about a student, with nothing in them yet.
    pub fn new(circle_id: CircleId, student: StudentId, people: &BTreeSet<StaffId>) -> Self {
        Self {
            circle_id,
            student,
            circle: people.iter().map(|staff| (*staff, true)).collect(),
            never_send: BTreeMap::new(),
        }
    }

    /// Who reads them.
    pub fn people(&self) -> BTreeSet<StaffId> {
        let read = self.circle.iter().filter(|(_, reads)| **reads);
        read.map(|(staff, _)| *staff).collect()
    }
}

/// Whom to ask about the restricted notes that somebody who has these circles does not read.
pub fn to_ask(
    asks: &BTreeMap<CircleId, StaffId>,
    have: impl Fn(CircleId) -> bool,
) -> BTreeSet<StaffId> {
    let others = asks.iter().filter(|(circle, _)| !have(**circle));
    others.map(|(_, staff)| *staff).collect()
}

impl Body for Restricted {
    const SHAPE: Shape = Shape {
        kind: Kind::Restricted,
        prose: &[],
        entries: &[NOTES],
        dated: &[],
        later: &[],
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(ids: &[u128]) -> BTreeSet<StaffId> {
        ids.iter().map(|id| StaffId(*id)).collect()
    }

    #[test]
    fn a_circle_has_two_people_and_nobody_who_must_not_know() {
        let check = |circle: &[u128], never: &[u128], expected| {
            assert_eq!(problem(&people(circle), &people(never)), expected);
        };
        check(&[1, 2], &[3], None);
        check(&[1], &[], Some(CircleProblem::TooFew));
        check(&[1, 2, 3], &[2], Some(CircleProblem::NeverSend(StaffId(2))));
    }

    #[test]
    fn a_circle_is_who_is_in_it_now() {
        let mut notes = Restricted::new(CircleId(7), StudentId(5), &people(&[1, 2, 3]));
        notes.circle.insert(StaffId(2), false);
        assert_eq!(notes.people(), people(&[1, 3]));
    }

    #[test]
    fn who_is_in_one_circle_asks_about_the_others() {
        let asks =
            [(1, 8), (2, 9), (3, 9)].map(|(circle, staff)| (CircleId(circle), StaffId(staff)));
        let asks = asks.into();
        assert_eq!(to_ask(&asks, |circle| circle == CircleId(1)), people(&[9]));
        assert_eq!(to_ask(&asks, |_| true), people(&[]));
    }
}
