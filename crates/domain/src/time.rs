//! Moments and school days.

use chrono::{DateTime, NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A moment: milliseconds since 1970 (UTC).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// As text of RFC 3339, to the second, in UTC; for files.
    pub fn to_rfc3339(self) -> String {
        let moment = DateTime::from_timestamp_millis(self.0).unwrap_or_default();
        let (date, time) = (moment.date_naive(), moment.time());
        format!(
            "{date}T{:02}:{:02}:{:02}Z",
            time.hour(),
            time.minute(),
            time.second()
        )
    }

    /// From text of RFC 3339; `None` when it is none.
    pub fn from_rfc3339(text: &str) -> Option<Self> {
        let moment: DateTime<chrono::Utc> = text.parse().ok()?;
        Some(Self(moment.timestamp_millis()))
    }

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

/// A time of day by the clock on the wall, written `14:05`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock(pub NaiveTime);

impl std::fmt::Display for Clock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.0.hour(), self.0.minute())
    }
}

impl std::str::FromStr for Clock {
    type Err = chrono::ParseError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        NaiveTime::parse_from_str(text.trim(), "%H:%M").map(Self)
    }
}

impl Serialize for Clock {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Clock {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_and_read() {
        let moment = Timestamp(1_795_363_200_000);
        assert_eq!(moment.to_rfc3339(), "2026-11-22T16:00:00Z");
        assert_eq!(
            Timestamp::from_rfc3339("2026-11-22T16:00:00Z"),
            Some(moment)
        );
        assert_eq!(Timestamp::from_rfc3339("yesterday"), None);
    }

    #[test]
    fn a_time_of_day_is_written_and_read() {
        let clock: Clock = "08:05".parse().unwrap();
        assert_eq!(serde_json::to_string(&clock).unwrap(), "\"08:05\"");
        assert_eq!(serde_json::from_str::<Clock>("\"08:05\"").unwrap(), clock);
        assert!("24:00".parse::<Clock>().is_err());
    }

    #[test]
    fn the_day_is_the_one_where_the_school_is() {
        let moment = Timestamp::from_rfc3339("2026-11-22T02:00:00Z").unwrap();
        assert_eq!(moment.day(-8 * 60).to_string(), "2026-11-21");
        assert_eq!(moment.day(60).to_string(), "2026-11-22");
    }
}
