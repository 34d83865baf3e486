//! Handover: what those who know a student hand on when the student moves up or leaves.
//!
//! Those who are asked write into their own Contribution; whoever prepares the transition reads all of it side by side and
//! puts the hand-over together, which goes to the receiving team and to nobody else.

mod received;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::entry::Entry;
use crate::id::{EntryId, StaffId, StudentId};
use crate::shape::{Body, Kind, Shape};
use crate::time::{Clock, Day};

pub use received::{Origin, Received};

/// The body of a Handover dossier.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Handover {
    /// Whom it is about.
    pub student: StudentId,
    /// The team, class or school that the student goes to, in words.
    pub to: String,
    /// The day of the move.
    pub moving: Option<Day>,
    /// The day on which those who hand on and those who receive sit together.
    pub meeting: Option<Day>,
    /// When on that day, by the clock on the school's wall; `None` when nobody has said.
    pub meeting_at: Option<Clock>,
    /// Where they sit together, in words.
    pub meeting_place: String,
    /// The people at this school who receive it: the receiving team.
    pub circle: BTreeMap<StaffId, bool>,
    /// The day on which it was handed on; `None` while it is being put together.
    pub handed_on: Option<Day>,
    /// What goes well (prose).
    pub strengths: String,
    /// How to connect with the student (prose).
    pub connecting: String,
    /// Where the student belongs, beyond lessons (prose).
    pub community: String,
    /// Among peers (prose).
    pub peers: String,
    /// The family, and how to work with it (prose).
    pub family: String,
    /// What worked, and must not be lost (prose).
    pub worked: String,
    /// Anything else (prose).
    pub other: String,
    /// People who must never be sent anything about this student, whatever their role.
    pub never_send: BTreeMap<StaffId, bool>,
}

/// A part of a hand-over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// What goes well.
    Strengths,
    /// How to connect with the student.
    Connecting,
    /// Where the student belongs, beyond lessons.
    Community,
    /// Among peers.
    Peers,
    /// The family.
    Family,
    /// What worked.
    Worked,
    /// Anything else.
    Other,
}

impl Part {
    /// Every part, strengths first.
    pub const ALL: [Part; 7] = [
        Part::Strengths,
        Part::Connecting,
        Part::Community,
        Part::Peers,
        Part::Family,
        Part::Worked,
        Part::Other,
    ];

    /// Where it stands in the body.
    pub fn place(self, body: &mut Handover) -> &mut String {
        match self {
            Part::Strengths => &mut body.strengths,
            Part::Connecting => &mut body.connecting,
            Part::Community => &mut body.community,
            Part::Peers => &mut body.peers,
            Part::Family => &mut body.family,
            Part::Worked => &mut body.worked,
            Part::Other => &mut body.other,
        }
    }

    /// What a hand-over says in this part.
    pub fn of(self, body: &Handover) -> &str {
        match self {
            Part::Strengths => &body.strengths,
            Part::Connecting => &body.connecting,
            Part::Community => &body.community,
            Part::Peers => &body.peers,
            Part::Family => &body.family,
            Part::Worked => &body.worked,
            Part::Other => &body.other,
        }
    }
}

/// Why the frame of a hand-over cannot be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HandoverProblem {
    /// It does not say where the student goes.
    To,
    /// It does not say when.
    Moving,
    /// Somebody of the receiving team may never be sent anything about the student.
    NeverSend(StaffId),
}

impl Handover {
    /// Whether a transition was begun.
    pub fn has_begun(&self) -> bool {
        self.moving.is_some()
    }

    /// What is wrong with its frame, in the order of its form.
    pub fn problems(&self) -> Vec<HandoverProblem> {
        let to = self.to.trim().is_empty().then_some(HandoverProblem::To);
        let moving = self.moving.is_none().then_some(HandoverProblem::Moving);
        let never = self
            .circle
            .iter()
            .filter(|(staff, on)| **on && self.never_send.get(*staff) == Some(&true));
        let never = never.map(|(staff, _)| HandoverProblem::NeverSend(*staff));
        to.into_iter().chain(moving).chain(never).collect()
    }

    /// Whether anything has been written yet.
    pub fn is_written(&self) -> bool {
        Part::ALL
            .iter()
            .any(|part| !part.of(self).trim().is_empty())
    }
}

/// The collection of [`HandOnAsked`]s, of the Contribution of whoever is asked.
pub const HAND_ON_ASKED: &str = "hand_on_asked";
/// The collection of [`HandedOn`]s, of the Contribution of whoever writes.
pub const HANDED_ON: &str = "handed_on";

/// Somebody who knows the student is asked what to hand on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HandOnAsked {
    /// The day of the move.
    pub moving: Option<Day>,
    /// Where the student goes, in words.
    #[serde(default)]
    pub to: String,
}

/// What somebody hands on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HandedOn {
    /// What they wrote, by part.
    pub parts: BTreeMap<Part, String>,
}

/// The last request that nothing was written after; `None` when nothing waits.
pub fn unanswered<'a>(
    asked: &'a [(EntryId, Entry<HandOnAsked>)],
    given: &[(EntryId, Entry<HandedOn>)],
) -> Option<&'a Entry<HandOnAsked>> {
    let last = asked.last()?;
    let answered = given.iter().any(|(id, _)| *id > last.0);
    (!answered).then_some(&last.1)
}

impl Body for Handover {
    const SHAPE: Shape = Shape {
        kind: Kind::Handover,
        prose: &[
            "strengths",
            "connecting",
            "community",
            "peers",
            "family",
            "worked",
            "other",
        ],
        entries: &[],
        dated: &[],
        later: &[],
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Timestamp;

    fn entry<T>(id: u128, what: T) -> (EntryId, Entry<T>) {
        let entry = Entry {
            by: StaffId(1),
            at: Timestamp(0),
            replaces: None,
            what,
        };
        (EntryId(id), entry)
    }

    #[test]
    fn a_request_waits_until_something_is_written_after_it() {
        let ask = |id| {
            entry(
                id,
                HandOnAsked {
                    moving: None,
                    to: String::new(),
                },
            )
        };
        let given = |id| {
            entry(
                id,
                HandedOn {
                    parts: BTreeMap::new(),
                },
            )
        };
        assert!(unanswered(&[], &[]).is_none());
        assert!(unanswered(&[ask(1)], &[]).is_some());
        assert!(unanswered(&[ask(1)], &[given(2)]).is_none());
        assert!(unanswered(&[ask(1), ask(3)], &[given(2)]).is_some());
    }

    #[test]
    fn a_transition_says_where_and_when_and_keeps_to_the_list() {
        let bare = Handover::default();
        assert_eq!(
            bare.problems(),
            [HandoverProblem::To, HandoverProblem::Moving]
        );
        let guarded = Handover {
            to: "Grade 9".to_owned(),
            moving: Some("2027-01-11".parse().unwrap()),
            circle: [(StaffId(3), true), (StaffId(4), false)].into(),
            never_send: [(StaffId(3), true), (StaffId(4), true)].into(),
            ..Handover::default()
        };
        assert_eq!(guarded.problems(), [HandoverProblem::NeverSend(StaffId(3))]);
    }

    #[test]
    fn every_part_has_a_place_of_its_own() {
        let mut body = Handover::default();
        assert!(!body.is_written());
        for (number, part) in Part::ALL.into_iter().enumerate() {
            *part.place(&mut body) = number.to_string();
        }
        for (number, part) in Part::ALL.into_iter().enumerate() {
            assert_eq!(part.of(&body), number.to_string());
        }
        assert!(body.is_written());
    }
}
