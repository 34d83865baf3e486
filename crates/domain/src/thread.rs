//! Thread: a consultation between members of the staff, in a circle of named people.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::id::{StaffId, StudentId, ThreadId};
use crate::shape::{Body, Kind, Shape};

/// The body of a Thread dossier.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Thread {
    /// Its identifier.
    pub thread: ThreadId,
    /// Who asks.
    pub author: StaffId,
    /// Who reads it, whoever asks included.
    pub circle: BTreeMap<StaffId, bool>,
    /// What it is about.
    pub topic: Topic,
    /// The question in a line.
    pub title: String,
    /// The question (prose).
    pub question: String,
    /// The student it is about; `None` when it is about practice.
    pub student: Option<StudentId>,
    /// People who must never be sent anything about this student, whatever their role.
    pub never_send: BTreeMap<StaffId, bool>,
}

/// What a consultation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// A behaviour in class.
    #[default]
    Behaviour,
    /// A technique of classroom management.
    Management,
    /// Academic resources.
    Academic,
    /// Accommodations.
    Accommodations,
    /// An ethical dilemma, for a supervisor.
    Ethics,
    /// Anything else.
    Other,
}

/// The collection of [`Message`]s.
pub const MESSAGES: &str = "messages";

/// What somebody adds to a consultation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// What kind of word it is.
    pub part: Part,
    /// What was written.
    pub text: String,
}

/// The part that a message plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// A word on it, a question back.
    #[default]
    Word,
    /// A suggestion.
    Suggestion,
    /// What was tried.
    Tried,
    /// How it went: the consultation ends with it.
    Result,
    /// It is taken up again.
    Reopened,
}

impl Body for Thread {
    const SHAPE: Shape = Shape {
        kind: Kind::Thread,
        prose: &["question"],
        entries: &[MESSAGES],
        dated: &[],
        later: &[],
    };
}
