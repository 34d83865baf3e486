//! Opening hours: weekly, or on certain weeks of a month, as RFC 5545 says them; and whether a place is open at a moment.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Timelike, Weekday};
use serde::{Deserialize, Serialize};

use super::is_default;
use crate::words::Words;

/// Minutes of a day.
pub const DAY: u16 = 24 * 60;

/// Hours that come again. Where a program does not understand them, only [`Hours::note`] is written, and nothing is ever
/// called open by them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Hours {
    /// The days of the week, 0 for Monday to 6 for Sunday; empty where only the note is known.
    #[serde(skip_serializing_if = "is_default")]
    pub days: Vec<u8>,
    /// Which of these days in a month: 1 for the first, −1 for the last; empty for every week.
    #[serde(skip_serializing_if = "is_default")]
    pub weeks: Vec<i8>,
    /// When it opens, in minutes after midnight.
    #[serde(skip_serializing_if = "is_default")]
    pub opens: u16,
    /// When it closes, in minutes after midnight; not later than it opens where it closes after midnight.
    #[serde(skip_serializing_if = "is_default")]
    pub closes: u16,
    /// The first day on which this holds; `None` for any.
    #[serde(skip_serializing_if = "is_default")]
    pub from: Option<NaiveDate>,
    /// The last day on which this holds; `None` for any.
    #[serde(skip_serializing_if = "is_default")]
    pub until: Option<NaiveDate>,
    /// More about it.
    #[serde(skip_serializing_if = "is_default")]
    pub note: Words,
}

impl Hours {
    /// Whether a program can tell from this when it is open.
    pub fn is_understood(&self) -> bool {
        !self.days.is_empty()
    }

    /// Whether it is open by this, at a moment of its own clock.
    pub fn open_at(&self, now: NaiveDateTime) -> bool {
        let (today, minute) = (
            now.date(),
            u16::try_from(now.hour() * 60 + now.minute()).unwrap_or_default(),
        );
        if self.opens < self.closes {
            return self.is_on(today) && (self.opens..self.closes).contains(&minute);
        }
        let begun_yesterday = || {
            today
                .pred_opt()
                .is_some_and(|yesterday| self.is_on(yesterday))
        };
        self.is_on(today) && minute >= self.opens || minute < self.closes && begun_yesterday()
    }

    /// Whether it opens on this day.
    pub fn is_on(&self, date: NaiveDate) -> bool {
        let within = self.from.is_none_or(|from| from <= date)
            && self.until.is_none_or(|until| date <= until);
        let weekday = u8::try_from(date.weekday().num_days_from_monday()).unwrap_or_default();
        within && self.days.contains(&weekday) && self.is_in_week(date)
    }

    fn is_in_week(&self, date: NaiveDate) -> bool {
        let from_start = date.day0() / 7 + 1;
        let from_end = (u32::from(date.num_days_in_month()) - date.day()) / 7 + 1;
        let is_it = |week: &i8| {
            let counted = u32::from(week.unsigned_abs());
            if *week > 0 {
                counted == from_start
            } else {
                counted == from_end
            }
        };
        self.weeks.is_empty() || self.weeks.iter().any(is_it)
    }
}

/// How many minutes a clock is ahead of UTC at a moment (seconds since 1970), in a time zone of the United States by its name in the IANA
/// data base, or written as an offset such as `UTC-03:00` or `+02:00`; `None` for another. Summer time as of 15 U.S.C.
/// 260a: from the second Sunday of March to the first of November, at two o'clock.
pub fn offset_minutes(zone: &str, unix_seconds: i64) -> Option<i32> {
    let (standard, summer) = match zone {
        "America/Puerto_Rico" => (-240, false),
        "America/New_York" | "America/Detroit" => (-300, true),
        "America/Chicago" => (-360, true),
        "America/Denver" | "America/Boise" => (-420, true),
        "America/Phoenix" => (-420, false),
        "America/Los_Angeles" => (-480, true),
        "America/Anchorage" => (-540, true),
        "Pacific/Honolulu" => (-600, false),
        _ => return written_offset(zone),
    };
    let is_summer = summer && is_summer_time(local(unix_seconds, standard));
    Some(standard + if is_summer { 60 } else { 0 })
}

/// The moment of `unix_seconds` (since 1970, UTC) by a clock that is `offset_minutes` ahead of UTC: −480 for Pacific Standard
/// Time. A browser's `getTimezoneOffset` gives the opposite sign.
pub fn local(unix_seconds: i64, offset_minutes: i32) -> NaiveDateTime {
    let there = unix_seconds.saturating_add(i64::from(offset_minutes) * 60);
    DateTime::from_timestamp(there, 0)
        .unwrap_or_default()
        .naive_utc()
}

/// By a clock that keeps standard time all year.
fn is_summer_time(standard: NaiveDateTime) -> bool {
    let change = |month: u32, nth: u8, hour: u32| {
        let day = NaiveDate::from_weekday_of_month_opt(standard.year(), month, Weekday::Sun, nth);
        day.and_then(|day| day.and_hms_opt(hour, 0, 0))
    };
    let (begins, ends) = (change(3, 2, 2), change(11, 1, 1));
    begins.is_some_and(|begins| begins <= standard) && ends.is_some_and(|ends| standard < ends)
}

fn written_offset(zone: &str) -> Option<i32> {
    let zone = zone.trim();
    let rest = zone
        .strip_prefix("UTC")
        .or_else(|| zone.strip_prefix("GMT"))
        .unwrap_or(zone);
    if rest.is_empty() {
        return (!zone.is_empty()).then_some(0);
    }
    let sign = match rest.chars().next()? {
        '+' => 1,
        '-' | '\u{2212}' => -1,
        _ => return None,
    };
    let digits: String = rest
        .chars()
        .skip(1)
        .filter(|letter| *letter != ':')
        .collect();
    let all_digits =
        !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number: i32 = all_digits.then(|| digits.parse().ok()).flatten()?;
    let (hours, minutes) = if digits.len() > 2 {
        (number / 100, number % 100)
    } else {
        (number, 0)
    };
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}
