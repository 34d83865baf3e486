//! A session of a group as it is typed.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use throughline_domain::group::session::{Presence, Session};
use throughline_domain::id::StudentId;

use super::case::Case;
use crate::pieces::Field;
use crate::pieces::fields::{day, day_field};
use crate::workspace::time;

/// What was typed.
#[derive(Clone, Copy)]
pub struct Draft {
    /// The day.
    pub day: RwSignal<String>,
    /// How long.
    pub minutes: RwSignal<String>,
    /// What was done.
    pub done: RwSignal<String>,
    /// The identifiers of those who were absent.
    pub absent: RwSignal<BTreeSet<String>>,
    /// A word on each, as JSON: one value that a draft can keep.
    pub words: RwSignal<String>,
    /// Whether somebody said that there were two sessions that day.
    pub two: RwSignal<bool>,
}

impl Draft {
    /// What a form begins with: a session that is amended, or nothing but what is usual.
    pub fn of(case: &Case, session: Option<&Session>) -> Self {
        let minutes = session.map_or(case.group.minutes, |session| session.minutes);
        let on = session.map_or_else(time::today, |session| session.day);
        let present = || session.iter().flat_map(|session| &session.present);
        let absent = present().filter(|(_, it)| it.absent);
        let words: BTreeMap<&StudentId, &String> = present()
            .filter(|(_, it)| !it.word.is_empty())
            .map(|(student, it)| (student, &it.word))
            .collect();
        Self {
            day: RwSignal::new(day_field(Some(on))),
            minutes: RwSignal::new(minutes.to_string()),
            done: RwSignal::new(session.map(|it| it.done.clone()).unwrap_or_default()),
            absent: RwSignal::new(absent.map(|(student, _)| student.to_string()).collect()),
            words: RwSignal::new(serde_json::to_string(&words).unwrap_or_default()),
            two: RwSignal::new(false),
        }
    }

    /// What a draft keeps.
    pub fn fields(self) -> Vec<(&'static str, Field)> {
        vec![
            ("day", Field::Text(self.day)),
            ("minutes", Field::Text(self.minutes)),
            ("done", Field::Text(self.done)),
            ("absent", Field::Codes(self.absent)),
            ("words", Field::Text(self.words)),
            ("two", Field::Tick(self.two)),
        ]
    }

    /// A word on each; tracked.
    pub fn words(self) -> BTreeMap<StudentId, String> {
        self.words
            .with(|words| serde_json::from_str(words).unwrap_or_default())
    }

    /// Writes a word on one.
    pub fn write(self, student: StudentId, word: String) {
        let mut words = untrack(|| self.words());
        words.insert(student, word);
        words.retain(|_, word| !word.is_empty());
        self.words
            .set(serde_json::to_string(&words).unwrap_or_default());
    }

    /// Whether somebody was absent; tracked.
    pub fn is_absent(self, student: StudentId) -> bool {
        let code = student.to_string();
        self.absent.with(|absent| absent.contains(&code))
    }

    /// The session as typed, of those who were members that day; `None` while no day is typed.
    pub fn session(self, case: &Case, was: &Session) -> Option<Session> {
        let on = day(&self.day.get_untracked())?;
        // Who was in the session before stays in it on its day, whatever the list of members says now.
        let before = was.present.keys().filter(|_| was.day == on);
        let members: BTreeSet<StudentId> =
            case.group.members_on(on).chain(before.copied()).collect();
        let mut words = untrack(|| self.words());
        let mut presence = |student: StudentId| Presence {
            absent: untrack(|| self.is_absent(student)),
            word: words.remove(&student).unwrap_or_default().trim().to_owned(),
        };
        Some(Session {
            day: on,
            minutes: self.minutes.get_untracked().trim().parse().unwrap_or(0),
            done: self.done.get_untracked().trim().to_owned(),
            present: members.into_iter().map(|it| (it, presence(it))).collect(),
            taken_back: false,
            ..was.clone()
        })
    }
}
