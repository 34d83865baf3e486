//! What was typed into a form and is not saved.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use throughline_domain::time::Timestamp;

/// What was typed into a form, by the names of its fields. Not shown in a log.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed(pub BTreeMap<String, String>);

impl fmt::Debug for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Typed({} fields)", self.0.len())
    }
}

/// What was typed into a form and is not saved. It never leaves the vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The kind of form and what the form is about, such as `observation/STUDENT`.
    pub about: String,
    /// When it was last kept.
    pub kept: Timestamp,
    /// What was typed.
    pub typed: Typed,
}
