//! The numbers that stand on an axis.

use std::iter;

use super::scale::{SAME, ends};

/// The most spaces between ticks.
const MOST_SPACES: f64 = 5.0;
/// The axis when there is nothing to show.
const NOTHING: (f64, f64) = (0.0, 10.0);

/// The ticks of an axis, from low to high.
#[derive(Debug, Clone, PartialEq)]
pub struct Ticks {
    /// Their values: multiples of 1, 2, 2.5 or 5 × 10^n, without a gap.
    pub values: Vec<f64>,
    /// The digits after the point that tell them apart.
    decimals: usize,
}

impl Ticks {
    /// Four to six ticks around all values; what cannot be drawn is passed over. They start at 0 where that is not far
    /// from the values.
    pub fn around(values: impl IntoIterator<Item = f64>) -> Self {
        let (low, high) = range(values);
        let mut step = Step::under(high - low);
        while step.above(high) - step.below(low) > MOST_SPACES {
            step = step.wider();
        }
        let last = step.above(high);
        let places = iter::successors(Some(step.below(low)), |place| {
            (*place < last).then_some(place + 1.0)
        });
        Self {
            values: places.map(|place| step.at(place)).collect(),
            decimals: step.decimals(),
        }
    }

    /// The lowest and the highest tick.
    pub fn ends(&self) -> (f64, f64) {
        let first = self.values.first().copied().unwrap_or(NOTHING.0);
        (first, self.values.last().copied().unwrap_or(NOTHING.1))
    }

    /// The ticks with what stands beside them.
    pub fn words(&self) -> impl Iterator<Item = (f64, String)> {
        let decimals = self.decimals;
        self.values.iter().map(move |value| {
            let words = format!("{value:.decimals$}");
            (*value, words.replace('-', "\u{2212}"))
        })
    }
}

/// What an axis must cover. Its ends differ.
fn range(values: impl IntoIterator<Item = f64>) -> (f64, f64) {
    let (mut low, mut high) = ends(values).unwrap_or(NOTHING);
    let size = low.abs().max(high.abs());
    if high - low < size * SAME {
        (low, high) = (low.min(0.0), high.max(0.0));
    }
    if high - low < SAME {
        return (low, low + 1.0);
    }
    if low > 0.0 && low < 0.4 * high {
        low = 0.0;
    } else if high < 0.0 && high > 0.4 * low {
        high = 0.0;
    }
    (low, high)
}

/// The space between two ticks: `mantissa` × 10^`power`.
#[derive(Clone, Copy)]
struct Step {
    mantissa: f64,
    power: i32,
}

impl Step {
    /// A step that is too narrow for a span, by two powers of ten at most.
    fn under(span: f64) -> Self {
        // Between -7 and 15: a span is at least `SAME` and at most twice `LARGEST`.
        #[allow(clippy::cast_possible_truncation)]
        let power = span.log10().floor() as i32;
        Self {
            mantissa: 1.0,
            power: power - 1,
        }
    }

    /// The next step.
    fn wider(self) -> Self {
        let Self { mantissa, power } = self;
        if mantissa < 2.0 {
            Self {
                mantissa: 2.0,
                power,
            }
        } else if mantissa < 2.5 {
            Self {
                mantissa: 2.5,
                power,
            }
        } else if mantissa < 5.0 {
            Self {
                mantissa: 5.0,
                power,
            }
        } else {
            Self {
                mantissa: 1.0,
                power: power + 1,
            }
        }
    }

    /// The tick of a number. Dividing by a power of ten gives the nearest number to 0.3, where multiplying does not.
    fn at(self, place: f64) -> f64 {
        let ten = 10_f64.powi(self.power.abs());
        let value = place * self.mantissa;
        // Adding 0 makes -0 plain.
        (if self.power < 0 {
            value / ten
        } else {
            value * ten
        }) + 0.0
    }

