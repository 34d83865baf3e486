//! What a goal aims at, and the line that leads there.

use serde::{Deserialize, Serialize};

use super::{WEEK, days_between};
use crate::time::Day;

/// Which way a measure goes when things get better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better: words read correctly.
    #[default]
    Increase,
    /// Less is better: call-outs in a lesson.
    Decrease,
}

/// Why a goal cannot be aimed at.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum AimError {
    /// The baseline or the target is no number, or one too large to reckon with.
    #[error("the baseline and the target must be finite numbers")]
    NotFinite,
    /// The target is at the baseline, or on the wrong side of it.
    #[error("the target {target} is not beyond the baseline {baseline}")]
    WrongSide {
        /// Which way the goal goes.
        direction: Direction,
        /// Where it begins.
        baseline: f64,
        /// Where it should lead.
        target: f64,
    },
    /// The target's day is not later than the baseline's.
    #[error("the target's day {target} is not after the baseline's day {baseline}")]
    TooSoon {
        /// When the goal begins.
        baseline: Day,
        /// By when it should be reached.
        target: Day,
    },
}

/// A goal that can be aimed at: from a baseline to a target on the right side of it, on a later day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Aim {
    direction: Direction,
    baseline: (Day, f64),
    target: (Day, f64),
}

impl Aim {
    /// Checks a goal: both points are a day and a score.
    ///
    /// # Errors
    /// Any of [`AimError`].
    pub fn new(
        direction: Direction,
        baseline: (Day, f64),
        target: (Day, f64),
    ) -> Result<Self, AimError> {
        let aim = Self {
            direction,
            baseline,
            target,
        };
        // The largest number that the goal line comes by on its way.
        if !(aim.growth() * aim.days().max(WEEK)).is_finite() {
            return Err(AimError::NotFinite);
        }
        let right_side = match direction {
            Direction::Increase => target.1 > baseline.1,
            Direction::Decrease => target.1 < baseline.1,
        };
        if !right_side {
            return Err(AimError::WrongSide {
                direction,
                baseline: baseline.1,
                target: target.1,
            });
        }
        if target.0 <= baseline.0 {
            return Err(AimError::TooSoon {
                baseline: baseline.0,
                target: target.0,
            });
        }
        Ok(aim)
    }

    /// Which way it goes.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// Where it begins.
    pub fn baseline(&self) -> (Day, f64) {
        self.baseline
    }

    /// Where it leads, and by when.
    pub fn target(&self) -> (Day, f64) {
        self.target
    }

    /// The goal line at this day: straight from the baseline to the target. It is level before the one and after the
    /// other, because nobody aimed at more than the target.
    pub fn line_at(&self, day: Day) -> f64 {
        let along = days_between(self.baseline.0, day).clamp(0.0, self.days());
        self.baseline.1 + self.growth() * along / self.days()
    }

    /// The growth a week that the goal needs; below zero for a goal that goes down.
    pub fn needed_per_week(&self) -> f64 {
        self.growth() * WEEK / self.days()
    }

    fn growth(&self) -> f64 {
        self.target.1 - self.baseline.1
    }

    fn days(&self) -> f64 {
        days_between(self.baseline.0, self.target.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UP: Direction = Direction::Increase;
    const DOWN: Direction = Direction::Decrease;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn aim(direction: Direction, from: f64, to: f64, by: &str) -> Result<Aim, AimError> {
        Aim::new(direction, (day("2026-10-05"), from), (day(by), to))
    }

    #[test]
    fn a_target_is_beyond_the_baseline() {
        for (direction, baseline, target) in [(UP, 35.0, 35.0), (UP, 35.0, 30.0), (DOWN, 4.0, 5.0)]
        {
            let wrong = AimError::WrongSide {
                direction,
                baseline,
                target,
            };
            assert_eq!(aim(direction, baseline, target, "2026-12-07"), Err(wrong));
        }
        assert!(aim(UP, 35.0, 90.0, "2026-12-07").is_ok());
        assert!(aim(DOWN, 5.0, 4.0, "2026-12-07").is_ok());
    }

    #[test]
    fn a_target_is_later_than_the_baseline() {
        for by in ["2026-10-05", "2026-10-04"] {
            let too_soon = AimError::TooSoon {
                baseline: day("2026-10-05"),
                target: day(by),
            };
            assert_eq!(aim(UP, 35.0, 90.0, by), Err(too_soon));
        }
    }

    #[test]
    fn a_score_to_aim_at_can_be_reckoned_with() {
        for (from, to) in [
            (f64::NAN, 1.0),
            (1.0, f64::NAN),
            (0.0, f64::INFINITY),
            (f64::NEG_INFINITY, f64::INFINITY),
            (-f64::MAX, f64::MAX),
            (0.0, 1e307),
        ] {
            assert_eq!(aim(UP, from, to, "2026-12-07"), Err(AimError::NotFinite));
        }
    }

    #[test]
    fn the_goal_line_is_level_outside_its_days() {
        let aim = aim(DOWN, 12.0, 2.0, "2026-12-14").unwrap();
        let at = |text| aim.line_at(day(text));
        assert_eq!((at("2026-09-01"), at("2026-10-05")), (12.0, 12.0));
        assert_eq!((at("2026-10-12"), at("2026-11-09")), (11.0, 7.0));
        assert_eq!((at("2026-12-14"), at("2027-03-01")), (2.0, 2.0));
        assert!((aim.needed_per_week() - -1.0).abs() < 1e-12);
    }
}
