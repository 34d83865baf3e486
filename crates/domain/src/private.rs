//! Private: a person's own notes ("sole possession" in FERPA, 34 CFR 99.3). They are in no bundle, not even to another
//! device of that person: they leave in that person's own backup alone.

use serde::{Deserialize, Serialize};

use crate::id::{StaffId, StudentId};
use crate::shape::{Body, Kind, Shape};

/// The body of a Private dossier.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Private {
    /// Whose notes they are.
    pub author: StaffId,
}

/// The collection of [`PrivateNote`]s.
pub const NOTES: &str = "notes";

/// An entry of `notes`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PrivateNote {
    /// Whom it is about, if anybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub student: Option<StudentId>,
    /// What was written; empty once it was taken away.
    pub text: String,
    /// Whether its person has moved it to the team's notes, in whatever wording.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub moved: bool,
}

impl Body for Private {
    const SHAPE: Shape = Shape {
        kind: Kind::Private,
        prose: &[],
        entries: &[NOTES],
        dated: &[],
        later: &[],
    };
}
