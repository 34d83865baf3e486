//! The sessions of a group: when, how long, who was there.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Group;
use crate::entry::Entry;
use crate::id::{EntryId, GroupSessionId, StudentId};
use crate::time::Day;

/// The collection of [`Session`]s.
pub const SESSIONS: &str = "sessions";

/// An entry of `sessions`: one session, with all who were in the group that day.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Session {
    /// What identifies it here and in the members' own parts.
    pub session: GroupSessionId,
    /// On which day.
    pub day: Day,
    /// How long, in minutes.
    pub minutes: u32,
    /// What was done; may be empty.
    #[serde(default)]
    pub done: String,
    /// Those who were members that day.
    pub present: BTreeMap<StudentId, Presence>,
    /// Whether it was logged by mistake and does not count.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub taken_back: bool,
}

/// How it was for one member.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Presence {
    /// Whether they were absent.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub absent: bool,
    /// A word on them; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub word: String,
}

/// Why a session cannot be logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SessionProblem {
    /// The day has not come yet.
    InFuture,
    /// The day is before the group's first or after its last.
    OutOfGroup,
    /// Another session of that day is logged, and nobody said that there were two.
    DayTaken,
    /// The minutes are not from 1 to 480.
    Minutes,
    /// Nobody was in the group that day.
    Nobody,
}

impl Session {
    /// What is wrong with it, in the order of its form. `logged` are the sessions there are; `two` says that there were
    /// two that day.
    pub fn problems(
        &self,
        group: &Group,
        logged: &[(EntryId, Entry<Session>)],
        two: bool,
        today: Day,
    ) -> Vec<SessionProblem> {
        let early = group.begins.is_some_and(|begins| self.day < begins);
        let late = group.ends.is_some_and(|ends| self.day > ends);
        let taken = counting(logged)
            .any(|(_, entry)| entry.what.day == self.day && entry.what.session != self.session);
        let checks = [
            (self.day > today, SessionProblem::InFuture),
            (early || late, SessionProblem::OutOfGroup),
            (taken && !two, SessionProblem::DayTaken),
            (!(1..=480).contains(&self.minutes), SessionProblem::Minutes),
            (self.present.is_empty(), SessionProblem::Nobody),
        ];
        let wrong = checks.into_iter().filter(|(wrong, _)| *wrong);
        wrong.map(|(_, problem)| problem).collect()
    }

    /// How many were there.
    pub fn attended(&self) -> usize {
        self.present.values().filter(|it| !it.absent).count()
    }
}

/// Those that were not taken back.
pub fn counting(
    logged: &[(EntryId, Entry<Session>)],
) -> impl Iterator<Item = &(EntryId, Entry<Session>)> {
    logged.iter().filter(|(_, entry)| !entry.what.taken_back)
}

/// How often a member was there and absent.
pub fn attendance(logged: &[(EntryId, Entry<Session>)], student: StudentId) -> (usize, usize) {
    let of = counting(logged).filter_map(|(_, entry)| entry.what.present.get(&student));
    of.fold((0, 0), |(present, absent), it| {
        (
            present + usize::from(!it.absent),
            absent + usize::from(it.absent),
        )
    })
}
