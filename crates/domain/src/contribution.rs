//! Contribution: one author's observations of one student.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::id::{ReferralId, StaffId, StudentId};
use crate::shape::{Body, Kind, Shape};
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

impl Body for Contribution {
    const SHAPE: Shape = Shape {
        kind: Kind::Contribution,
        prose: &[],
        entries: &[OBSERVATIONS, STRUCTURED, FAMILY_LOG],
        dated: &[],
        later: &[],
    };
}
