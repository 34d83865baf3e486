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
    /// Whether it tells of a strength.
    #[serde(default)]
    pub strength: bool,
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
    /// How, in a word or two.
    pub by: String,
    /// What was said.
    pub text: String,
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
