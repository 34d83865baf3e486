//! Learn-at-home strategies: what a family can do with a child in a few minutes.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::choice::{GradeBand, Subject};
use crate::chosen::Chosen;
use crate::enclosure::Enclosure;
use crate::id::EnclosureId;
use crate::words::Words;

/// One thing to do at home.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Strategy {
    /// What it is called.
    pub title: Words,
    /// Why it helps, in a sentence or two.
    pub why: Words,
    /// What to do, in simple Markdown; usually a numbered list.
    pub steps: Words,
    /// What is needed, one thing a line; nothing when empty.
    pub materials: Words,
    /// The school years that it is for.
    pub bands: Chosen<GradeBand>,
    /// What is learned.
    pub subjects: Chosen<Subject>,
    /// How long it takes, in minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u16>,
    /// When the school will look at it again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_on: Option<NaiveDate>,
    /// The files that go with it, in the order in which they were added.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub files: BTreeMap<EnclosureId, Enclosure>,
}
