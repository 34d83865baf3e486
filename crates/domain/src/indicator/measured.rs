//! Series that were measured with students and published: the scores and the goal are from the source, the verdict
//! follows from them by the rule.

use super::aim::{Aim, Direction};
use super::decision::{Decision, Suggestion, Threshold, decide};
use super::progress::{Probe, Series};
use crate::time::Day;

/// So many weeks after Monday 2026-01-05.
fn week(number: u64) -> Day {
    let monday: Day = "2026-01-05".parse().unwrap();
    Day(monday.0 + chrono::Days::new(number * 7))
}

/// One score a week, from week 0.
fn weekly(scores: &[f64]) -> Series {
    let probes = (0..).map(week).zip(scores);
    let probes = probes.map(|(day, score)| Probe { day, score: *score });
    Series::new(&probes.collect::<Vec<_>>()).unwrap()
}

/// The goal line from the median of the first three scores to a target in this week.
fn aim(direction: Direction, series: &Series, target: f64, by: u64) -> Aim {
    let baseline = series.baseline().unwrap();
    Aim::new(
        direction,
        (baseline.day, baseline.score),
        (week(by), target),
    )
    .unwrap()
}

/// What the rule says when so many of the scores are known.
fn after(scores: &[f64], known: usize, aim: &Aim, since: Option<Day>) -> Decision {
    decide(
        &weekly(&scores[..known]),
        aim,
        since,
        None,
        Threshold::default(),
    )
}

#[track_caller]
fn check_differences(decision: &Decision, worked_out: &[f64]) {
    let found: Vec<f64> = decision.last.iter().map(|it| it.difference).collect();
    assert_eq!(found.len(), worked_out.len());
    for (found, worked_out) in found.iter().zip(worked_out) {
        assert!((found - worked_out).abs() < 0.005, "{found}, {worked_out}");
    }
}

// McKissick, Hawkins, Lentz, Hailley & McGuire, "Randomizing Multiple Contingency Components to Decrease Disruptive
// Behaviors and Increase Student Engagement in an Urban Second-Grade Classroom", Psychology in the Schools 47, 2010,
// 944–959 (<https://doi.org/10.1002/pits.20516>): disruptive behaviours in each session of three class periods, with the
// goal of each period (5, 7 and 4), as Pustejovsky's R package SingleCaseES holds them
// (<https://github.com/jepusto/SingleCaseES>, auxiliary/McKissick-goal.csv).
//
// From the source: every score, when the intervention began, the goals. Ours: that a session stands for a week, that the
// goal is to be reached with the last session, and the verdicts.

/// Period 1, the intervention from the fourth session on.
const FIRST_PERIOD: [f64; 10] = [
    13.62, 12.57, 15.76, 5.97, 4.63, 5.82, 3.72, 8.07, 2.95, 11.86,
];
/// Period 2, from the sixth.
const SECOND_PERIOD: [f64; 12] = [
    8.07, 21.86, 19.6, 20.98, 17.75, 9.96, 4.02, 10.8, 9.57, 0.04, 5.57, 24.52,
];
/// Period 3, from the tenth.
const THIRD_PERIOD: [f64; 13] = [
    11.82, 13.95, 11.93, 16.09, 18.09, 11.75, 13.75, 12.59, 11.0, 1.98, 4.8, 11.87, 5.34,
];

/// From 13.62 to 5 in seven weeks, 1.23 fewer a week. Four sessions of the intervention are all better than the line, and
/// too few to say; then good and bad ones alternate.
#[test]
fn the_first_period_is_too_early_and_then_goes_on() {
    let aim = aim(Direction::Decrease, &weekly(&FIRST_PERIOD), 5.0, 9);
    assert_eq!(aim.baseline(), (week(2), 13.62));
    assert!((aim.needed_per_week() - -8.62 / 7.0).abs() < 1e-12);
    let early = after(&FIRST_PERIOD, 7, &aim, None);
    check_differences(&early, &[-6.42, -6.53, -4.11, -4.97]);
    let missing = Suggestion::TooEarly {
        days_missing: 14,
        probes_missing: 2,
    };
    assert_eq!(early.suggestion, missing);
    let whole = after(&FIRST_PERIOD, 10, &aim, None);
    check_differences(&whole, &[-4.97, 0.61, -3.28, 6.86]);
    assert_eq!(whole.suggestion, Suggestion::GoOn);
}

