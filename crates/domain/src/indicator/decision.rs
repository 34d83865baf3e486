//! The four-point rule: what the last four probes suggest, and the arithmetic behind it.

use super::WEEK;
use super::aim::{Aim, Direction};
use super::fidelity::{ADEQUATE, Fidelity};
use super::progress::{Probe, Series};
use crate::time::Day;

/// How many of the last probes the rule looks at, where the school has not said otherwise: it has its name from them.
pub const LAST: usize = 4;

/// From when the rule is applied. A school may set its own numbers.
///
/// "Decision Making Rules" (no author named, <https://docsbay.net/decision-making-rules>) asks for six weeks and six
/// probes, not counting those of the baseline. IRIS Center, "Intensive Intervention (Part 2)", page 4
/// (<https://iris.peabody.vanderbilt.edu/module/dbi2/cresource/q2/p04/>), asks for six weeks, or for six probes where
/// there are several a week; its "Progress Monitoring: Mathematics", page 7
/// (<https://iris.peabody.vanderbilt.edu/module/pmm/cresource/q2/p07/>), for three weeks and six to eight probes. Here
/// the strictest of them holds, since few probes in a short time tell little.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Threshold {
    /// Least weeks from the beginning to the newest probe.
    pub weeks: u16,
    /// Least probes.
    pub probes: usize,
    /// How many of the last probes are looked at.
    pub points: usize,
    /// Least share of the intervention that must have been delivered before it is judged.
    pub fidelity: f64,
}

impl Default for Threshold {
    fn default() -> Self {
        Self {
            weeks: 6,
            probes: 6,
            points: LAST,
            fidelity: ADEQUATE,
        }
    }
}

/// Where a score is, seen from the goal line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Higher.
    Above,
    /// On it, to within rounding.
    On,
    /// Lower.
    Below,
}

/// A probe beside the goal line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Compared {
    /// When it was taken.
    pub day: Day,
    /// What it gave.
    pub score: f64,
    /// The goal line at that day.
    pub line: f64,
    /// The score less the line.
    pub difference: f64,
    /// On which side of the line it is.
    pub side: Side,
}

/// What the rule suggests. It is offered; a team decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suggestion {
    /// It is too early to say.
    TooEarly {
        /// Days that are missing until there are enough weeks; 0 when there are.
        days_missing: i64,
        /// Probes that are missing; 0 when there are enough.
        probes_missing: usize,
    },
    /// The last points are all on the wrong side of the line: change the intervention.
    ChangeIntervention,
    /// The last points are all on the wrong side of the line, and too little was delivered to blame the intervention.
    NotEnoughDelivered,
    /// The last points are all on the better side of the line: aim at more; at less, where the goal goes down.
    RaiseGoal,
    /// The last points are on both sides of the line or on it: go on.
    GoOn,
}

/// What the rule suggests, with every number it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// What it suggests.
    pub suggestion: Suggestion,
    /// The day from which weeks and probes count: that of the baseline, or of the last phase line.
    pub start: Day,
    /// Days from there to the newest probe; 0 when there is none.
    pub days: i64,
    /// How many probes were taken after that day.
    pub probes: usize,
    /// The last of them that are looked at, the oldest first; all of them while there are fewer.
    pub last: Vec<Compared>,
    /// What was delivered, where that was given.
    pub fidelity: Option<Fidelity>,
    /// The numbers that were asked for.
    pub threshold: Threshold,
}

impl Decision {
    /// Weeks from the start to the newest probe.
    pub fn weeks(&self) -> f64 {
        f64::from(i32::try_from(self.days).unwrap_or(i32::MAX)) / WEEK
    }
}

/// Applies the four-point rule: all of the last four below the line suggest to change the intervention, all above to
/// raise the goal, anything else to go on; the other way round for a goal that goes down ("Decision Making Rules", as
/// above; the same turn in Warkomski, "Accelerating Student Learning: Monitoring Reading", U.S. Department of
/// Education, slide 31, for a rule of three days).
///
/// Weeks go from the day of the baseline to the newest probe, not to today: weeks without a probe show nothing. Only
/// probes taken after that day count, because those of the baseline show what was before.
///
/// A change of the intervention (its phase line) starts both counts anew from `since`: after an adaptation, IRIS
/// Center, "Intensive Intervention (Part 2)", page 4, has data collected for at least six weeks before the four points
/// are read. The goal line stays where it is. A `since` before the baseline changes nothing.
///
/// Too little delivered takes the place of "change" only. Where delivery is not known, the suggestion stands and its
/// fidelity is missing: say so beside it.
pub fn decide(
    series: &Series,
    aim: &Aim,
    since: Option<Day>,
    fidelity: Option<Fidelity>,
    threshold: Threshold,
) -> Decision {
    let begun = aim.baseline().0;
    let start = since.map_or(begun, |since| since.max(begun));
    let phase = series.after(start);
    let probes = phase.probes();
    let days = probes.last().map_or(0, |last| last.day.days_since(start));
    let last = probes
        .iter()
        .skip(probes.len().saturating_sub(threshold.points));
    let mut decision = Decision {
        suggestion: Suggestion::GoOn,
        start,
        days,
        probes: probes.len(),
        last: last.map(|probe| compare(*probe, aim)).collect(),
        fidelity,
        threshold,
    };
    decision.suggestion = suggest(&decision, aim.direction());
    decision
}

