//! Library: interventions, accommodations and classroom techniques to choose from, in one language.
//!
//! The entries that come with the program are `library/en.json` and `library/es.json`: the same entries in the same
//! order, with the same identifiers and codes.

mod own;
mod reading;

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use crate::referral::Concern;
use crate::tier::Tier;

pub use own::{EntryProblem, Own, OwnEntry, in_use, problems, with_own};
pub use reading::{LibraryError, read};

/// How many steps an entry has.
pub const STEPS: RangeInclusive<usize> = 4..=7;

/// Something that a school can do for its students.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its identifier, in kebab case; the same in every language.
    pub id: String,
    /// What kind of help it is.
    pub kind: EntryKind,
    /// For which tiers; at least one.
    pub tiers: BTreeSet<Tier>,
    /// For which areas of concern; at least one.
    pub areas: BTreeSet<Concern>,
    /// Its name.
    pub name: String,
    /// What it is for, and for whom.
    pub purpose: String,
    /// What to do, in order; as many as [`STEPS`] says.
    pub steps: Vec<String>,
    /// What to count or look at to see whether it works.
    pub measure: String,
    /// How many minutes one time takes; `None` for an accommodation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u16>,
    /// How many times a week it is done; `None` for an accommodation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times_a_week: Option<u8>,
    /// What is known of its effects.
    pub evidence: Evidence,
    /// For whom it is wrong, or what to watch for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cautions: Option<String>,
}

impl Entry {
    /// Every text of it, one a line: what a search looks through.
    pub fn text(&self) -> String {
        self.texts().collect::<Vec<_>>().join("\n")
    }

    /// Its texts, as they are read from top to bottom.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let Entry {
            name,
            purpose,
            steps,
            measure,
            evidence,
            cautions,
            ..
        } = self;
        [name, purpose]
            .into_iter()
            .chain(steps)
            .chain([measure, &evidence.why])
            .chain(cautions)
            .map(String::as_str)
    }
}

/// What kind of help an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// Someone does it with a student or a group at planned times, and it is measured.
    Intervention,
    /// What is arranged for a student, so that they can take part and show what they know.
    Accommodation,
    /// What a teacher does with a whole class.
    Technique,
}

impl EvidenceKind {
    /// Every kind, the strongest first.
    pub const ALL: &[EvidenceKind] = &[
        EvidenceKind::Strong,
        EvidenceKind::Moderate,
        EvidenceKind::Promising,
        EvidenceKind::Practice,
    ];
}

impl EntryKind {
    /// Every kind.
    pub const ALL: &[EntryKind] = &[
        EntryKind::Intervention,
        EntryKind::Accommodation,
        EntryKind::Technique,
    ];
}

/// What is known of the effects of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// How much is known.
    pub kind: EvidenceKind,
    /// Which studies there are, with their source, and what is not known.
    pub why: String,
}

/// How much is known of the effects of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// Many good trials agree.
    Strong,
    /// Good studies point the same way, with limits.
    Moderate,
    /// Few, small or mixed studies.
    Promising,
    /// Common practice; little research.
    Practice,
}

/// What a person looks for; what is `None` may be anything.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filter {
    /// The kind.
    pub kind: Option<EntryKind>,
    /// A tier that it is for.
    pub tier: Option<Tier>,
    /// An area that it is for.
    pub area: Option<Concern>,
}

impl Filter {
    /// Whether the entry is what the person looks for.
    pub fn admits(&self, entry: &Entry) -> bool {
        self.kind.is_none_or(|kind| kind == entry.kind)
            && self.tier.is_none_or(|tier| entry.tiers.contains(&tier))
            && self.area.is_none_or(|area| entry.areas.contains(&area))
    }
}