/// From 19.6 to 7 in nine weeks, 1.4 fewer a week. After eleven sessions the last four are all lower than the line, which
/// is better where less is the aim; the twelfth, by far the worst, takes that back.
#[test]
fn the_second_period_may_aim_at_less_until_its_last_session() {
    let aim = aim(Direction::Decrease, &weekly(&SECOND_PERIOD), 7.0, 11);
    assert_eq!(aim.baseline(), (week(2), 19.6));
    let eleven = after(&SECOND_PERIOD, 11, &aim, None);
    check_differences(&eleven, &[-1.8, -1.63, -9.76, -2.83]);
    assert_eq!(eleven.suggestion, Suggestion::RaiseGoal);
    let twelve = after(&SECOND_PERIOD, 12, &aim, None);
    check_differences(&twelve, &[-1.63, -9.76, -2.83, 17.52]);
    assert_eq!(twelve.suggestion, Suggestion::GoOn);
}

/// From 11.93 to 4 in ten weeks. Nine sessions passed before this period got the intervention: by then the last four are
/// all higher than the line, which asks for a change, and the study made one. From that phase line on the count begins
/// anew.
#[test]
fn the_third_period_asks_for_the_change_that_the_study_made() {
    let aim = aim(Direction::Decrease, &weekly(&THIRD_PERIOD), 4.0, 12);
    assert_eq!(aim.baseline(), (week(2), 11.93));
    let before = after(&THIRD_PERIOD, 9, &aim, None);
    check_differences(&before, &[2.20, 4.99, 4.63, 3.83]);
    assert_eq!(before.suggestion, Suggestion::ChangeIntervention);
    let changed = after(&THIRD_PERIOD, 13, &aim, Some(week(8)));
    check_differences(&changed, &[-4.40, -0.79, 7.08, 1.34]);
    let missing = Suggestion::TooEarly {
        days_missing: 14,
        probes_missing: 2,
    };
    assert_eq!(changed.suggestion, missing);
}

/// IRIS Center, activities of "Progress Monitoring: Mathematics" (<https://iris.peabody.vanderbilt.edu/?p=377332>): the
/// eight scores of Colby, whose first three have the median 12. Fuchs, Fuchs, Hamlett, Walz & Germann, "Formative
/// Evaluation of Academic Progress: How Much Growth Can We Expect?", School Psychology Review 22, 1993, 27–48: half a
/// digit a week is ambitious growth in computation in grades 2 and 3, 0.3 realistic. The page sets Colby no goal: that he
/// should grow by either is ours, and so are the verdicts.
#[test]
fn colby_grows_around_the_line_of_ambitious_and_of_realistic_growth() {
    const COLBY: [f64; 8] = [9.0, 12.0, 14.0, 11.0, 15.0, 14.0, 12.0, 15.0];
    let growing = |a_week: f64| {
        aim(
            Direction::Increase,
            &weekly(&COLBY),
            12.0 + a_week * 12.0,
            14,
        )
    };
    let ambitious = growing(0.5);
    assert_eq!(ambitious.baseline(), (week(2), 12.0));
    let strict = after(&COLBY, 8, &ambitious, None);
    check_differences(&strict, &[2.0, 0.5, -2.0, 0.5]);
    // Ours are six weeks and six probes after the baseline, and there are five.
    let missing = Suggestion::TooEarly {
        days_missing: 7,
        probes_missing: 1,
    };
    assert_eq!(strict.suggestion, missing);
    // Page 7 of the module asks for three weeks and six to eight probes, and there are eight with those of the baseline.
    let threshold = Threshold {
        weeks: 3,
        probes: 5,
        ..Threshold::default()
    };
    let of = |aim: &Aim, scores: &[f64]| decide(&weekly(scores), aim, None, None, threshold);
    assert_eq!(of(&ambitious, &COLBY).suggestion, Suggestion::GoOn);
    let realistic = of(&growing(0.3), &COLBY);
    check_differences(&realistic, &[2.4, 1.1, -1.2, 1.5]);
    assert_eq!(realistic.suggestion, Suggestion::GoOn);
}
