//! What is said about sharing: for whom, what they would receive, what the sender leaves out, and on which devices.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use throughline_domain::id::{StaffId, StudentId};
use throughline_domain::shape::Kind;
use throughline_domain::staff::Role;

use crate::reply::OutFile;

/// Whom a scope is for: it is what the access table gives them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Receiver {
    /// A member of the staff.
    Person(StaffId),
    /// Somebody of this role, whoever it is. Nothing goes to them about a student who has a *never send to* list: it
    /// might name them.
    Role(Role),
}

/// What a person would receive.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    /// How many dossiers, by student and kind; those about no student first.
    pub lines: Vec<ScopeLine>,
}

/// The dossiers of one kind about one student, or about none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScopeLine {
    /// The student.
    pub student: Option<StudentId>,
    /// The kind.
    pub kind: Kind,
    /// How many.
    pub dossiers: u32,
    /// How many of them changed since a bundle was last made for this receiver; all of them when that is nobody by name.
    pub changed: u32,
}

/// What the sender leaves out of what the access table gives. School is never left out: it carries the key chain.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Without {
    /// Every dossier of these kinds.
    pub kinds: BTreeSet<Kind>,
    /// Every dossier about these students. The roster card stays, unless the roster is left out.
    pub students: BTreeSet<StudentId>,
}

impl Without {
    /// Whether a dossier of this kind about this student is left out.
    pub fn leaves_out(&self, kind: Kind, student: Option<StudentId>) -> bool {
        kind != Kind::School
            && (self.kinds.contains(&kind)
                || student.is_some_and(|student| self.students.contains(&student)))
    }
}

/// A bundle that was made for a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// The receiver.
    pub to: StaffId,
    /// The file.
    pub file: OutFile,
}

/// A device that counts, as the key chain tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// Its identifier.
    pub id: String,
    /// The six words that stand for its keys.
    pub fingerprint: String,
    /// What is known of it.
    pub is: DeviceIs,
    /// Whether the person who has this vault open may take its access away.
    pub may_revoke: bool,
}

/// What is known of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DeviceIs {
    /// The one in use.
    This,
    /// One's own recovery sheet: its words are keys too.
    Sheet,
    /// Any other.
    Other,
}
