//! Thread: a consultation between members of the staff, in a circle of named people.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::id::{EntryId, StaffId, StudentId, ThreadId};
use crate::shape::{Addition, Body, Kind, Shape};
use crate::staff::Role;

mod standing;

pub use standing::{Standing, TRIAL_DAYS, Waits};

/// The body of a Thread dossier. Who is in its circle may change. Who asks may word it better: [`REWORDED`] keeps what it
/// said before.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Thread {
    /// Its identifier.
    pub thread: ThreadId,
    /// Who asks.
    pub author: StaffId,
    /// Who reads it, whoever asks included; `false` for those who were taken out.
    pub circle: BTreeMap<StaffId, bool>,
    /// What it is about.
    pub topic: Topic,
    /// The question in a line.
    pub title: String,
    /// The question (prose).
    pub question: String,
    /// The student it is about; `None` when it is about practice, and kept out of every student's file.
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

impl Topic {
    /// Every topic, in the order of the form.
    pub const ALL: &[Topic] = &[
        Topic::Behaviour,
        Topic::Management,
        Topic::Academic,
        Topic::Accommodations,
        Topic::Ethics,
        Topic::Other,
    ];

    /// The roles that are often good to ask about it; nobody is kept from asking others.
    pub const fn suits(self) -> &'static [Role] {
        use Role::{
            Administrator, CounselingCoordinator, Counselor, Interventionist,
            MentalHealthCounselor, Nurse, OccupationalTherapist, Psychologist, SocialWorker,
            SpecialEducator, SpeechLanguagePathologist,
        };
        match self {
            Topic::Behaviour => &[
                Counselor,
                Psychologist,
                SpecialEducator,
                SocialWorker,
                MentalHealthCounselor,
            ],
            Topic::Management => &[Psychologist, SpecialEducator, Interventionist, Counselor],
            Topic::Academic => &[Interventionist, SpecialEducator, SpeechLanguagePathologist],
            Topic::Accommodations => &[
                SpecialEducator,
                OccupationalTherapist,
                SpeechLanguagePathologist,
                Nurse,
                Counselor,
            ],
            Topic::Ethics => &[CounselingCoordinator, Administrator],
            Topic::Other => &[],
        }
    }
}

/// How many people read an ethical dilemma: who asks, and one supervisor.
pub const ETHICS_CIRCLE: usize = 2;

/// Why a consultation cannot be begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ThreadProblem {
    /// It has no title.
    Title,
    /// It asks nothing.
    Question,
    /// Nobody but the one who asks would read it.
    Nobody,
    /// An ethical dilemma, and it is not for exactly one supervisor.
    NotTwo,
    /// Somebody in the circle must never be sent anything about the student.
    NeverSend,
}

impl Thread {
    /// The people in its circle.
    pub fn members(&self) -> BTreeSet<StaffId> {
        let members = self.circle.iter().filter(|(_, is_in)| **is_in);
        members.map(|(staff, _)| *staff).collect()
    }

    /// What is wrong with it, in the order of its form. `never` is who must never be sent anything about the student,
    /// as far as the one who asks knows.
    pub fn problems(&self, never: &BTreeSet<StaffId>) -> Vec<ThreadProblem> {
        let members = self.members();
        let alone = members.iter().all(|staff| *staff == self.author);
        let ethics = self.topic == Topic::Ethics;
        let forbidden = self.student.is_some() && !members.is_disjoint(never);
        let checks = [
            (self.title.trim().is_empty(), ThreadProblem::Title),
            (self.question.trim().is_empty(), ThreadProblem::Question),
            (alone, ThreadProblem::Nobody),
            (
                ethics && !alone && members.len() != ETHICS_CIRCLE,
                ThreadProblem::NotTwo,
            ),
            (forbidden, ThreadProblem::NeverSend),
        ];
        let wrong = checks.into_iter().filter(|(wrong, _)| *wrong);
        wrong.map(|(_, problem)| problem).collect()
    }

    /// The question in other words, and what it said before; `None` where nothing is said otherwise.
    pub fn reword(&self, title: &str, question: &str) -> Option<(Self, Reworded)> {
        let (title, question) = (title.trim(), question.trim());
        let same = title == self.title.trim() && question == self.question.trim();
        let before = Reworded {
            title: self.title.clone(),
            question: self.question.clone(),
        };
        let after = Self {
            title: title.to_owned(),
            question: question.to_owned(),
            ..self.clone()
        };
        (!same).then_some((after, before))
    }

    /// Whether one more person may be taken into the circle.
    pub fn takes_more(&self) -> bool {
        self.topic != Topic::Ethics || self.members().len() < ETHICS_CIRCLE
    }

    /// Whether `me` may take `staff` out of the circle: the opener may, and nobody takes the opener out.
    pub fn may_take_out(&self, me: StaffId, staff: StaffId) -> bool {
        me == self.author && staff != self.author
    }
}

/// The collection of [`Message`]s.
pub const MESSAGES: &str = "messages";

/// The collection of [`Reworded`]s.
pub const REWORDED: &str = "reworded";

/// An entry of `reworded`: what a consultation asked until then, written in the step that words it otherwise.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Reworded {
    /// The question in a line, as it was.
    pub title: String,
    /// The question, as it was.
    pub question: String,
}

/// What somebody adds to a consultation.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// What kind of word it is.
    pub part: Part,
    /// What was written; may be empty where the part says enough.
    #[serde(default)]
    pub text: String,
    /// Who tries it, or tried it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<StaffId>,
    /// What it takes up: a suggestion that is tried, or the trial of which it tells how it went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<EntryId>,
    /// How it went, of what was tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub went: Option<Went>,
    /// The latest messages that its writer had read: what is not in its past, they had not. Clocks tell nothing of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<EntryId>,
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
    /// Somebody will try something.
    Trying,
    /// What was tried, and how it went.
    Tried,
    /// Read, with nothing to add for now.
    Read,
    /// What came of it: the consultation ends with it.
    Result,
    /// It is taken up again.
    Reopened,
}

/// How it went, of what was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Went {
    /// It helped.
    Helped,
    /// It helped a little, or now and then.
    Somewhat,
    /// It did not help.
    NotYet,
}

impl Went {
    /// Every way it can have gone.
    pub const ALL: &[Went] = &[Went::Helped, Went::Somewhat, Went::NotYet];
}

impl Body for Thread {
    const SHAPE: Shape = Shape {
        kind: Kind::Thread,
        prose: &["question"],
        entries: &[MESSAGES],
        dated: &[],
        later: &[Addition {
            prose: &[],
            entries: &[REWORDED],
        }],
    };
}

#[cfg(test)]
mod tests;
