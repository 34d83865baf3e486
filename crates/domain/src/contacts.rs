//! Contacts: a student's guardians and how to reach them safely.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::fields::Whole;
use crate::id::{GuardianId, StaffId, StudentId};
use crate::roster::Source;
use crate::shape::{Body, Kind, Shape};

/// The body of a student's Contacts dossier.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contacts {
    /// Whose it is.
    pub student: StudentId,
    /// Guardians as a source gave them.
    pub imported: BTreeMap<GuardianId, Whole<GuardianCard>>,
    /// What the school itself knows of each guardian.
    pub guardians: BTreeMap<GuardianId, Guardian>,
    /// The name to put on letters home, when it is another than the one in class.
    pub name_for_letters: String,
    /// The language the family prefers, as a BCP 47 tag.
    pub family_language: String,
    /// People who must never be sent anything about this student, whatever their role.
    pub never_send: BTreeMap<StaffId, bool>,
}

/// A guardian as a source gave them: one dated fact.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuardianCard {
    /// As of when the source said so.
    pub as_of: String,
    /// Where it came from.
    #[serde(default)]
    pub source: Source,
    /// Name.
    pub name: String,
    /// Relation to the student, in the source's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub relation: String,
    /// E-mail.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub email: String,
    /// Phone.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// Whether the source no longer names this person for this student.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub removed: bool,
}

/// What the school knows of a guardian beyond the source.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Guardian {
    /// Name, for one entered by hand.
    pub name: String,
    /// Relation to the student.
    pub relation: String,
    /// Phone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// A safe way to make contact, in words.
    pub safe_contact: String,
    /// The address is withheld.
    pub address_withheld: bool,
    /// An order is on file.
    pub order_on_file: bool,
    /// Whom to ask about the order.
    pub ask: String,
}

impl Body for Contacts {
    const SHAPE: Shape = Shape {
        kind: Kind::Contacts,
        prose: &[],
        entries: &[],
        dated: &["imported"],
        later: &[],
    };
}
