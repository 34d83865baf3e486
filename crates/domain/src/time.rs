//! Moments and school days.

use chrono::{DateTime, NaiveDate};
use serde::{Deserialize, Serialize};

/// A moment: milliseconds since 1970 (UTC).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The calendar day of this moment in a zone that is `offset_minutes` ahead of UTC; 1970-01-01 when out of range.
    pub fn day(self, offset_minutes: i32) -> Day {
        DateTime::from_timestamp_millis(self.0.saturating_add(i64::from(offset_minutes) * 60_000))
            .map_or(Day::default(), |moment| Day(moment.date_naive()))
    }
}

/// A calendar day, written `2026-11-22`.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Day(pub NaiveDate);

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for Day {
    type Err = chrono::ParseError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.trim().parse().map(Self)
    }
}

impl Day {
    /// Whole days from `earlier` to this day; negative when `earlier` is later.
    pub fn days_since(self, earlier: Day) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }
}
