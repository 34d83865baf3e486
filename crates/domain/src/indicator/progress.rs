//! The probes of one measure in order, and the baseline they give.

use serde::{Deserialize, Serialize};

use super::median;
use crate::time::Day;

/// How many probes a baseline is the median of, and how many the last ones are that are looked at together. A baseline
/// takes three to five in IRIS Center, "Progress Monitoring: Mathematics", page 5
/// (<https://iris.peabody.vanderbilt.edu/module/pmm/cresource/q2/p05/>); here the first three.
const THREE: usize = 3;

/// One short measurement of one student.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Probe {
    /// When it was taken.
    pub day: Day,
    /// What it gave, in the unit of its measure.
    pub score: f64,
}

/// A probe whose score is no number, or an infinite one, and cannot be reckoned with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the score of {day} is not a finite number")]
pub struct NotFinite {
    /// When it was taken.
    pub day: Day,
}

/// The probes of one measure: one a day, the oldest first, each a finite number.
///
/// Several probes of one day become their median, as when three passages are read at one sitting and the middle score
/// stands for them (Illuminate Education, on the median score in reading,
/// <https://fastbridge.illuminateed.com/hc/en-us/articles/1260802324709>). They are one probe from then on: for the
/// baseline, for the trend, and for how many there are.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Series(Vec<Probe>);

impl Series {
    /// Puts probes in order, whatever order they come in.
    ///
    /// # Errors
    /// [`NotFinite`] for the first probe that is not a finite number; none is left out unsaid.
    pub fn new(probes: &[Probe]) -> Result<Self, NotFinite> {
        if let Some(odd) = probes.iter().find(|probe| !probe.score.is_finite()) {
            return Err(NotFinite { day: odd.day });
        }
        let mut sorted = probes.to_vec();
        sorted.sort_by_key(|probe| probe.day);
        let days = sorted.chunk_by(|one, next| one.day == next.day);
        Ok(Self(days.filter_map(median_probe).collect()))
    }

    /// All of them, the oldest first.
    pub fn probes(&self) -> &[Probe] {
        &self.0
    }

    /// Only those taken later than this day: the phase that begins with it. What is taken on the day of a change is
    /// taken before the change can have worked, so it belongs to the phase before.
    #[must_use]
    pub fn after(&self, day: Day) -> Self {
        let from = self.0.partition_point(|probe| probe.day <= day);
        Self(self.0.iter().skip(from).copied().collect())
    }

    /// The baseline: the median of the first three probes, on the day of the third. `None` before there are three.
    ///
    /// The goal line begins where the baseline ends: IRIS Center, "Progress Monitoring: Reading", page 5
    /// (<https://iris.peabody.vanderbilt.edu/module/pmr/cresource/q2/p05>), puts the median on the line drawn after the
    /// last baseline point. Probes taken before a goal was set count, if they are among these.
    pub fn baseline(&self) -> Option<Probe> {
        median_probe(self.0.get(..THREE)?)
    }

    /// The median of the last three probes, on the day of the last. `None` before there are three.
    ///
    /// One of three ways to read progress in National Center on Intensive Intervention, "Decision Rules for Analyzing
    /// Academic Progress Monitoring Data"
    /// (<https://intensiveintervention.org/resource/decision-rules-academic-progress-monitoring-data>).
    pub fn median_of_last_three(&self) -> Option<Probe> {
        median_probe(self.0.get(self.0.len().checked_sub(THREE)?..)?)
    }
}

/// The median of these probes, on the day of the last of them.
fn median_probe(probes: &[Probe]) -> Option<Probe> {
    let score = median(probes.iter().map(|probe| probe.score).collect())?;
    let day = probes.last()?.day;
    Some(Probe { day, score })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn probes(given: &[(&str, f64)]) -> Vec<Probe> {
        let given = given.iter();
        given
            .map(|(at, score)| Probe {
                day: day(at),
                score: *score,
            })
            .collect()
    }

    #[test]
    fn probes_of_one_day_become_their_median() {
        let series = Series::new(&probes(&[
            ("2026-10-12", 31.0),
            ("2026-10-05", 22.0),
            ("2026-10-05", 29.0),
            ("2026-10-05", 24.0),
            ("2026-10-12", 28.0),
        ]));
        let expected = probes(&[("2026-10-05", 24.0), ("2026-10-12", 29.5)]);
        assert_eq!(series.unwrap().probes(), expected);
    }

    #[test]
    fn there_is_no_baseline_before_there_are_three_days() {
        let mut given = probes(&[
            ("2026-10-05", 7.0),
            ("2026-10-05", 9.0),
            ("2026-10-06", 5.0),
        ]);
        let series = Series::new(&given).unwrap();
        assert_eq!(
            (series.baseline(), series.median_of_last_three()),
            (None, None)
        );
        given.extend(probes(&[("2026-10-07", 6.0), ("2026-10-08", 1.0)]));
        let series = Series::new(&given).unwrap();
        assert_eq!(
            series.baseline(),
            probes(&[("2026-10-07", 6.0)]).first().copied()
        );
        assert_eq!(
            series.median_of_last_three(),
            probes(&[("2026-10-08", 5.0)]).first().copied()
        );
    }

    #[test]
    fn a_phase_begins_after_the_day_of_its_line() {
        let given = probes(&[
            ("2026-10-05", 7.0),
            ("2026-10-12", 9.0),
            ("2026-10-19", 8.0),
        ]);
        let series = Series::new(&given).unwrap();
        assert_eq!(series.after(day("2026-10-12")).probes(), &given[2..]);
        assert_eq!(series.after(day("2026-10-04")).probes(), given);
        assert_eq!(series.after(day("2026-10-19")).probes(), []);
    }

    #[test]
    fn a_score_that_is_no_number_is_refused() {
        for odd in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            let given = probes(&[("2026-10-05", 7.0), ("2026-10-06", odd)]);
            let refused = NotFinite {
                day: day("2026-10-06"),
            };
            assert_eq!(Series::new(&given), Err(refused));
        }
    }
}
