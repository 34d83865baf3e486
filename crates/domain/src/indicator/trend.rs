//! The line of growth that the probes themselves show.
//!
//! A few probes make a poor line: Van Norman, Christ & Newell (School Psychology Review 46, 2017, 320–328) ask for
//! weeks of them. How many a line is drawn from is in the series; say it beside the line.

use super::aim::Aim;
use super::progress::Series;
use super::{WEEK, days_between, median};
use crate::time::Day;

/// A straight line through time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// The day of the oldest probe it was drawn from.
    pub start: Day,
    /// Its value at that day.
    pub at_start: f64,
    /// How much it grows a week; below zero where it falls.
    pub per_week: f64,
}

impl Line {
    /// Its value at this day, also outside the days it was drawn from.
    pub fn at(&self, day: Day) -> f64 {
        self.at_start + self.per_week * days_between(self.start, day) / WEEK
    }

    /// What the measure would be on the day of the target if it went on like this.
    pub fn projected(&self, aim: &Aim) -> f64 {
        self.at(aim.target().0)
    }
}

/// Days since the first probe, and a score.
type Point = (f64, f64);

/// The line of ordinary least squares. `None` with probes of fewer than two days, or scores too large to reckon with.
pub fn least_squares(series: &Series) -> Option<Line> {
    fit(series, least_squares_of)
}

/// The line of Theil and Sen: its slope is the median of the slopes between any two probes, and as many probes lie
/// above it as below. One odd probe hardly moves it. `None` with probes of fewer than two days, or scores too large to
/// reckon with.
///
/// Sen, "Estimates of the Regression Coefficient Based on Kendall's Tau", Journal of the American Statistical
/// Association 63, 1968, 1379–1389. The height is the median of what is left of each score after its growth; others
/// take the line through the two medians instead, which is another height with the same slope.
pub fn theil_sen(series: &Series) -> Option<Line> {
    fit(series, theil_sen_of)
}

fn fit(series: &Series, through: fn(&[Point]) -> Option<(f64, f64)>) -> Option<Line> {
    let start = series.probes().first()?.day;
    let points = series.probes().iter();
    let points = points.map(|probe| (days_between(start, probe.day), probe.score));
    let (at_start, a_day) = through(&points.collect::<Vec<Point>>())?;
    let per_week = a_day * WEEK;
    let line = Line {
        start,
        at_start,
        per_week,
    };
    (at_start.is_finite() && per_week.is_finite()).then_some(line)
}

/// Height at 0, and slope; no numbers where all points are of one day.
fn least_squares_of(points: &[Point]) -> Option<(f64, f64)> {
    let count = f64::from(u32::try_from(points.len()).ok()?);
    let mean = |of: fn(&Point) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let off = |point: &Point| (point.0 - x, point.1 - y);
    let along: f64 = points.iter().map(off).map(|(dx, _)| dx * dx).sum();
    let both: f64 = points.iter().map(off).map(|(dx, dy)| dx * dy).sum();
    let slope = both / along;
    Some((y - slope * x, slope))
}

/// Height at 0, and slope. No two points may be of one day.
fn theil_sen_of(points: &[Point]) -> Option<(f64, f64)> {
    let pairs = points.iter().enumerate();
    let pairs = pairs.flat_map(|(at, one)| points.iter().skip(at + 1).map(move |two| (one, two)));
    let slopes = pairs.map(|(one, two)| (two.1 - one.1) / (two.0 - one.0));
    let slope = median(slopes.collect())?;
    let heights = points.iter().map(|(x, y)| y - slope * x);
    Some((median(heights.collect())?, slope))
}

#[cfg(test)]
mod tests {
    use super::super::aim::Direction;
    use super::super::progress::Probe;
    use super::*;

    /// So many days after Monday 2026-01-05.
    fn day(number: u64) -> Day {
        let monday: Day = "2026-01-05".parse().unwrap();
        Day(monday.0 + chrono::Days::new(number))
    }

    fn series(points: impl IntoIterator<Item = (Day, f64)>) -> Series {
        let probes = points.into_iter().map(|(day, score)| Probe { day, score });
        Series::new(&probes.collect::<Vec<_>>()).unwrap()
    }

    #[track_caller]
    fn check_near(found: f64, printed: f64, within: f64) {
        assert!((found - printed).abs() <= within, "{found}, not {printed}");
    }

