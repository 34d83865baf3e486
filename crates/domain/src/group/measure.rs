//! What is measured before a group begins and after it ends.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::entry::Entry;
use crate::id::{EntryId, StudentId};
use crate::indicator::aim::Direction;
use crate::indicator::median;
use crate::time::Day;

/// The collection of [`Measured`]s.
pub const MEASURES: &str = "measures";

/// What is measured before and after.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Measure {
    /// What; empty where nothing is.
    pub what: String,
    /// In which unit.
    pub unit: String,
    /// The lowest value there is.
    pub lowest: Option<f64>,
    /// The highest value there is.
    pub highest: Option<f64>,
    /// Which way it goes when things get better.
    pub direction: Direction,
}

/// Before the group, or after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// Before it.
    Before,
    /// After it.
    After,
}

/// An entry of `measures`: values of some members. Of one member, the last counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// Before or after.
    pub when: When,
    /// On which day.
    pub day: Day,
    /// The values; `None` takes one back.
    pub values: BTreeMap<StudentId, Option<f64>>,
}

/// The values of one member.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Values {
    /// Before the group.
    pub before: Option<f64>,
    /// After it.
    pub after: Option<f64>,
}

impl Values {
    /// By how much it changed.
    pub fn change(self) -> Option<f64> {
        self.before
            .zip(self.after)
            .map(|(before, after)| after - before)
    }
}

/// How a whole group changed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GroupChange {
    /// The median of the members' changes.
    pub median: f64,
    /// Of how many members both values are there.
    pub of: usize,
}

impl Measure {
    /// Whether something is measured.
    pub fn is_set(&self) -> bool {
        !self.what.trim().is_empty()
    }

    /// Whether the lowest value is below the highest, where both are said.
    pub fn range_fits(&self) -> bool {
        let range = self.lowest.zip(self.highest);
        range.is_none_or(|(lowest, highest)| lowest < highest)
    }

    /// Whether a value can be one of this measure.
    pub fn holds(&self, value: f64) -> bool {
        value.is_finite()
            && self.lowest.is_none_or(|lowest| lowest <= value)
            && self.highest.is_none_or(|highest| value <= highest)
    }

    /// Whether a change is for the better; `None` when nothing changed.
    pub fn is_better(&self, change: f64) -> Option<bool> {
        let grows = self.direction == Direction::Increase;
        (change != 0.0).then_some((change > 0.0) == grows)
    }
}

/// What is known of each member: the last value before and after.
pub fn values(entries: &[(EntryId, Entry<Measured>)]) -> BTreeMap<StudentId, Values> {
    let mut all: BTreeMap<StudentId, Values> = BTreeMap::new();
    for (_, entry) in entries {
        for (student, value) in &entry.what.values {
            let of = all.entry(*student).or_default();
            match entry.what.when {
                When::Before => of.before = *value,
                When::After => of.after = *value,
            }
        }
    }
    all
}

/// How the group changed: the median of the changes of those of whom both values are there. `None` when there is nobody.
pub fn change<'a>(values: impl IntoIterator<Item = &'a Values>) -> Option<GroupChange> {
    let changes: Vec<f64> = values.into_iter().filter_map(|it| it.change()).collect();
    let of = changes.len();
    median(changes).map(|median| GroupChange { median, of })
}
