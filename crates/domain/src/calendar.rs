//! The days on which a school meets: Monday to Friday, without the days off that it has said.
//!
//! This is the one place that knows what a school day is. How long a referral waits, whether a probe can have been taken,
//! when the next one is due and how many sessions a week plans are all reckoned from here.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::fields::Whole;
use crate::school::School;
use crate::time::Day;

mod pasted;

pub use pasted::{Line, LineProblem, read_lines};

/// The longest stretch of days off, in days: a summer.
pub const LONGEST: i64 = 120;

/// School days in a week without days off.
pub const WEEK: u32 = 5;

/// A stretch of days without school. Its first day is its key in [`School::days_off`], so that the same list, brought in
/// by two people, is the same list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DaysOff {
    /// Its last day; the first one for a single day.
    pub until: Day,
    /// What it is called; may be empty.
    #[serde(default)]
    pub name: String,
}

/// What a school says of its days off, by their first day.
pub type Own = BTreeMap<Day, Whole<DaysOff>>;

/// Why there is no school on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoSchool {
    /// It is a Saturday or Sunday.
    Weekend,
    /// It is one of the school's days off, of this name.
    Off(String),
}

/// The days on which a school meets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    /// Stretches without school by their first day, with their last day and name.
    off: Vec<(Day, Day, String)>,
    /// The same without names, in order, none touching another.
    merged: Vec<(Day, Day)>,
}

impl Calendar {
    /// As this school has it.
    pub fn of(school: &School) -> Self {
        Self::without(&school.days_off)
    }

    /// Monday to Friday, without these. A stretch that ends before it begins is left out.
    pub fn without(own: &Own) -> Self {
        let known = own.iter().filter(|(from, off)| off.until >= **from);
        let off: Vec<(Day, Day, String)> = known
            .map(|(from, off)| (*from, off.until, off.name.clone()))
            .collect();
        let mut merged: Vec<(Day, Day)> = Vec::new();
        for (from, until, _) in &off {
            match merged.last_mut() {
                Some((_, last)) if from.days_since(*last) <= 1 => *last = (*last).max(*until),
                _ => merged.push((*from, *until)),
            }
        }
        Self { off, merged }
    }

    /// Why there is no school on this day; `None` when there is.
    pub fn no_school(&self, day: Day) -> Option<NoSchool> {
        let off = self.off.iter();
        let mut named = off.filter(|(from, until, _)| (*from..=*until).contains(&day));
        if let Some((.., name)) = named.next_back() {
            return Some(NoSchool::Off(name.clone()));
        }
        (!is_weekday(day)).then_some(NoSchool::Weekend)
    }

    /// Whether there is school on this day.
    pub fn is_school_day(&self, day: Day) -> bool {
        self.no_school(day).is_none()
    }

    /// This day, or the first school day after it. The day itself at the end of the calendar, or when the school says it
    /// never meets again.
    pub fn school_day_from(&self, day: Day) -> Day {
        let ahead = (0..=2 * LONGEST.unsigned_abs()).map_while(|days| after(day, days));
        ahead
            .into_iter()
            .find(|day| self.is_school_day(*day))
            .unwrap_or(day)
    }

    /// School days after a day and up to another, that one included. 0 when the other day comes first.
    pub fn school_days(&self, since: Day, today: Day) -> u32 {
        if today <= since {
            return 0;
        }
        let all = weekdays(since, today);
        let off = self.overlaps(since, today);
        all.saturating_sub(off.map(|(before, last)| weekdays(before, last)).sum())
    }

    /// Days off of the school after a day and up to another, the weekends within them included.
    pub fn days_off(&self, since: Day, today: Day) -> u64 {
        let off = self.overlaps(since, today);
        off.map(|(before, last)| last.days_since(before).unsigned_abs())
            .sum()
    }

    /// How many of the planned sessions of a week fall to it: all in a week without days off, none in one without school,
    /// otherwise in proportion to its school days, to the nearest whole session. `from` is the week's first day.
    pub fn planned(&self, times_a_week: u32, from: Day) -> u32 {
        let (Some(before), Some(last)) = (from.0.pred_opt(), after(from, 6)) else {
            return times_a_week;
        };
        let days = self.school_days(Day(before), last);
        // Half a session is one.
        times_a_week
            .saturating_mul(2 * days)
            .saturating_add(WEEK)
            .checked_div(2 * WEEK)
            .unwrap_or(0)
    }

    /// The parts of the days off that lie after one day and up to another, each by the day before it and its last day.
    fn overlaps(&self, since: Day, today: Day) -> impl Iterator<Item = (Day, Day)> + '_ {
        self.merged.iter().filter_map(move |(from, until)| {
            let before = from.0.pred_opt().map_or(*from, Day).max(since);
            let last = (*until).min(today);
            (last > before).then_some((before, last))
        })
    }
}

/// Monday to Friday.
pub fn is_weekday(day: Day) -> bool {
    !matches!(day.0.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Days from Monday to Friday after a day and up to a later one.
fn weekdays(since: Day, until: Day) -> u32 {
    let days = u32::try_from(until.days_since(since)).unwrap_or(0);
    let (weeks, rest) = (days / 7, days % 7);
    let within = (1..=u64::from(rest)).filter_map(|ahead| after(since, ahead));
    let rest = within.filter(|day| is_weekday(*day)).count();
    weeks * WEEK + u32::try_from(rest).unwrap_or(0)
}

fn after(day: Day, days: u64) -> Option<Day> {
    let day: Option<NaiveDate> = day.0.checked_add_days(Days::new(days));
    day.map(Day)
}

#[cfg(test)]
mod tests;
