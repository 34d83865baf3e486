//! Opening hours: weekly, or on certain weeks of a month, as RFC 5545 says them; and whether a place is open at a moment.

use serde::{Deserialize, Serialize};

use super::calendar::{Date, days_in};
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
    /// The first day on which this holds; empty for any.
    #[serde(skip_serializing_if = "is_default")]
    pub from: String,
    /// The last day on which this holds; empty for any.
    #[serde(skip_serializing_if = "is_default")]
    pub until: String,
    /// More about it.
    #[serde(skip_serializing_if = "is_default")]
    pub note: Words,
}

/// A moment by a clock on the wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Local {
    /// The day.
    pub date: Date,
    /// Minutes after midnight.
    pub minute: u16,
}

impl Local {
    /// The moment of `unix_seconds` (since 1970, UTC) by a clock that is `offset_minutes` ahead of UTC: −480 for Pacific
    /// Standard Time. A browser's `getTimezoneOffset` gives the opposite sign.
    pub fn at(unix_seconds: i64, offset_minutes: i32) -> Self {
        let minutes = unix_seconds
            .div_euclid(60)
            .saturating_add(i64::from(offset_minutes));
        let day = minutes.div_euclid(i64::from(DAY));
        let number = i32::try_from(day).unwrap_or(if day < 0 { i32::MIN } else { i32::MAX });
        let minute = u16::try_from(minutes.rem_euclid(i64::from(DAY))).unwrap_or_default();
        Self {
            date: Date::from_number(number),
            minute,
        }
    }
}

impl Hours {
    /// Whether a program can tell from this when it is open.
    pub fn is_understood(&self) -> bool {
        !self.days.is_empty()
    }

    /// Whether it is open by this.
    pub fn open_at(&self, now: Local) -> bool {
        if self.opens < self.closes {
            return self.is_on(now.date) && (self.opens..self.closes).contains(&now.minute);
        }
        let yesterday = Date::from_number(now.date.number() - 1);
        self.is_on(now.date) && now.minute >= self.opens
            || self.is_on(yesterday) && now.minute < self.closes
    }

    /// Whether it opens on this day.
    pub fn is_on(&self, date: Date) -> bool {
        let bound = |text: &str| Date::parse(text);
        let within = bound(&self.from).is_none_or(|from| from <= date)
            && bound(&self.until).is_none_or(|until| date <= until);
        within && self.days.contains(&date.weekday()) && self.is_in_week(date)
    }

    fn is_in_week(&self, date: Date) -> bool {
        let from_start = i8::try_from((date.day - 1) / 7 + 1).unwrap_or_default();
        let days_left = days_in(date.year, date.month) - date.day;
        let from_end = -i8::try_from(days_left / 7 + 1).unwrap_or_default();
        let is_it = |week: &i8| *week == from_start || *week == from_end;
        self.weeks.is_empty() || self.weeks.iter().any(is_it)
    }
}

/// How many minutes a clock is ahead of UTC at a moment, in a time zone of the United States by its name in the IANA data base,
/// or written as an offset such as `UTC-03:00` or `+02:00`; `None` for another. Summer time as of 15 U.S.C. 260a: from the
/// second Sunday of March to the first of November, at two o'clock.
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
    let is_summer = summer && is_summer_time(Local::at(unix_seconds, standard));
    Some(standard + if is_summer { 60 } else { 0 })
}

/// By a clock that keeps standard time all year.
fn is_summer_time(standard: Local) -> bool {
    let sunday = |month: u8, nth: u8| {
        let first = Date {
            year: standard.date.year,
            month,
            day: 1,
        };
        Date {
            day: 1 + (6 - first.weekday()) + 7 * (nth - 1),
            ..first
        }
    };
    let begins = Local {
        date: sunday(3, 2),
        minute: 120,
    };
    let ends = Local {
        date: sunday(11, 1),
        minute: 60,
    };
    begins <= standard && standard < ends
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
