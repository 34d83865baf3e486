//! What families need to know of the school before anything else: its name, its languages, whom to call, who reads.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::chosen::Chosen;
use crate::words::Words;

/// The school, as families meet it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct About {
    /// The school's name.
    pub name: String,
    /// The language (BCP 47 tag) that is shown first; English when empty.
    pub language: String,
    /// The languages (BCP 47 tags) that the school writes in.
    pub languages: Chosen<String>,
    /// The IANA name of the time zone that the school lives in, such as `America/Los_Angeles`.
    pub time_zone: String,
    /// Numbers to call, by an identifier that also orders them.
    pub numbers: BTreeMap<String, Number>,
    /// Who reads what families write, and when.
    pub reading: Reading,
    /// What a staff member types to reach the pages for staff. It protects convenience, not secrets: it is in the pack.
    pub staff_code: String,
}

/// A number that a family may need to call.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Number {
    /// What it is for.
    pub purpose: NumberKind,
    /// Whom one reaches, such as "Suicide and crisis lifeline".
    pub name: Words,
    /// The number, as one dials it.
    pub number: String,
    /// What to know, such as "In Spanish: press 2".
    pub note: Words,
}

/// What a number is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberKind {
    /// Danger now.
    Emergency,
    /// A crisis of the mind.
    Crisis,
    /// The school itself.
    #[default]
    School,
}

/// Who reads what families write, and when.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reading {
    /// Who reads it, such as "Ms. Ortiz, the school counselor".
    pub who: Words,
    /// The days on which it is read.
    pub days: Chosen<Day>,
    /// Until when on such a day, by the school's clock; the end of the day when missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveTime>,
    /// How long an answer takes, and by what way it comes.
    pub note: Words,
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "days of the week")]
pub enum Day {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Day {
    /// All days, from Monday on.
    pub const ALL: &[Day] = &[
        Day::Monday,
        Day::Tuesday,
        Day::Wednesday,
        Day::Thursday,
        Day::Friday,
        Day::Saturday,
        Day::Sunday,
    ];

    /// The day of the week of a date.
    pub fn of(date: NaiveDate) -> Self {
        let place = date.weekday().num_days_from_monday() as usize;
        Self::ALL.get(place).copied().unwrap_or(Day::Monday)
    }
}

impl Reading {
    /// The next day on which it is read, seen from this moment of the school's clock: today while there is still time.
    /// `None` when no day is named.
    pub fn next(&self, now: NaiveDateTime) -> Option<NaiveDate> {
        (0..=7)
            .filter_map(|ahead| now.date().checked_add_days(Days::new(ahead)))
            .filter(|date| self.days.has(&Day::of(*date)))
            .find(|date| *date > now.date() || self.until.is_none_or(|until| now.time() < until))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 26 November 2026 is a Thursday.
    fn check(days: &[Day], hour: u32, expected: Option<u32>) {
        let reading = Reading {
            days: days.iter().copied().collect(),
            until: NaiveTime::from_hms_opt(16, 0, 0),
            ..Reading::default()
        };
        let date = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let now = date(26).and_hms_opt(hour, 0, 0).unwrap();
        assert_eq!(reading.next(now), expected.map(date));
    }

    #[test]
    fn the_next_reading_is_today_until_its_hour_then_the_next_day_named() {
        check(&[Day::Thursday, Day::Monday], 9, Some(26));
        check(&[Day::Thursday, Day::Monday], 16, Some(30));
        check(&[Day::Friday], 9, Some(27));
        check(&[], 9, None);
    }

    #[test]
    fn one_day_a_week_comes_round_again() {
        let reading = Reading {
            days: [Day::Thursday].into_iter().collect(),
            until: NaiveTime::from_hms_opt(16, 0, 0),
            ..Reading::default()
        };
        let now = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
        let next = reading.next(now.and_hms_opt(17, 0, 0).unwrap());
        assert_eq!(next, NaiveDate::from_ymd_opt(2026, 12, 3));
    }
}
