//! What a progress chart shows.

use super::scale::drawable;

/// A score on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartPoint {
    /// The day, counted from any day that all of a chart is counted from.
    pub x: f64,
    /// The score.
    pub y: f64,
    /// What is said of it, such as “Oct 5, 2026: 35 words a minute, 2 below the goal line”.
    pub label: String,
}

/// A straight line between two days, each with its score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChartLine {
    /// Day and score where it begins.
    pub from: (f64, f64),
    /// Day and score where it ends.
    pub to: (f64, f64),
}

/// A day on which an intervention began or ended.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartPhase {
    /// The day.
    pub x: f64,
    /// What began or ended, in a few words: where there is no room, they are cut.
    pub label: String,
}

/// What the legend calls the lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChartWords {
    /// The scores.
    pub score: String,
    /// The goal line.
    pub goal: String,
    /// The trend line.
    pub trend: String,
    /// The phase lines.
    pub phase: String,
}

/// What a progress chart shows. What is not a number, or larger than 10^15, is left out, with the whole of a line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ProgressPlot {
    /// The scores, in any order.
    pub points: Vec<ChartPoint>,
    /// The line from the baseline to the target.
    pub goal: Option<ChartLine>,
    /// The line through the scores.
    pub trend: Option<ChartLine>,
    /// Where interventions began or ended.
    pub phases: Vec<ChartPhase>,
    /// The days on the axis, with what is written there. The axis holds them all; where words have no room, only every
    /// second, third and so on is written.
    pub days: Vec<(f64, String)>,
    /// What the scores are counted in; empty for nothing.
    pub unit: String,
    /// What the legend says.
    pub legend: ChartWords,
}

impl ChartLine {
    pub(super) fn ends(self) -> [(f64, f64); 2] {
        [self.from, self.to]
    }

    fn drawable(&self) -> bool {
        self.ends()
            .iter()
            .all(|(x, y)| drawable(*x) && drawable(*y))
    }
}

impl ProgressPlot {
    /// The same without what cannot be drawn, and in the order of the days. Of points that are the same, one stays:
    /// nobody could tell which of them is meant.
    pub(super) fn in_order(mut self) -> Self {
        self.points.retain(|it| drawable(it.x) && drawable(it.y));
        self.points
            .sort_by(|one, other| one.x.total_cmp(&other.x).then(one.y.total_cmp(&other.y)));
        self.points.dedup();
        self.goal = self.goal.filter(ChartLine::drawable);
        self.trend = self.trend.filter(ChartLine::drawable);
        self.phases.retain(|phase| drawable(phase.x));
        self.phases.sort_by(|one, other| one.x.total_cmp(&other.x));
        self.days.retain(|(day, _)| drawable(*day));
        self.days
            .sort_by(|(one, _), (other, _)| one.total_cmp(other));
        self
    }

    /// Every end of a line and every point, as day and score.
    pub(super) fn places(&self) -> impl Iterator<Item = (f64, f64)> {
        let lines = self.goal.iter().chain(&self.trend);
        let points = self.points.iter().map(|point| (point.x, point.y));
        points.chain(lines.flat_map(|line| line.ends()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(x: f64, y: f64) -> ChartPoint {
        ChartPoint {
            x,
            y,
            label: format!("{x}: {y}"),
        }
    }

    #[test]
    fn what_is_no_number_is_left_out_and_the_rest_comes_in_order() {
        let plot = ProgressPlot {
            points: vec![
                point(7.0, 30.0),
                point(f64::NAN, 31.0),
                point(8.0, f64::INFINITY),
                point(0.0, 28.0),
                point(7.0, 29.0),
                point(7.0, 30.0),
            ],
            goal: Some(ChartLine {
                from: (0.0, 28.0),
                to: (f64::INFINITY, 60.0),
            }),
            days: vec![
                (7.0, String::new()),
                (f64::NAN, String::new()),
                (0.0, String::new()),
            ],
            ..ProgressPlot::default()
        };
        let plot = plot.in_order();
        assert_eq!(
            plot.points,
            [point(0.0, 28.0), point(7.0, 29.0), point(7.0, 30.0)]
        );
        assert_eq!(plot.goal, None);
        assert_eq!(plot.days, [(0.0, String::new()), (7.0, String::new())]);
    }
}
