//! A plot laid out in a frame: every line, dot and word with its place, in units of the frame.

use super::labels::{Placed, stagger, thin, width};
use super::plot::{ChartLine, ProgressPlot};
use super::scale::{Scale, ends};
use super::ticks::Ticks;

/// A size to draw in. It is scaled to the width that there is, letters too: hence one for phones and one for the rest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// The name in class lists.
    pub class: &'static str,
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
    /// The size of its letters, which its class has in the style too.
    pub letters: f64,
}

/// For tablets, computers and paper.
pub const WIDE: Frame = Frame {
    class: "chart-wide",
    width: 720.0,
    height: 360.0,
    letters: 16.0,
};

/// For phones.
pub const NARROW: Frame = Frame {
    class: "chart-narrow",
    width: 360.0,
    height: 300.0,
    letters: 14.0,
};

/// The room between the axes and what they show, so that dots stand clear of them.
const CLEAR: f64 = 10.0;
/// How near a pointer must come to a point to mean it.
const REACH: f64 = 28.0;

/// A line from one place to another.
pub type Line = [(f64, f64); 2];

/// A plot in a frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// The frame.
    pub frame: Frame,
    /// Where the axis of scores stands.
    pub left: f64,
    /// Where the axis of days ends.
    pub right: f64,
    /// Where the axis of days lies.
    pub bottom: f64,
    /// The base line of what the scores are counted in, over their axis; 0 where that is not said.
    pub unit: f64,
    /// The scores on their axis.
    pub scores: Vec<(f64, String)>,
    /// The marks on the axis of days.
    pub marks: Vec<f64>,
    /// What is written under it; each is centred there.
    pub days: Vec<(f64, String)>,
    /// The phase lines with their labels.
    pub phases: Vec<Placed>,
    /// The points, in the order of the plot.
    pub dots: Vec<(f64, f64)>,
    /// The goal line.
    pub goal: Option<Line>,
    /// The trend line.
    pub trend: Option<Line>,
}

impl Drawing {
    /// Lays out a plot that is in order.
    pub fn of(plot: &ProgressPlot, frame: Frame) -> Self {
        let letters = frame.letters;
        let ticks = Ticks::around(plot.places().map(|(_, score)| score));
        let widest = ticks
            .words()
            .map(|(_, words)| width(&words, letters))
            .fold(0.0, f64::max);
        let (left, right) = (widest + 0.75 * letters, frame.width - 2.0);
        let across = Scale::new(days(plot), (left + CLEAR, right - CLEAR));
        let phases: Vec<(f64, String)> = plot
            .phases
            .iter()
            .map(|phase| (across.place(phase.x), phase.label.clone()))
            .collect();
        let phases = stagger(&phases, letters, (left, right));

        let unit = if plot.unit.is_empty() { 0.0 } else { letters };
        let rows = phases.iter().map(|phase| phase.row + 1).max();
        let top = unit + rows.map_or(0.0, |rows| row_base(letters, rows - 1)) + CLEAR;
        let bottom = frame.height - 1.9 * letters;
        let up = Scale::new(ticks.ends(), (bottom, top));
        let place = |(day, score): (f64, f64)| (across.place(day), up.place(score));
        let line = |line: ChartLine| line.ends().map(place);

        let days = plot.days.iter().map(|(day, words)| {
            let half = width(words, letters) / 2.0;
            let centre = across.place(*day).min(frame.width - half).max(half);
            (centre, words.clone())
        });
        Self {
            frame,
            left,
            right,
            bottom,
            unit,
            scores: ticks
                .words()
                .map(|(score, words)| (up.place(score), words))
                .collect(),
            marks: plot
                .days
                .iter()
                .map(|(day, _)| across.place(*day))
                .collect(),
            days: thin(days.collect(), letters),
            phases,
            dots: plot.points.iter().map(|it| place((it.x, it.y))).collect(),
            goal: plot.goal.map(line),
            trend: plot.trend.map(line),
        }
    }

    /// The base line of a row of labels.
    pub fn row(&self, row: usize) -> f64 {
        self.unit + row_base(self.frame.letters, row)
    }

    /// The number of the point that a pointer means, if it is near one.
    pub fn nearest(&self, x: f64, y: f64) -> Option<usize> {
        let away = |(left, top): &(f64, f64)| (left - x).hypot(top - y);
        let (nearest, dot) = self
            .dots
            .iter()
            .enumerate()
            .min_by(|(_, one), (_, other)| away(one).total_cmp(&away(other)))?;
        (away(dot) <= REACH).then_some(nearest)
    }
}