    /// National Institute of Standards and Technology, Statistical Reference Datasets, linear regression, Norris
    /// (<https://www.itl.nist.gov/div898/strd/lls/data/Norris.shtml>): 36 readings of an ozone monitor and the
    /// certified values of the line through them. Two readings are at one place, so this is below the probes of days.
    #[test]
    fn least_squares_give_the_certified_line_of_norris() {
        const NORRIS: [(f64, f64); 36] = [
            (0.2, 0.1),
            (337.4, 338.8),
            (118.2, 118.1),
            (884.6, 888.0),
            (10.1, 9.2),
            (226.5, 228.1),
            (666.3, 668.5),
            (996.3, 998.5),
            (448.6, 449.1),
            (777.0, 778.9),
            (558.2, 559.2),
            (0.4, 0.3),
            (0.6, 0.1),
            (775.5, 778.1),
            (666.9, 668.8),
            (338.0, 339.3),
            (447.5, 448.9),
            (11.6, 10.8),
            (556.0, 557.7),
            (228.1, 228.3),
            (995.8, 998.0),
            (887.6, 888.8),
            (120.2, 119.6),
            (0.3, 0.3),
            (0.3, 0.6),
            (556.8, 557.6),
            (339.1, 339.3),
            (887.2, 888.0),
            (999.0, 998.5),
            (779.0, 778.9),
            (11.1, 10.2),
            (118.3, 117.6),
            (229.2, 228.9),
            (669.1, 668.4),
            (448.9, 449.2),
            (0.5, 0.2),
        ];
        let (height, slope) = least_squares_of(&NORRIS).unwrap();
        assert!((height - -0.262_323_073_774_029).abs() < 1e-11, "{height}");
        assert!((slope - 1.002_116_818_020_45).abs() < 1e-13, "{slope}");
    }

    /// Sen (1968), the example of the paper, as the tests of the R package deming hold it (slope 4, intercept 6; those
    /// of `scipy.stats.theilslopes` with the method "joint" too). Here a unit of time is a day.
    #[test]
    fn the_line_of_sen() {
        let times = [1, 2, 3, 4, 10, 12, 18].map(day);
        let values = [9.0, 15.0, 19.0, 20.0, 45.0, 55.0, 78.0];
        let line = theil_sen(&series(times.into_iter().zip(values))).unwrap();
        assert_eq!((line.per_week, line.at(day(0))), (28.0, 6.0));
        assert_eq!((line.start, line.at_start), (day(1), 10.0));
    }

    /// The days of the first three sets of Anscombe, "Graphs in Statistical Analysis", The American Statistician 27,
    /// 1973.
    const DAYS: [u64; 11] = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];

    /// The first three sets; the fourth has many readings of one day.
    const ANSCOMBE: [[f64; 11]; 3] = [
        [
            8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68,
        ],
        [
            9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74,
        ],
        [
            7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73,
        ],
    ];

    fn anscombe(set: usize) -> Vec<(Day, f64)> {
        DAYS.map(day).into_iter().zip(ANSCOMBE[set]).collect()
    }

    /// The lines that Minitab prints for them (University of Prince Edward Island, VHM 801, "Extra Exercise 20",
    /// <https://sewkzh17.mywhc.ca/vhm801/2016/ex/x20.txt>).
    #[test]
    fn the_lines_of_anscombe() {
        for (set, (height, slope)) in [(3.000, 0.5001), (3.001, 0.5000), (3.002, 0.4997)]
            .into_iter()
            .enumerate()
        {
            let line = least_squares(&series(anscombe(set))).unwrap();
            check_near(line.at(day(0)), height, 5e-4);
            check_near(line.per_week / 7.0, slope, 5e-5);
        }
    }

    /// An exercise on Anscombe's third set
    /// (<https://solutioninn.com/study-help/regression-analysis/the-following-contrived-data-set-discussed-in-chapter-3-is-1644959>):
    /// its third observation is an outlier; the line through the others is 4 + 0.345 x. Theil and Sen find that line
    /// with the outlier in.
    #[test]
    fn the_outlier_of_anscombe_does_not_move_the_robust_line() {
        let mut points = anscombe(2);
        let with = series(points.clone());
        points.remove(2);
        let without = series(points);
        for line in [least_squares(&without), theil_sen(&with)] {
            let line = line.unwrap();
            check_near(line.at(day(0)), 4.0, 0.02);
            check_near(line.per_week / 7.0, 0.345, 0.002);
        }
        assert!(least_squares(&with).unwrap().per_week / 7.0 > 0.49);
    }

    #[test]
    fn growth_that_goes_on_leads_to_a_value_on_the_day_of_the_target() {
        let aim = Aim::new(Direction::Increase, (day(0), 35.0), (day(140), 90.0)).unwrap();
        let series = series([
            (day(0), 35.0),
            (day(7), 37.0),
            (day(14), 39.0),
            (day(21), 41.0),
        ]);
        let projected = |line: Option<Line>| line.unwrap().projected(&aim);
        check_near(projected(theil_sen(&series)), 75.0, 1e-12);
        check_near(projected(least_squares(&series)), 75.0, 1e-12);
    }

    #[test]
    fn one_day_makes_no_line() {
        let one = series([(day(0), 7.0), (day(0), 9.0)]);
        assert_eq!((least_squares(&one), theil_sen(&one)), (None, None));
        let none = Series::default();
        assert_eq!((least_squares(&none), theil_sen(&none)), (None, None));
    }
}
