//! Entries: what is added to a dossier once and never changed; an amendment names what it replaces.

use serde::{Deserialize, Serialize};

use crate::id::{EntryId, StaffId};
use crate::time::Timestamp;

/// An entry as it is stored: who wrote it, when, and what.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry<T> {
    /// Who wrote it.
    pub by: StaffId,
    /// When, by the clock of the writer's device.
    pub at: Timestamp,
    /// The entry that this one amends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<EntryId>,
    /// What was written.
    pub what: T,
}
