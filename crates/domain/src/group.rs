//! Group: a support or counseling group. Its members are seen by its leaders and the counseling team only; each member's
//! own part is written into that member's Support.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::id::{GroupId, StaffId, StudentId};
use crate::shape::{Body, Kind, Shape};

/// The body of a Group dossier.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Group {
    /// Its identifier.
    pub group: GroupId,
    /// Its name, which says nothing of why.
    pub name: String,
    /// What it is for (prose).
    pub purpose: String,
    /// Who leads it.
    pub circle: BTreeMap<StaffId, bool>,
    /// Who is in it; `false` once they have left.
    pub members: BTreeMap<StudentId, bool>,
}

/// The collection of sessions.
pub const SESSIONS: &str = "sessions";
/// The collection of measures before and after.
pub const MEASURES: &str = "measures";

impl Body for Group {
    const SHAPE: Shape = Shape {
        kind: Kind::Group,
        prose: &["purpose"],
        entries: &[SESSIONS, MEASURES],
        dated: &[],
        later: &[],
    };
}
