//! The daily card of a check-in/check-out group: a few expectations, each scored 0, 1 or 2 in either half of the day.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::entry::Entry;
use crate::id::{EntryId, StudentId};
use crate::time::Day;

/// The collection of [`Cards`].
pub const CARDS: &str = "cards";
/// The share of the points of a day to reach, in percent, where the group sets none: the usual goal of Check-In/Check-Out
/// (Hawken and others, *Responding to Problem Behavior in Schools*).
pub const DAILY_GOAL: u32 = 80;
/// The most points that one expectation gives in half a day.
pub const MOST: u8 = 2;

/// A half of the day.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Half {
    /// Until noon.
    #[default]
    Morning,
    /// After it.
    Afternoon,
}

/// An entry of `cards`: the cards of some members for half a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cards {
    /// On which day.
    pub day: Day,
    /// Which half of it.
    pub half: Half,
    /// What was scored.
    pub expectations: Vec<String>,
    /// The scores of each member, in the order of the expectations; `None` where nothing was scored.
    pub scores: BTreeMap<StudentId, Vec<Option<u8>>>,
}

/// Points of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Points {
    /// Points that were given.
    pub given: u32,
    /// Points that could have been given for what was scored.
    pub possible: u32,
}

impl Points {
    /// The points of these scores.
    pub fn of(scores: &[Option<u8>]) -> Self {
        let entered = scores.iter().flatten();
        entered.fold(Self::default(), |sum, score| Self {
            given: sum.given + u32::from(*score),
            possible: sum.possible + u32::from(MOST),
        })
    }

    /// These and those.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            given: self.given + other.given,
            possible: self.possible + other.possible,
        }
    }

    /// The share that was given, in percent, rounded down: 79.9 is not 80. `None` when nothing was scored.
    pub fn percent(self) -> Option<u32> {
        (self.given * 100).checked_div(self.possible)
    }
}

/// The points of each day of a member, oldest first.
pub fn days(entries: &[(EntryId, Entry<Cards>)], student: StudentId) -> Vec<(Day, Points)> {
    let days: BTreeSet<Day> = entries.iter().map(|(_, entry)| entry.what.day).collect();
    let halves = [Half::Morning, Half::Afternoon];
    let of = |day: Day| {
        let both = halves.map(|half| Points::of(&scores(entries, student, day, half)));
        both[0].and(both[1])
    };
    days.into_iter()
        .map(|day| (day, of(day)))
        .filter(|(_, points)| points.possible > 0)
        .collect()
}

/// What was scored of a member in half a day; of several entries, the last that has them.
pub fn scores(
    entries: &[(EntryId, Entry<Cards>)],
    student: StudentId,
    day: Day,
    half: Half,
) -> Vec<Option<u8>> {
    let of_half = entries.iter().rev().map(|(_, entry)| &entry.what);
    of_half
        .filter(|cards| cards.day == day && cards.half == half)
        .find_map(|cards| cards.scores.get(&student).cloned())
        .unwrap_or_default()
}
