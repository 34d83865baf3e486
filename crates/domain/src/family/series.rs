//! Further dates of a workshop, in one step: a series.

use chrono::{Datelike, Days, Months, NaiveDate};
use throughline_public::workshop::Workshop;

use crate::calendar::{Calendar, NoSchool};
use crate::time::Day;

/// The most dates that are added in one step.
pub const DATES_MAX: usize = 20;
/// How far ahead dates are looked for, in steps of the rhythm: what falls on days off is left out, not moved.
const STEPS_MAX: u32 = 60;

/// How often a workshop takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rhythm {
    /// Every week.
    Weekly,
    /// Every two weeks.
    EveryTwoWeeks,
    /// Every month, on the same weekday of it: the second Tuesday. Where a month has no fifth one, on its fourth.
    Monthly,
}

impl Rhythm {
    /// Every rhythm, in the order in which they are offered.
    pub const ALL: &[Rhythm] = &[Rhythm::Weekly, Rhythm::EveryTwoWeeks, Rhythm::Monthly];

    /// The short code of it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Rhythm::Weekly => "weekly",
            Rhythm::EveryTwoWeeks => "two_weeks",
            Rhythm::Monthly => "monthly",
        }
    }

    /// The rhythm of a short code.
    pub fn parse(code: &str) -> Option<Rhythm> {
        Rhythm::ALL.iter().copied().find(|it| it.as_str() == code)
    }

    /// The date so many steps after the first one.
    fn after(self, first: NaiveDate, steps: u32) -> Option<NaiveDate> {
        match self {
            Rhythm::Weekly => first.checked_add_days(Days::new(7 * u64::from(steps))),
            Rhythm::EveryTwoWeeks => first.checked_add_days(Days::new(14 * u64::from(steps))),
            Rhythm::Monthly => {
                let month = first.with_day(1)?.checked_add_months(Months::new(steps))?;
                let nth = u8::try_from(first.day().div_ceil(7)).ok()?;
                let of = |nth| {
                    NaiveDate::from_weekday_of_month_opt(
                        month.year(),
                        month.month(),
                        first.weekday(),
                        nth,
                    )
                };
                of(nth).or_else(|| of(4))
            }
        }
    }
}

/// So many further dates after the first, at most [`DATES_MAX`]. Those on the school's days off are left out, and later ones
/// taken for them; a workshop on a Saturday stays on Saturdays.
pub fn further_dates(
    first: NaiveDate,
    rhythm: Rhythm,
    count: usize,
    calendar: &Calendar,
) -> Vec<NaiveDate> {
    let is_off = |date: NaiveDate| matches!(calendar.no_school(Day(date)), Some(NoSchool::Off(_)));
    (1..=STEPS_MAX)
        .filter_map(|steps| rhythm.after(first, steps))
        .filter(|date| !is_off(*date))
        .take(count.min(DATES_MAX))
        .collect()
}

/// The workshop on another date: with seats to be taken, and sign-up open as long before it.
#[must_use]
pub fn on_date(workshop: &Workshop, date: NaiveDate, series: &str) -> Workshop {
    let before = workshop.date.zip(workshop.open_until);
    let before = before.map(|(date, last)| date - last);
    Workshop {
        date: Some(date),
        open_until: before.and_then(|before| date.checked_sub_signed(before)),
        series: Some(series.to_owned()),
        full: false,
        cancelled: false,
        ..workshop.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{DaysOff, Own};
    use crate::fields::Whole;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// A school with a week off from 21 December 2026 on.
    fn calendar() -> Calendar {
        let off = DaysOff {
            until: Day(day("2026-12-31")),
            name: "Winter break".into(),
        };
        let own: Own = [(Day(day("2026-12-21")), Whole(off))].into();
        Calendar::without(&own)
    }

    fn check(first: &str, rhythm: Rhythm, expected: &[&str]) {
        let found = further_dates(day(first), rhythm, expected.len(), &calendar());
        let expected: Vec<NaiveDate> = expected.iter().map(|it| day(it)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn dates_keep_their_weekday_and_leave_out_days_off() {
        check("2026-12-08", Rhythm::Weekly, &["2026-12-15", "2027-01-05"]);
        check(
            "2026-12-08",
            Rhythm::EveryTwoWeeks,
            &["2027-01-05", "2027-01-19"],
        );
        // The second Tuesday of each month.
        check("2026-11-10", Rhythm::Monthly, &["2026-12-08", "2027-01-12"]);
        // A fifth Tuesday, where a month has one, and else the fourth; the one in December is off.
        check(
            "2026-09-29",
            Rhythm::Monthly,
            &["2026-10-27", "2026-11-24", "2027-01-26"],
        );
        check("2026-12-12", Rhythm::Weekly, &["2026-12-19", "2027-01-02"]);
    }

    #[test]
    fn a_school_that_is_always_off_has_no_further_dates_and_nobody_makes_a_thousand() {
        let off = DaysOff {
            until: Day(day("2030-12-31")),
            name: String::new(),
        };
        let own: Own = [(Day(day("2026-01-01")), Whole(off))].into();
        let first = day("2026-12-08");
        let never = Calendar::without(&own);
        assert!(further_dates(first, Rhythm::Weekly, 3, &never).is_empty());
        let many = further_dates(first, Rhythm::Weekly, 1000, &Calendar::default());
        assert_eq!(many.len(), DATES_MAX);
        let last = NaiveDate::MAX;
        assert!(further_dates(last, Rhythm::Monthly, 3, &never).is_empty());
    }

    #[test]
    fn a_further_date_begins_with_empty_seats() {
        let workshop = Workshop {
            date: Some(day("2026-12-08")),
            open_until: Some(day("2026-12-06")),
            full: true,
            cancelled: true,
            seats: Some(12),
            ..Workshop::default()
        };
        let next = on_date(&workshop, day("2026-12-15"), "S");
        assert_eq!(next.open_until, Some(day("2026-12-13")));
        assert!(!next.full && !next.cancelled);
        assert_eq!((next.seats, next.series.as_deref()), (Some(12), Some("S")));
    }

    #[test]
    fn every_rhythm_comes_back_from_its_code() {
        for rhythm in Rhythm::ALL {
            assert_eq!(Rhythm::parse(rhythm.as_str()), Some(*rhythm));
        }
        assert_eq!(Rhythm::parse("daily"), None);
    }
}
