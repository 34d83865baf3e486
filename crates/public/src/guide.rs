//! Guides: what a family may want to read.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::choice::{Audience, GradeBand, Topic};
use crate::chosen::Chosen;
use crate::enclosure::Enclosure;
use crate::id::EnclosureId;
use crate::words::Words;

/// A text of a page or two, in simple Markdown: paragraphs, headings, lists, emphasis. Nothing else of it is shown.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Guide {
    /// What it is called.
    pub title: Words,
    /// What it says in a sentence.
    pub summary: Words,
    /// What it says, in simple Markdown.
    pub body: Words,
    /// Whom it speaks to; nobody in particular when none is ticked.
    pub audience: Chosen<Audience>,
    /// What it is about.
    pub topics: Chosen<Topic>,
    /// The school years that it is for; all when none is ticked.
    pub bands: Chosen<GradeBand>,
    /// How long it takes to read, in minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u16>,
    /// Where to read on, one address or telephone number a line. Shown as text: the kiosk leads nowhere else.
    pub links: Words,
    /// When the school will look at it again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_on: Option<NaiveDate>,
    /// The files that go with it, in the order in which they were added.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub files: BTreeMap<EnclosureId, Enclosure>,
}