fn suggest(decision: &Decision, direction: Direction) -> Suggestion {
    let threshold = decision.threshold;
    // Whatever a school sets, so many points need so many probes.
    let least = threshold.probes.max(threshold.points);
    let probes_missing = least.saturating_sub(decision.probes);
    let days_missing = (i64::from(threshold.weeks) * 7 - decision.days).max(0);
    if days_missing > 0 || probes_missing > 0 {
        return Suggestion::TooEarly {
            days_missing,
            probes_missing,
        };
    }
    let (worse, better) = match direction {
        Direction::Increase => (Side::Below, Side::Above),
        Direction::Decrease => (Side::Above, Side::Below),
    };
    let all = |side| decision.last.iter().all(|probe| probe.side == side);
    let fidelity = decision.fidelity;
    let adequate = fidelity.and_then(|fidelity| fidelity.is_adequate(threshold.fidelity));
    if all(better) {
        Suggestion::RaiseGoal
    } else if !all(worse) {
        Suggestion::GoOn
    } else if adequate == Some(false) {
        Suggestion::NotEnoughDelivered
    } else {
        Suggestion::ChangeIntervention
    }
}

fn compare(probe: Probe, aim: &Aim) -> Compared {
    let line = aim.line_at(probe.day);
    let difference = probe.score - line;
    Compared {
        day: probe.day,
        score: probe.score,
        line,
        difference,
        side: side(difference, probe.score, aim),
    }
}

/// A difference that only rounding makes is none: 0.3 is on a line that comes out as 0.30000000000000004.
fn side(difference: f64, score: f64, aim: &Aim) -> Side {
    let largest = [score, aim.baseline().1, aim.target().1];
    let largest = largest.map(f64::abs).into_iter().fold(0.0, f64::max);
    if difference.abs() <= largest * 1e-12 {
        Side::On
    } else if difference > 0.0 {
        Side::Above
    } else {
        Side::Below
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn what_only_rounding_parts_from_the_line_is_on_it() {
        let (from, by) = ((day("2026-10-05"), 0.1), (day("2026-10-26"), 0.4));
        let aim = Aim::new(Direction::Increase, from, by).unwrap();
        let of = |score| {
            let day = day("2026-10-19");
            compare(Probe { day, score }, &aim)
        };
        assert!(of(0.3).difference < 0.0);
        let sides = [0.3, 0.3001, 0.2999].map(|score| of(score).side);
        assert_eq!(sides, [Side::On, Side::Above, Side::Below]);
    }

    #[test]
    fn a_school_sets_its_own_numbers_but_four_points_are_four() {
        let (from, by) = ((day("2026-10-05"), 10.0), (day("2026-12-14"), 20.0));
        let aim = Aim::new(Direction::Increase, from, by).unwrap();
        let probes = ["2026-10-06", "2026-10-08", "2026-10-13", "2026-10-15"];
        let probes = probes.map(|text| Probe {
            day: day(text),
            score: 9.0,
        });
        let threshold = Threshold {
            weeks: 1,
            probes: 2,
            ..Threshold::default()
        };
        let of = |probes: &[Probe]| {
            let series = Series::new(probes).unwrap();
            decide(&series, &aim, None, None, threshold).suggestion
        };
        let early = Suggestion::TooEarly {
            days_missing: 0,
            probes_missing: 1,
        };
        assert_eq!(of(&probes[..3]), early);
        assert_eq!(of(&probes), Suggestion::ChangeIntervention);
    }

    #[test]
    fn a_school_may_look_at_three_points() {
        let (from, by) = ((day("2026-10-05"), 10.0), (day("2026-12-14"), 20.0));
        let aim = Aim::new(Direction::Increase, from, by).unwrap();
        let scores = [("2026-10-06", 12.0), ("2026-10-08", 9.0)];
        let late = [("2026-10-13", 9.0), ("2026-10-15", 9.0)];
        let probes = scores.into_iter().chain(late).map(|(text, score)| Probe {
            day: day(text),
            score,
        });
        let series = Series::new(&probes.collect::<Vec<_>>()).unwrap();
        let of = |points| {
            let threshold = Threshold {
                weeks: 1,
                probes: 3,
                points,
                ..Threshold::default()
            };
            let decision = decide(&series, &aim, None, None, threshold);
            (decision.suggestion, decision.last.len())
        };
        assert_eq!(of(3), (Suggestion::ChangeIntervention, 3));
        assert_eq!(of(4), (Suggestion::GoOn, 4));
    }
}
