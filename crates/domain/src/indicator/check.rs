//! What is looked at before a probe is kept.

use std::ops::RangeInclusive;

use crate::calendar::{Calendar, NoSchool};
use crate::time::Day;

/// Why a probe cannot be kept as it stands.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum ProbeProblem {
    /// The score is no number, or an infinite one.
    #[error("the score is not a finite number")]
    NotFinite,
    /// The score is not one that the measure can give.
    #[error("the score {score} is not from {low} to {high}")]
    OutOfRange {
        /// What was given.
        score: f64,
        /// The least that the measure gives.
        low: f64,
        /// The most that the measure gives.
        high: f64,
    },
    /// The day has not come yet.
    #[error("{day} is after {today}")]
    InFuture {
        /// What was given.
        day: Day,
        /// The day it is now.
        today: Day,
    },
    /// There is a probe of that day already.
    #[error("there is a probe of {day} already")]
    DayTaken {
        /// What was given.
        day: Day,
    },
}

/// Checks a probe before it is kept: its score against what the measure can give, where that is known, and its day
/// against today and the days of the probes that there are.
///
/// # Errors
/// The first of [`ProbeProblem`], in their order.
pub fn check_probe(
    score: f64,
    day: Day,
    range: Option<RangeInclusive<f64>>,
    today: Day,
    taken: &[Day],
) -> Result<(), ProbeProblem> {
    if !score.is_finite() {
        return Err(ProbeProblem::NotFinite);
    }
    if let Some(range) = range.filter(|range| !range.contains(&score)) {
        return Err(ProbeProblem::OutOfRange {
            score,
            low: *range.start(),
            high: *range.end(),
        });
    }
    if day > today {
        return Err(ProbeProblem::InFuture { day, today });
    }
    if taken.contains(&day) {
        return Err(ProbeProblem::DayTaken { day });
    }
    Ok(())
}

/// Whether something can have happened at school on this day: why not, unless the person says that it did all the same. A
/// day is easily mistyped, and a school may well meet on a Saturday.
///
/// # Errors
/// [`NoSchool`], to be said beside the day.
pub fn check_school_day(day: Day, anyway: bool, calendar: &Calendar) -> Result<(), NoSchool> {
    match calendar.no_school(day) {
        Some(why) if !anyway => Err(why),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn check(score: f64, at: &str, expected: Result<(), ProbeProblem>) {
        let today = day("2026-10-12");
        let taken = [day("2026-10-05")];
        let found = check_probe(score, day(at), Some(0.0..=100.0), today, &taken);
        assert_eq!(found, expected, "{score} {at}");
    }

    fn out_of_range(score: f64) -> Result<(), ProbeProblem> {
        let (low, high) = (0.0, 100.0);
        Err(ProbeProblem::OutOfRange { score, low, high })
    }

    #[test]
    fn a_score_is_one_that_the_measure_can_give() {
        check(0.0, "2026-10-12", Ok(()));
        check(100.0, "2026-10-12", Ok(()));
        check(100.5, "2026-10-12", out_of_range(100.5));
        check(-1.0, "2026-10-12", out_of_range(-1.0));
        for odd in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            check(odd, "2026-10-12", Err(ProbeProblem::NotFinite));
        }
    }

    #[test]
    fn without_a_known_range_any_number_will_do() {
        let today = day("2026-10-12");
        assert_eq!(check_probe(-1e9, today, None, today, &[]), Ok(()));
    }

    #[test]
    fn a_day_has_come_and_has_no_probe_yet() {
        let (tomorrow, today) = (day("2026-10-13"), day("2026-10-12"));
        let in_future = ProbeProblem::InFuture {
            day: tomorrow,
            today,
        };
        check(50.0, "2026-10-13", Err(in_future));
        let taken = day("2026-10-05");
        check(
            50.0,
            "2026-10-05",
            Err(ProbeProblem::DayTaken { day: taken }),
        );
    }

    #[test]
    fn a_day_without_school_is_refused_until_somebody_says_that_it_was() {
        let calendar = Calendar::default();
        let (friday, saturday) = (day("2026-10-09"), day("2026-10-10"));
        assert_eq!(check_school_day(friday, false, &calendar), Ok(()));
        let refused = Err(NoSchool::Weekend);
        assert_eq!(check_school_day(saturday, false, &calendar), refused);
        assert_eq!(check_school_day(saturday, true, &calendar), Ok(()));
    }
}
