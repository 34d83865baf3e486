//! Where a value lies along an axis, and which values can be drawn.

/// The largest magnitude that is drawn. No measure comes near it, and above it neighbouring ticks could be one number.
const LARGEST: f64 = 1e15;
/// Values that differ by less than this share of their size count as one.
pub const SAME: f64 = 1e-6;

/// Whether a value can be drawn: a number whose magnitude is at most 10^15.
pub fn drawable(value: f64) -> bool {
    value.abs() <= LARGEST
}

/// The smallest and the largest value that can be drawn.
pub fn ends(values: impl IntoIterator<Item = f64>) -> Option<(f64, f64)> {
    values
        .into_iter()
        .filter(|value| drawable(*value))
        .map(|value| (value, value))
        .reduce(|(low, high), (value, _)| (low.min(value), high.max(value)))
}

/// Where values lie on a line of the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    values: (f64, f64),
    places: (f64, f64),
}

impl Scale {
    /// The scale that puts the one pair of values on the one pair of places. Values that do not differ get a unit of
    /// room on either side.
    pub fn new(values: (f64, f64), places: (f64, f64)) -> Self {
        let (low, high) = values;
        let values = if high - low < SAME {
            (low - 1.0, high + 1.0)
        } else {
            values
        };
        Self { values, places }
    }

    /// The place of a value.
    pub fn place(&self, value: f64) -> f64 {
        let share = (value - self.values.0) / (self.values.1 - self.values.0);
        self.places.0 + share * (self.places.1 - self.places.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_scale_keeps_values_between_its_ends(low in -1e15..1e15_f64, high in -1e15..1e15_f64, share in 0.0..1.0) {
            let (low, high) = (low.min(high), low.max(high));
            let place = Scale::new((low, high), (300.0, 20.0)).place(low + share * (high - low));
            prop_assert!((19.9..=300.1).contains(&place));
        }
    }
}
