//! What the chart of a goal shows, in plain numbers and words.

use throughline_domain::id::InterventionId;
use throughline_domain::indicator::trend::theil_sen;
use throughline_domain::plan::{Goal, Phase, Standing};
use throughline_domain::support::Support;
use throughline_domain::time::Day;
use throughline_ui::{ChartLine, ChartPhase, ChartPoint, ChartWords, ProgressPlot};

use crate::pieces::fields::{said, signed};
use crate::text::{self, plans as say};

/// About how many days have words under the axis.
const TICKS: i64 = 5;

/// The plot of a goal as it stands. Tracks the language.
pub fn plot(support: &Support, goal: &Goal, standing: &Standing) -> ProgressPlot {
    let probes = standing.series.probes();
    let aim = standing.aim.ok();
    let days = probes
        .iter()
        .map(|probe| probe.day)
        .chain(standing.phases.iter().map(|(day, ..)| *day))
        .chain(
            aim.iter()
                .flat_map(|aim| [aim.baseline().0, aim.target().0]),
        );
    let (first, last) = days.fold((None, None), |(first, last): (Option<Day>, _), day| {
        (
            Some(first.map_or(day, |first| first.min(day))),
            Some(last.map_or(day, |last: Day| last.max(day))),
        )
    });
    let first = first.unwrap_or_default();
    let x = |day: Day| number(day.days_since(first));
    let point = |probe: &throughline_domain::indicator::progress::Probe| {
        let words = match aim {
            Some(aim) => {
                let line = aim.line_at(probe.day);
                say::point(
                    text::day(probe.day),
                    signed(probe.score - line),
                    said(line),
                    with_unit(probe.score, goal),
                )
            }
            None => say::point_alone(text::day(probe.day), with_unit(probe.score, goal)),
        };
        ChartPoint {
            x: x(probe.day),
            y: probe.score,
            label: words.say(),
        }
    };
    let line = |from: (Day, f64), to: (Day, f64)| ChartLine {
        from: (x(from.0), from.1),
        to: (x(to.0), to.1),
    };
    let trend = theil_sen(&standing.series).zip(probes.first().zip(probes.last()));
    ProgressPlot {
        points: probes.iter().map(point).collect(),
        goal: aim.map(|aim| line(aim.baseline(), aim.target())),
        trend: trend.map(|(trend, (from, to))| {
            line((from.day, trend.at(from.day)), (to.day, trend.at(to.day)))
        }),
        phases: standing
            .phases
            .iter()
            .map(|(day, id, phase)| ChartPhase {
                x: x(*day),
                label: phase_words(support, *id, *phase),
            })
            .collect(),
        days: ticks(first, last.unwrap_or(first))
            .into_iter()
            .map(|day| (x(day), text::day(day).say()))
            .collect(),
        unit: unit_words(goal),
        legend: ChartWords {
            score: say::legend_score().say(),
            goal: say::legend_goal().say(),
            trend: say::legend_trend().say(),
            phase: say::legend_phase().say(),
        },
    }
}

/// What is measured, with its unit.
pub fn unit_words(goal: &Goal) -> String {
    if goal.unit.is_empty() {
        goal.measure.clone()
    } else {
        format!("{} ({})", goal.measure, goal.unit)
    }
}

/// A score with its unit.
pub fn with_unit(score: f64, goal: &Goal) -> String {
    format!("{} {}", said(score), goal.unit)
        .trim_end()
        .to_owned()
}

fn phase_words(support: &Support, id: InterventionId, phase: Phase) -> String {
    let name = support.interventions.get(&id).map(|it| it.name.clone());
    let name = name.unwrap_or_default();
    match phase {
        Phase::Began => say::phase_began(name).say(),
        Phase::Ended => say::phase_ended(name).say(),
    }
}

/// Days from the first to the last, evenly apart.
fn ticks(first: Day, last: Day) -> Vec<Day> {
    let span = last.days_since(first).max(0);
    let parts = TICKS.min(span).max(1);
    let mut days: Vec<Day> = (0..=parts)
        .filter_map(|part| {
            let days = u64::try_from(span * part / parts).ok()?;
            first.0.checked_add_days(chrono::Days::new(days)).map(Day)
        })
        .collect();
    days.dedup();
    days
}

#[allow(clippy::cast_precision_loss)] // Days between two probes are few.
fn number(days: i64) -> f64 {
    days as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn ticks_go_from_the_first_day_to_the_last() {
        let days = ticks(day("2026-09-07"), day("2026-12-14"));
        assert_eq!(days.len(), 6);
        assert_eq!(days.first(), Some(&day("2026-09-07")));
        assert_eq!(days.last(), Some(&day("2026-12-14")));
        assert_eq!(ticks(day("2026-09-07"), day("2026-09-07")).len(), 1);
        assert_eq!(ticks(day("2026-09-07"), day("2026-09-09")).len(), 3);
    }
}
