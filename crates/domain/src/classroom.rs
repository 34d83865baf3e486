//! Classroom: what a student's teachers and team need.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::id::{AccommodationId, StaffId, StudentId};
use crate::shape::{Body, Kind, Shape};
use crate::time::Day;

/// The body of a student's Classroom dossier.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Classroom {
    /// Whose it is.
    pub student: StudentId,
    /// Strengths.
    pub strengths: String,
    /// Interests.
    pub interests: String,
    /// The student's voice: what I want.
    pub voice_wants: String,
    /// The student's voice: what helps me.
    pub voice_helps: String,
    /// What we all say and do (prose).
    pub agreed_approach: String,
    /// Contact details that teachers may use.
    pub cleared_contact: String,
    /// Who is on the student's team.
    pub team: BTreeMap<StaffId, TeamMember>,
    /// Accommodations.
    pub accommodations: BTreeMap<AccommodationId, Accommodation>,
    /// People who must never be sent anything about this student, whatever their role.
    pub never_send: BTreeMap<StaffId, bool>,
}

/// Someone on a student's team.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TeamMember {
    /// Their part, in words.
    pub part: String,
    /// Whether they lead.
    pub leads: bool,
}

/// An accommodation.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Accommodation {
    /// What.
    pub what: String,
    /// Where it holds.
    pub place: String,
    /// Who sees to it.
    pub who: String,
    /// Since when.
    pub since: Option<Day>,
    /// Until when; `None` while it holds.
    pub until: Option<Day>,
}

/// An entry of `acknowledgements`: a teacher has read an accommodation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Acknowledgement {
    /// Which.
    pub accommodation: AccommodationId,
}

impl Body for Classroom {
    const SHAPE: Shape = Shape {
        kind: Kind::Classroom,
        prose: &["agreed_approach"],
        entries: &["acknowledgements"],
        dated: &[],
        later: &[],
    };
}
