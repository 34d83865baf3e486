//! Progress monitoring: short probes of one measure, the line to a goal, and what the numbers suggest.
//!
//! Nothing here decides. Every answer carries the numbers it comes from, so that they can be printed beside it, and a
//! team weighs it. There is reason to: with probes as unreliable as usual, four points below the line happen to many
//! students who do respond (Hintze, Wells, Marcotte & Solomon, "Decision-Making Accuracy of CBM Progress-Monitoring
//! Data", Journal of Psychoeducational Assessment 36, 2018, 74–81, <https://doi.org/10.1177/0734282917729263>).
//!
//! Scores are in the unit of their measure, growth is in that unit a week, and a week is seven days.

pub mod aim;
pub mod check;
pub mod decision;
pub mod fidelity;
pub mod progress;
pub mod rules;
pub mod schedule;
pub mod trend;

#[cfg(test)]
mod measured;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod published;

use crate::time::Day;

/// Days in a week.
const WEEK: f64 = 7.0;

/// Days from `earlier` to `later`, to reckon with. No two calendar days are so far apart that they do not fit.
fn days_between(earlier: Day, later: Day) -> f64 {
    f64::from(i32::try_from(later.days_since(earlier)).unwrap_or(i32::MAX))
}

/// The middle one of these numbers when put in order; halfway between the two middle ones when they are even in number.
/// `None` of none.
pub(crate) fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let upper = *values.get(values.len() / 2)?;
    let lower = *values.get((values.len() - 1) / 2)?;
    Some(f64::midpoint(lower, upper))
}

#[cfg(test)]
mod tests {
    use super::median;

    fn check(values: &[f64], expected: Option<f64>) {
        assert_eq!(median(values.to_vec()), expected, "{values:?}");
    }

    /// The medians worked in University of North Dakota, SPED 557, "Progress Monitoring: Cheat Sheet for Finding the
    /// Median" (2024), section Medians.
    #[test]
    fn the_median_is_the_middle_score_or_halfway_between_the_two_middle_ones() {
        check(&[55.0, 58.0, 52.0], Some(55.0));
        check(&[56.0, 58.0, 53.0, 57.0], Some(56.5));
        check(&[87.0, 81.0, 80.0, 89.0, 90.0, 82.0], Some(84.5));
        check(&[80.0, 81.0, 82.0, 88.0, 89.0, 90.0], Some(85.0));
    }

    #[test]
    fn of_no_scores_there_is_no_median() {
        check(&[], None);
        check(&[f64::MAX, f64::MAX], Some(f64::MAX));
    }
}
