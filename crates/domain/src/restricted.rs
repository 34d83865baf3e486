//! Restricted: notes on one student that only named people read, at least two. Others see that there are some, and whom
//! to ask.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::id::{CircleId, StaffId, StudentId};
use crate::shape::{Body, Kind, Shape};

/// The body of a Restricted dossier.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Restricted {
    /// Its identifier, random: nothing tells from it whom the notes are about.
    pub circle_id: CircleId,
    /// Whom the notes are about.
    pub student: StudentId,
    /// Who reads them.
    pub circle: BTreeMap<StaffId, bool>,
    /// People who must never be sent anything about this student, whatever their role.
    pub never_send: BTreeMap<StaffId, bool>,
}

/// The collection of [`RestrictedNote`]s.
pub const NOTES: &str = "notes";

/// An entry of `notes`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RestrictedNote {
    /// What was written.
    pub text: String,
}

/// The fewest people that a circle may have: one person alone could lose the notes.
pub const FEWEST: usize = 2;

impl Body for Restricted {
    const SHAPE: Shape = Shape {
        kind: Kind::Restricted,
        prose: &[],
        entries: &[NOTES],
        dated: &[],
        later: &[],
    };
}