    /// How many steps a value is from 0. A whole number that rounding missed by a hair is put right.
    fn count(self, value: f64) -> f64 {
        let ten = 10_f64.powi(self.power.abs());
        let value = if self.power < 0 {
            value * ten
        } else {
            value / ten
        };
        let count = value / self.mantissa;
        let whole = count.round();
        if (count - whole).abs() < 1e-9 * whole.abs().max(1.0) {
            whole
        } else {
            count
        }
    }

    /// The last tick that is not above a value.
    fn below(self, value: f64) -> f64 {
        let place = self.count(value).floor();
        if self.at(place) > value {
            place - 1.0
        } else {
            place
        }
    }

    /// The first tick that is not below a value.
    fn above(self, value: f64) -> f64 {
        let place = self.count(value).ceil();
        if self.at(place) < value {
            place + 1.0
        } else {
            place
        }
    }

    /// The digits after the point that its multiples have.
    fn decimals(self) -> usize {
        let half = i32::from(self.mantissa.fract() > 0.0);
        usize::try_from(half - self.power).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::progress_chart::scale::drawable;

    fn check(values: &[f64], words: &[&str]) {
        let found: Vec<String> = Ticks::around(values.iter().copied())
            .words()
            .map(|(_, words)| words)
            .collect();
        assert_eq!(found, words, "{values:?}");
    }

    #[test]
    fn ticks_are_round_numbers_around_the_values() {
        check(&[22.0, 47.0], &["20", "30", "40", "50"]);
        check(&[12.0, 47.0], &["0", "10", "20", "30", "40", "50"]);
        check(&[0.3, 0.7], &["0.3", "0.4", "0.5", "0.6", "0.7"]);
        check(&[0.1, 0.85], &["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
        check(&[-3.0, 8.0], &["\u{2212}5", "0", "5", "10"]);
        check(
            &[90_000.0, 99_000.0],
            &["90000", "92000", "94000", "96000", "98000", "100000"],
        );
    }

    #[test]
    fn values_that_are_one_get_an_axis_too() {
        check(&[], &["0", "2", "4", "6", "8", "10"]);
        check(&[35.0], &["0", "10", "20", "30", "40"]);
        check(&[0.0, 0.0], &["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
        check(
            &[-35.0],
            &["\u{2212}40", "\u{2212}30", "\u{2212}20", "\u{2212}10", "0"],
        );
        check(
            &[f64::NAN, f64::INFINITY, 1e300],
            &["0", "2", "4", "6", "8", "10"],
        );
    }

    fn hold(values: &[f64]) -> Result<(), TestCaseError> {
        let ticks = Ticks::around(values.iter().copied());
        prop_assert!((4..=6).contains(&ticks.values.len()), "{ticks:?}");
        prop_assert!(
            ticks.values.is_sorted_by(|one, next| one < next),
            "{ticks:?}"
        );
        let (first, last) = ticks.ends();
        for value in values.iter().filter(|value| drawable(**value)) {
            prop_assert!(first <= *value && *value <= last, "{value}: {ticks:?}");
        }
        let mut words: Vec<String> = ticks.words().map(|(_, words)| words).collect();
        words.dedup();
        prop_assert_eq!(words.len(), ticks.values.len());
        Ok(())
    }

    proptest! {
        #[test]
        fn ticks_hold_all_values(values in prop::collection::vec(prop::num::f64::ANY, 0..12)) {
            hold(&values)?;
        }

        #[test]
        fn ticks_hold_the_values_of_a_school(
            values in prop::collection::vec(-200_000..200_000_i32, 1..12),
            divisor in prop::sample::select(vec![1.0, 4.0, 10.0, 1_000.0]),
        ) {
            let values: Vec<f64> = values.into_iter().map(|value| f64::from(value) / divisor).collect();
            hold(&values)?;
        }

        #[test]
        fn ticks_hold_values_that_hardly_differ(
            value in -1e16..1e16_f64,
            shares in prop::collection::vec(-1e-5..1e-5_f64, 0..6),
        ) {
            let values: Vec<f64> = shares.into_iter().map(|share| value * (1.0 + share)).collect();
            hold(&values)?;
        }
    }
}
