//! What a school sets for all that is reckoned of its plans: from when the rule on the last points is applied, how much must
//! have been delivered, and on which days there is school.

use std::ops::RangeInclusive;

use super::decision::Threshold;
use crate::calendar::Calendar;
use crate::school::School;

/// A number that a school may set, each with a default that has a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Setting {
    /// Least weeks before the rule is applied.
    Weeks,
    /// Least probes before the rule is applied.
    Probes,
    /// How many of the last probes are looked at.
    Points,
    /// Least share, in percent, that must have been delivered before an intervention is judged.
    Delivered,
}

impl Setting {
    /// Each of them, in the order of the form.
    pub const ALL: [Setting; 4] = [
        Setting::Weeks,
        Setting::Probes,
        Setting::Points,
        Setting::Delivered,
    ];

    /// Its name among [`School::thresholds`].
    pub const fn threshold(self) -> &'static str {
        match self {
            Setting::Weeks => "progress.weeks",
            Setting::Probes => "progress.probes",
            Setting::Points => "progress.points",
            Setting::Delivered => "progress.delivered_percent",
        }
    }

    /// The least and the most that a school may set.
    pub const fn range(self) -> RangeInclusive<u16> {
        match self {
            Setting::Weeks => 1..=36,
            Setting::Probes => 3..=36,
            Setting::Points => 3..=8,
            Setting::Delivered => 1..=100,
        }
    }

    /// What holds where the school has not said otherwise; [`Threshold::default`] names the sources.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // All of them are small.
    pub fn default_value(self) -> u16 {
        let threshold = Threshold::default();
        match self {
            Setting::Weeks => threshold.weeks,
            Setting::Probes => threshold.probes as u16,
            Setting::Points => threshold.points as u16,
            Setting::Delivered => (threshold.fidelity * 100.0).round() as u16,
        }
    }

    /// What holds at this school. What is out of range, as a later release or a mistake may leave it, is not taken.
    pub fn value(self, school: &School) -> u16 {
        let range = self.range();
        let fits = |set: &f64| (f64::from(*range.start())..=f64::from(*range.end())).contains(set);
        let set = school.thresholds.get(self.threshold()).copied();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Within the range.
        set.filter(fits)
            .map_or(self.default_value(), |set| set.round() as u16)
    }

    /// Sets it. What is as it was is left alone.
    pub fn set(self, school: &mut School, value: u16) {
        if self.value(school) != value {
            school
                .thresholds
                .insert(self.threshold().to_owned(), value.into());
        }
    }
}

/// What a school has set.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rules {
    /// From when the rule is applied, and to what.
    pub threshold: Threshold,
    /// On which days there is school.
    pub calendar: Calendar,
}

impl Rules {
    /// As this school has them.
    pub fn of(school: &School) -> Self {
        let value = |setting: Setting| setting.value(school);
        Self {
            threshold: Threshold {
                weeks: value(Setting::Weeks),
                probes: value(Setting::Probes).into(),
                points: value(Setting::Points).into(),
                fidelity: f64::from(value(Setting::Delivered)) / 100.0,
            },
            calendar: Calendar::of(school),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_that_sets_nothing_has_the_defaults() {
        assert_eq!(Rules::of(&School::default()), Rules::default());
        let defaults = Setting::ALL.map(Setting::default_value);
        assert_eq!(defaults, [6, 6, 4, 80]);
        for setting in Setting::ALL {
            assert!(setting.range().contains(&setting.default_value()));
        }
    }

    #[test]
    fn a_school_sets_its_own_within_reason() {
        for (set, expected) in [(3.0, 3), (0.0, 6), (37.0, 6), (f64::NAN, 6)] {
            let school = School {
                thresholds: [(Setting::Weeks.threshold().to_owned(), set)].into(),
                ..School::default()
            };
            assert_eq!(Rules::of(&school).threshold.weeks, expected, "{set}");
        }
    }

    #[test]
    fn what_stays_as_it_was_is_not_written() {
        let mut school = School::default();
        Setting::Delivered.set(&mut school, 80);
        assert!(school.thresholds.is_empty());
        Setting::Delivered.set(&mut school, 75);
        let share = Rules::of(&school).threshold.fidelity;
        assert!((share - 0.75).abs() < 1e-12);
    }
}
