//! What is typed into the form of a new consultation, and what is wrong with it.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::id::{StaffId, StudentId, ThreadId};
use throughline_domain::thread::{Thread, ThreadProblem, Topic};

use super::names::{topic_code, topic_of_code};
use crate::pieces::Field;
use crate::text::{Text, consultations as say};

/// What the draft of a form is about that was not begun on a student's page.
pub const NEW: &str = "new";

/// What was typed. A copy is the same.
#[derive(Clone, Copy)]
pub struct Draft {
    /// The code of the topic.
    pub topic: RwSignal<String>,
    /// The question in a line.
    pub title: RwSignal<String>,
    /// The question.
    pub question: RwSignal<String>,
    /// The identifier of the student; empty when it is about practice.
    pub student: RwSignal<String>,
    /// The identifiers of the people to ask.
    pub circle: RwSignal<BTreeSet<String>>,
    /// The identifier of the supervisor, of an ethical dilemma.
    pub supervisor: RwSignal<String>,
}

impl Draft {
    /// Nothing typed, about this student.
    pub fn new(about: Option<StudentId>) -> Self {
        let student = about.map(|student| student.to_string());
        Self {
            topic: RwSignal::new(topic_code(Topic::Behaviour).to_owned()),
            title: RwSignal::new(String::new()),
            question: RwSignal::new(String::new()),
            student: RwSignal::new(student.unwrap_or_default()),
            circle: RwSignal::new(BTreeSet::new()),
            supervisor: RwSignal::new(String::new()),
        }
    }

    /// The fields that a draft keeps.
    pub fn fields(self) -> Vec<(&'static str, Field)> {
        vec![
            ("topic", Field::Text(self.topic)),
            ("title", Field::Text(self.title)),
            ("question", Field::Text(self.question)),
            ("student", Field::Text(self.student)),
            ("circle", Field::Codes(self.circle)),
            ("supervisor", Field::Text(self.supervisor)),
        ]
    }

    /// The topic chosen; tracked.
    pub fn topic(self) -> Topic {
        self.topic
            .with(|code| topic_of_code(code))
            .unwrap_or_default()
    }

    /// Whether it is an ethical dilemma; tracked.
    pub fn is_ethics(self) -> bool {
        self.topic() == Topic::Ethics
    }

    /// The student chosen; tracked.
    pub fn student(self) -> Option<StudentId> {
        self.student.with(|id| id.parse().ok())
    }

    /// Whoever was chosen to be asked; tracked.
    pub fn asked(self) -> BTreeSet<StaffId> {
        if self.is_ethics() {
            let supervisor = self.supervisor.with(|id| id.parse().ok());
            return supervisor.into_iter().collect();
        }
        self.circle
            .with(|chosen| chosen.iter().filter_map(|id| id.parse().ok()).collect())
    }

    /// The consultation that it makes, asked by `me`; not tracked.
    pub fn thread(self, id: ThreadId, me: StaffId, never: &BTreeSet<StaffId>) -> Thread {
        let student = untrack(|| self.student());
        let others = untrack(|| self.asked()).into_iter();
        // Whoever holds nothing else about the student must keep to the list too.
        let never = never.iter().filter(|_| student.is_some());
        Thread {
            thread: id,
            author: me,
            circle: others.chain([me]).map(|staff| (staff, true)).collect(),
            topic: untrack(|| self.topic()),
            title: self.title.get_untracked().trim().to_owned(),
            question: self.question.get_untracked().trim().to_owned(),
            student,
            never_send: never.map(|staff| (*staff, true)).collect(),
        }
    }
}

/// The identifiers of the fields.
pub const TITLE: &str = "consultation-title";
/// The question.
pub const QUESTION: &str = "consultation-question";
/// Who is asked.
pub const CIRCLE: &str = "consultation-circle";

/// Where something is wrong, and what.
pub fn wrong(problem: ThreadProblem, ethics: bool) -> (&'static str, Text) {
    match problem {
        ThreadProblem::Title => (TITLE, say::error_title()),
        ThreadProblem::Question => (QUESTION, say::error_question()),
        ThreadProblem::Nobody if ethics => (CIRCLE, say::error_supervisor()),
        ThreadProblem::Nobody => (CIRCLE, say::error_nobody()),
        ThreadProblem::NotTwo => (CIRCLE, say::error_supervisor()),
        ThreadProblem::NeverSend => (CIRCLE, say::error_never_send()),
    }
}
