//! Disclosures: what one person shared, with whom and why (34 CFR 99.32).

use serde::{Deserialize, Serialize};

use crate::id::{BundleId, StaffId, StudentId};
use crate::shape::{Body, Kind, Shape};
use crate::staff::Role;

/// The body of a sender's Disclosures dossier.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Disclosures {
    /// The sender.
    pub author: StaffId,
}

/// The collection of [`Disclosure`]s.
pub const SHARED: &str = "shared";

/// The purpose of what goes to a school where the student enrols or means to (34 CFR 99.31(a)(2), 99.34).
pub const TRANSFER: &str = "transfer";

/// One share: a line of the disclosure log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Disclosure {
    /// The bundle.
    pub bundle: BundleId,
    /// Who received it; nobody by name when it was put together for a role.
    pub to: Vec<StaffId>,
    /// The role it was put together for, when it was for nobody by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Whether a passphrase opens it, and so whoever knows that.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub passphrase: bool,
    /// The other school that received it, by name; empty when it went to nobody outside.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub school: String,
    /// The legitimate interest, in the sender's words; [`TRANSFER`] for what went to another school.
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
        later: &[],
    };
}