/// How far below the unit the base line of a row of labels is.
fn row_base(letters: f64, row: usize) -> f64 {
    // There are three rows at most.
    #[allow(clippy::cast_precision_loss)]
    let rows = (row + 1) as f64;
    rows * 1.3 * letters
}

/// The first and the last day of a plot.
fn days(plot: &ProgressPlot) -> (f64, f64) {
    let shown = plot.places().map(|(day, _)| day);
    let phases = plot.phases.iter().map(|phase| phase.x);
    let written = plot.days.iter().map(|(day, _)| *day);
    ends(shown.chain(phases).chain(written)).unwrap_or((0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::progress_chart::plot::{ChartPhase, ChartPoint};

    fn plot(points: &[(f64, f64)]) -> ProgressPlot {
        ProgressPlot {
            points: points
                .iter()
                .map(|(x, y)| ChartPoint {
                    x: *x,
                    y: *y,
                    label: String::new(),
                })
                .collect(),
            ..ProgressPlot::default()
        }
    }

    #[test]
    fn a_plot_without_anything_has_axes() {
        for frame in [WIDE, NARROW] {
            let drawing = Drawing::of(&ProgressPlot::default(), frame);
            assert_eq!(drawing.scores.len(), 6);
            assert_eq!((drawing.dots.len(), drawing.goal), (0, None));
            assert_eq!(drawing.nearest(100.0, 100.0), None);
        }
    }

    #[test]
    fn later_is_further_right_and_more_is_further_up() {
        let drawing = Drawing::of(&plot(&[(0.0, 30.0), (7.0, 35.0)]), WIDE);
        let [(left, low), (right, high)] = drawing.dots[..] else {
            panic!("{drawing:?}");
        };
        assert!(left < right && low > high);
    }

    #[test]
    fn a_pointer_means_the_nearest_point_within_reach() {
        let drawing = Drawing::of(&plot(&[(0.0, 30.0), (7.0, 35.0), (8.0, 35.0)]), WIDE);
        let (x, y) = drawing.dots[1];
        assert_eq!(drawing.nearest(x - 10.0, y + 10.0), Some(1));
        assert_eq!(drawing.nearest(x - 100.0, y), None);
    }

    fn day() -> impl Strategy<Value = f64> {
        -400.0..400.0_f64
    }

    prop_compose! {
        fn any_plot()(
            points in prop::collection::vec((day(), -50.0..150.0_f64), 0..8),
            goal in prop::option::of((day(), day())),
            phases in prop::collection::vec((day(), "\\PC{0,30}"), 0..6),
            days in prop::collection::vec((day(), "[a-z0-9 ]{1,12}"), 0..12),
        ) -> ProgressPlot {
            ProgressPlot {
                goal: goal.map(|(from, to)| ChartLine { from: (from, 20.0), to: (to, 60.0) }),
                phases: phases.into_iter().map(|(x, label)| ChartPhase { x, label }).collect(),
                days,
                unit: "words a minute".to_owned(),
                ..plot(&points)
            }.in_order()
        }
    }

    proptest! {
        #[test]
        fn nothing_lies_outside_the_frame(plot in any_plot(), wide in any::<bool>()) {
            let drawing = Drawing::of(&plot, if wide { WIDE } else { NARROW });
            let top = drawing.phases.iter().map(|it| drawing.row(it.row)).fold(drawing.unit, f64::max);
            let lines = drawing.goal.iter().chain(&drawing.trend).flatten();
            for (x, y) in drawing.dots.iter().chain(lines) {
                prop_assert!((drawing.left..=drawing.right).contains(x), "{x}");
                prop_assert!((top..=drawing.bottom + 0.1).contains(y), "{y}");
            }
            for at in drawing.marks.iter().chain(drawing.phases.iter().map(|it| &it.at)) {
                prop_assert!((drawing.left..=drawing.right).contains(at), "{at}");
            }
            for (centre, words) in &drawing.days {
                let half = width(words, drawing.frame.letters) / 2.0;
                prop_assert!(centre - half >= 0.0 && centre + half <= drawing.frame.width + 0.1);
            }
        }
    }
}
