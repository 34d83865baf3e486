//! When the next probe is due, and by how much it is late.

use chrono::Days;

use crate::calendar::Calendar;
use crate::time::Day;

/// When a probe is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextProbe {
    /// The day it is due.
    pub due: Day,
    /// By how many days it is late today, the school's days off not counted; 0 on the day itself and before.
    pub days_late: u64,
}

/// When the next probe is due: so many days after the last one, or after the start where none was taken since; where there
/// is no school on that day, on the next school day.
pub fn next_probe(
    start: Day,
    last: Option<Day>,
    every_days: u16,
    today: Day,
    calendar: &Calendar,
) -> NextProbe {
    let from = last.map_or(start, |last| last.max(start));
    let due = from.0.checked_add_days(Days::new(u64::from(every_days)));
    let due = calendar.school_day_from(due.map_or(from, Day));
    let late = u64::try_from(today.days_since(due)).unwrap_or(0);
    NextProbe {
        due,
        days_late: late.saturating_sub(calendar.days_off(due, today)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tier::Tier;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn check(tier: Tier, last: Option<&str>, today: &str, due: &str, days_late: u64) {
        let every = tier.days_between_probes().unwrap();
        let next = next_probe(
            day("2026-09-07"),
            last.map(day),
            every,
            day(today),
            &Calendar::default(),
        );
        let due = day(due);
        assert_eq!(next, NextProbe { due, days_late }, "{last:?} {today}");
    }

    #[test]
    fn tier_three_is_monitored_weekly_and_tier_two_every_other_week() {
        check(
            Tier::Three,
            Some("2026-10-05"),
            "2026-10-08",
            "2026-10-12",
            0,
        );
        check(Tier::Two, Some("2026-10-05"), "2026-10-08", "2026-10-19", 0);
        assert_eq!(Tier::One.days_between_probes(), None);
    }

    #[test]
    fn a_probe_is_late_from_the_day_after_it_is_due() {
        check(
            Tier::Three,
            Some("2026-10-05"),
            "2026-10-12",
            "2026-10-12",
            0,
        );
        check(
            Tier::Three,
            Some("2026-10-05"),
            "2026-10-13",
            "2026-10-12",
            1,
        );
        check(
            Tier::Two,
            Some("2026-10-05"),
            "2026-11-02",
            "2026-10-19",
            14,
        );
    }

    #[test]
    fn the_first_probe_is_due_after_the_start() {
        check(Tier::Three, None, "2026-09-08", "2026-09-14", 0);
        check(Tier::Two, Some("2026-08-31"), "2026-09-22", "2026-09-21", 1);
    }

    #[test]
    fn a_probe_is_not_due_on_a_day_off_and_days_off_make_it_no_later() {
        let off = crate::calendar::DaysOff {
            until: day("2027-01-01"),
            name: String::new(),
        };
        let own = [(day("2026-12-21"), crate::fields::Whole(off))].into();
        let calendar = Calendar::without(&own);
        let next = |last, today| {
            let next = next_probe(day("2026-09-07"), Some(day(last)), 7, day(today), &calendar);
            (next.due.to_string(), next.days_late)
        };
        assert_eq!(
            next("2026-12-14", "2026-12-28"),
            ("2027-01-04".to_owned(), 0)
        );
        assert_eq!(
            next("2026-12-11", "2027-01-05"),
            ("2026-12-18".to_owned(), 6)
        );
        // A probe that was taken on a Saturday asks for the next on a Monday.
        assert_eq!(
            next("2026-10-10", "2026-10-19"),
            ("2026-10-19".to_owned(), 0)
        );
    }

    #[test]
    fn at_the_end_of_the_calendar_nothing_breaks() {
        let end = Day(chrono::NaiveDate::MAX);
        let next = next_probe(end, None, 14, end, &Calendar::default());
        assert_eq!((next.due, next.days_late), (end, 0));
    }
}
