//! Handover: what those who know a student hand on when the student moves up or leaves.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::id::{StaffId, StudentId};
use crate::shape::{Body, Kind, Shape};

/// The body of a Handover dossier.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Handover {
    /// Whom it is about.
    pub student: StudentId,
    /// The people at this school who receive it: the receiving team.
    pub circle: BTreeMap<StaffId, bool>,
    /// What goes well, and what the student is proud of (prose).
    pub strengths: String,
    /// How to connect with the student (prose).
    pub connecting: String,
    /// Where the student belongs, beyond lessons (prose).
    pub community: String,
    /// Friends, and whom to keep apart, without their names (prose).
    pub peers: String,
    /// The family, and how to work with them (prose).
    pub family: String,
    /// What worked (prose).
    pub worked: String,
    /// Anything else (prose).
    pub other: String,
    /// People who must never be sent anything about this student, whatever their role.
    pub never_send: BTreeMap<StaffId, bool>,
}

/// The collection of hand-over notes.
pub const NOTES: &str = "notes";

impl Body for Handover {
    const SHAPE: Shape = Shape {
        kind: Kind::Handover,
        prose: &[
            "strengths",
            "connecting",
            "community",
            "peers",
            "family",
            "worked",
            "other",
        ],
        entries: &[NOTES],
        dated: &[],
        later: &[],
    };
}
