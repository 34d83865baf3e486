//! Slips: what somebody without a vault writes to the office. Anyone can write one: untrusted input, and who it says it is
//! from is a claim.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::id::{SurveyId, WorkshopId};

/// What a slip is called in its own bytes.
pub const FORMAT: &str = "throughline-slip";
/// The version that this program writes.
pub const VERSION: u16 = 1;
/// The longest text of a field that the forms take, in characters.
pub const TEXT_MAX: usize = 5_000;

/// A slip as its reader has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Slip {
    /// Always [`FORMAT`].
    pub format: String,
    /// The version of the program's format that wrote it.
    pub version: u16,
    /// The oldest version that can read it.
    pub minimum_reader: u16,
    /// When it was written, by the clock of the device (RFC 3339, UTC): a claim.
    pub written_at: String,
    /// The language that it was written in (BCP 47 tag).
    pub language: String,
    /// The age recipient to which an answer is sealed; its identity comes from the writer's reply code.
    pub reply_to: String,
    /// What it says.
    pub note: Note,
}

/// What a slip says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Note {
    /// A family's idea.
    Suggestion {
        /// The idea.
        text: String,
        /// Whom to answer, and how.
        contact: Contact,
    },
    /// A family's question.
    Question {
        /// The question.
        text: String,
        /// Whom to answer, and how.
        contact: Contact,
    },
    /// A family signs up for a workshop.
    SignUp {
        /// Which.
        workshop: WorkshopId,
        /// Whether for this date and all later ones of its series.
        #[serde(default)]
        series: bool,
        /// How many adults come.
        adults: u8,
        /// How many children need to be looked after.
        children: u8,
        /// The language (BCP 47 tag) of an interpreter; empty for none.
        interpreter: String,
        /// What else the school should know.
        text: String,
        /// Who comes, and how to reach them.
        contact: Contact,
    },
    /// Answers to a survey, without a name.
    Survey {
        /// Which.
        survey: SurveyId,
        /// The answers by the place of their question: `1` to `5`, `yes`, `no`, `unsure`, or words.
        answers: BTreeMap<String, String>,
    },
    /// A member of the staff refers a student.
    Referral {
        /// Who says that they write.
        writer: Writer,
        /// The student, as the writer names them.
        student: String,
        /// The grade or class.
        class: String,
        /// The area of concern, such as `attendance`.
        concern: String,
        /// What was seen, how long and how often.
        text: String,
        /// What has been tried.
        tried: String,
        /// Whether it should be looked at soon rather than in its turn.
        soon: bool,
    },
    /// A member of the staff saw something.
    Observation {
        /// Who says that they write.
        writer: Writer,
        /// The student, as the writer names them.
        student: String,
        /// The grade or class.
        class: String,
        /// What was seen.
        text: String,
    },
    /// A member of the staff has read what was agreed for a student.
    Acknowledgement {
        /// Who says that they write.
        writer: Writer,
        /// The student, as the writer names them.
        student: String,
        /// The grade or class.
        class: String,
        /// What was read, and what is not clear.
        text: String,
    },
    /// A member of the staff proposes something to talk about.
    AgendaItem {
        /// Who says that they write.
        writer: Writer,
        /// For which meeting.
        meeting: String,
        /// What to talk about, and why.
        text: String,
    },
}

impl Note {
    /// Whether it comes from the staff, or says so.
    pub fn is_of_staff(&self) -> bool {
        matches!(
            self,
            Note::Referral { .. }
                | Note::Observation { .. }
                | Note::Acknowledgement { .. }
                | Note::AgendaItem { .. }
        )
    }
}

/// Whom to answer, and how it is safe to do so. All of it may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// Their name.
    pub name: String,
    /// The language (BCP 47 tag) that they prefer.
    pub language: String,
    /// The way to answer.
    pub way: Way,
    /// The number or address for that way.
    pub address: String,
    /// What makes it safe, such as "only before noon" or "leave no message".
    pub safe: String,
}

/// How to answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// At the kiosk, with the reply code alone.
    #[default]
    Code,
    /// By telephone.
    Call,
    /// By text message.
    Text,
    /// By e-mail.
    Email,
    /// By a letter home with the child.
    Letter,
}

impl Way {
    /// All ways, in the order in which they are offered.
    pub const ALL: &[Way] = &[Way::Code, Way::Call, Way::Text, Way::Email, Way::Letter];

    /// The name that is written into files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Way::Code => "code",
            Way::Call => "call",
            Way::Text => "text",
            Way::Email => "email",
            Way::Letter => "letter",
        }
    }

    /// The way of that name.
    pub fn parse(text: &str) -> Option<Way> {
        Way::ALL.iter().copied().find(|way| way.as_str() == text)
    }
}

/// Who says that they write.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Writer {
    /// Their name.
    pub name: String,
    /// What they do at the school.
    pub role: String,
}

/// What the office answers to a slip.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reply {
    /// The answer.
    pub text: String,
    /// Who answers.
    pub from: String,
    /// The language of the answer (BCP 47 tag).
    pub language: String,
    /// When it was written (RFC 3339, UTC).
    pub written_at: String,
}
