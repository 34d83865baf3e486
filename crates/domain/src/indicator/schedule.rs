//! When the next probe is due, and by how much it is late.

use chrono::Days;

use crate::time::Day;

/// When a probe is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextProbe {
    /// The day it is due.
    pub due: Day,
    /// By how many days it is late today; 0 on the day itself and before.
    pub days_late: u64,
}

/// When the next probe is due: so many days after the last one, or after the start where none was taken since.
pub fn next_probe(start: Day, last: Option<Day>, every_days: u16, today: Day) -> NextProbe {
    let from = last.map_or(start, |last| last.max(start));
    let due = from.0.checked_add_days(Days::new(u64::from(every_days)));
    let due = due.map_or(from, Day);
    NextProbe {
        due,
        days_late: u64::try_from(today.days_since(due)).unwrap_or(0),
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
        let next = next_probe(day("2026-09-07"), last.map(day), every, day(today));
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
    fn at_the_end_of_the_calendar_nothing_breaks() {
        let end = Day(chrono::NaiveDate::MAX);
        let next = next_probe(end, None, 14, end);
        assert_eq!((next.due, next.days_late), (end, 0));
    }
}
