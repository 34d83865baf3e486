//! Disclosures: what one person shared, with whom and why (34 CFR 99.32).

use serde::{Deserialize, Serialize};

use crate::id::{BundleId, StaffId, StudentId};
use crate::shape::{Body, Kind, Shape};

/// The body of a sender's Disclosures dossier.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Disclosures {
    /// The sender.
    pub author: StaffId,
}

/// The collection of [`Disclosure`]s.
pub const SHARED: &str = "shared";

/// One share: a line of the disclosure log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Disclosure {
    /// The bundle.
    pub bundle: BundleId,
    /// Who received it.
    pub to: Vec<StaffId>,
    /// The legitimate interest, in the sender's words.
    pub purpose: String,
    /// The students whose records were in it, beyond the roster card.
    pub students: Vec<StudentId>,
}

impl Body for Disclosures {
    const SHAPE: Shape = Shape {
        kind: Kind::Disclosures,
        prose: &[],
        entries: &[SHARED],
        dated: &[],
    };
}
