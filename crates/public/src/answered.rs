//! What families asked, and what the school answered or did.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::words::Words;

/// "You asked, we did": written by the school, never a parent's own words without leave.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answered {
    /// What was asked or suggested, as the school tells it.
    pub asked: Words,
    /// What the school answers, or did about it.
    pub answer: Words,
    /// When it was answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
}
