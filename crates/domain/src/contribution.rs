//! Contribution: one author's observations of one student.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::entry::Entry;
use crate::handover::{HAND_ON_ASKED, HANDED_ON};
use crate::id::{EntryId, ReferralId, StaffId, StudentId};
use crate::shape::{Addition, Body, Kind, Shape};
use crate::time::{Day, Timestamp};

/// The body of a Contribution dossier: a teacher writes here what the team reads, without reading what the team holds.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contribution {
    /// About whom.
    pub student: StudentId,
    /// By whom.
    pub author: StaffId,
    /// People who must never be sent anything about this student, whatever their role.
    pub never_send: BTreeMap<StaffId, bool>,
}

/// The collection of [`Observation`]s.
pub const OBSERVATIONS: &str = "observations";
/// The collection of [`StructuredContribution`]s.
pub const STRUCTURED: &str = "structured";
/// The collection of [`FamilyContact`]s.
pub const FAMILY_LOG: &str = "family_log";

/// The collection of [`Asked`]s.
pub const ASKED: &str = "asked";

/// The author is asked for a structured contribution: by whoever wrote the entry, in the dossier that the author reads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    /// The referral it is for.
    pub referral: ReferralId,
    /// What is asked, in words; may be empty.
    #[serde(default)]
    pub note: String,
}

/// What somebody saw.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Observation {
    /// When it was seen.
    pub seen: Timestamp,
    /// Where, in a word or two; may be empty.
    #[serde(default)]
    pub setting: String,
    /// What was seen.
    pub text: String,
    /// Whether it tells of a strength: what earlier releases read instead of the kind.
    #[serde(default)]
    pub strength: bool,
    /// What it tells of; `None` in what an earlier release wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ObservationKind>,
    /// What came before (the antecedent of an antecedent–behaviour–consequence record); may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// What the student did (the behaviour), where it is written apart; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub did: String,
    /// What followed (the consequence); may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub followed: String,
}

/// What an observation tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObservationKind {
    /// A strength.
    Strength,
    /// A concern.
    Concern,
    /// Neither; also what a later release may call otherwise.
    #[serde(other)]
    Neutral,
}

impl Observation {
    /// What it tells of, whichever release wrote it.
    pub fn kind(&self) -> ObservationKind {
        let told = if self.strength {
            ObservationKind::Strength
        } else {
            ObservationKind::Neutral
        };
        self.kind.unwrap_or(told)
    }
}

/// What a counselor asked several people for: a rating in words of each area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StructuredContribution {
    /// The referral it answers.
    pub referral: Option<ReferralId>,
    /// What was observed, by area.
    pub areas: BTreeMap<Area, String>,
}

/// The areas of a structured contribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// Attention.
    Attention,
    /// Memory.
    Memory,
    /// Self-management.
    SelfManagement,
    /// Social interaction.
    SocialInteraction,
    /// Communication.
    Communication,
    /// Participation.
    Participation,
    /// Strengths.
    Strengths,
}

/// A contact with the family.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FamilyContact {
    /// On which day.
    pub day: Day,
    /// How, in a word or two: what earlier releases wrote and read instead of the means.
    pub by: String,
    /// What it was about.
    pub text: String,
    /// How; `None` in what an earlier release wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<Means>,
    /// What the family said; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub said: String,
    /// Who of the family was reached, in a word or two; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reached: String,
    /// Who of the staff was in touch, where it was not the one who wrote it down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reached_by: Option<StaffId>,
}

/// How a family was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// A call.
    Phone,
    /// A text message or e-mail.
    Message,
    /// A meeting, at school or on a screen.
    Meeting,
    /// A letter or a note home.
    Letter,
    /// A visit at home.
    Visit,
    /// In another way; also one that a later release may name.
    #[serde(other)]
    Other,
}

impl Means {
    /// Every way that can be chosen.
    pub const ALL: &[Means] = &[
        Means::Phone,
        Means::Message,
        Means::Meeting,
        Means::Letter,
        Means::Visit,
        Means::Other,
    ];

    /// The short code that stands for it.
    pub const fn code(self) -> &'static str {
        match self {
            Means::Phone => "phone",
            Means::Message => "message",
            Means::Meeting => "meeting",
            Means::Letter => "letter",
            Means::Visit => "visit",
            Means::Other => "other",
        }
    }
}

impl Area {
    /// Every area, strengths first.
    pub const ALL: &[Area] = &[
        Area::Strengths,
        Area::Attention,
        Area::Memory,
        Area::SelfManagement,
        Area::SocialInteraction,
        Area::Communication,
        Area::Participation,
    ];
}

/// What the author is asked for and has not answered: of each referral, whether a contribution answers it.
pub fn unanswered(
    asked: &[(EntryId, Entry<Asked>)],
    given: &[(EntryId, Entry<StructuredContribution>)],
) -> Vec<(EntryId, Entry<Asked>)> {
    let answers = |referral: ReferralId| {
        given
            .iter()
            .any(|(_, entry)| entry.what.referral == Some(referral))
    };
    let open = asked
        .iter()
        .filter(|(_, entry)| !answers(entry.what.referral));
    open.cloned().collect()
}

impl Body for Contribution {
    const SHAPE: Shape = Shape {
        kind: Kind::Contribution,
        prose: &[],
        entries: &[OBSERVATIONS, STRUCTURED, FAMILY_LOG],
        dated: &[],
        later: &[Addition {
            prose: &[],
            entries: &[ASKED, HAND_ON_ASKED, HANDED_ON],
        }],
    };
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn an_observation_of_an_earlier_release_keeps_its_meaning() {
        use ObservationKind::{Concern, Neutral, Strength};
        let check = |json: &str, expected: ObservationKind| {
            let read: Observation = serde_json::from_str(json).unwrap();
            assert_eq!(read.kind(), expected, "{json}");
        };
        check(r#"{"seen":0,"text":"a","strength":true}"#, Strength);
        check(r#"{"seen":0,"text":"a"}"#, Neutral);
        check(r#"{"seen":0,"text":"a","kind":"concern"}"#, Concern);
        let later = r#"{"seen":0,"text":"a","kind":"of a later release"}"#;
        check(later, Neutral);
    }

    #[test]
    fn a_family_contact_of_an_earlier_release_is_read() {
        let json = r#"{"day":"2026-11-22","by":"call","text":"Sleeps little"}"#;
        let read: FamilyContact = serde_json::from_str(json).unwrap();
        assert_eq!((read.how, read.by.as_str()), (None, "call"));
        for means in Means::ALL {
            let json = serde_json::to_string(means).unwrap();
            assert_eq!(json, format!("\"{}\"", means.code()));
        }
        let later: Means = serde_json::from_str("\"of a later release\"").unwrap();
        assert_eq!(later, Means::Other);
    }

    #[test]
    fn what_was_asked_waits_until_a_contribution_answers_it() {
        let ask = |id: u128| {
            let referral = ReferralId(id);
            entry(
                id,
                Asked {
                    referral,
                    note: String::new(),
                },
            )
        };
        let asked = [ask(1), ask(2)];
        assert_eq!(unanswered(&asked, &[]).len(), 2);
        let given = entry(
            3,
            StructuredContribution {
                referral: Some(ReferralId(1)),
                areas: [(Area::Memory, "Forgets the book".to_owned())].into(),
            },
        );
        let open = unanswered(&asked, &[given]);
        assert_eq!(open.len(), 1);
        assert_eq!(open[0].1.what.referral, ReferralId(2));
    }
}
