//! Worked examples of others: what they print, and what comes out here.

use super::aim::{Aim, Direction};
use super::decision::{Compared, Decision, Side, Suggestion, Threshold, decide};
use super::fidelity::{Dose, Fidelity, Session};
use super::progress::{Probe, Series};
use crate::calendar::Calendar;
use crate::time::Day;

/// So many days after Monday 2026-01-05.
fn day(number: u64) -> Day {
    let monday: Day = "2026-01-05".parse().unwrap();
    Day(monday.0 + chrono::Days::new(number))
}

/// So many weeks after it.
fn week(number: u64) -> Day {
    day(number * 7)
}

fn series(points: impl IntoIterator<Item = (Day, f64)>) -> Series {
    let probes = points.into_iter().map(|(day, score)| Probe { day, score });
    Series::new(&probes.collect::<Vec<_>>()).unwrap()
}

/// One a week, the first in this week.
fn weekly(first: u64, scores: &[f64]) -> Series {
    series((first..).map(week).zip(scores.iter().copied()))
}

fn aim(direction: Direction, from: f64, to: f64, weeks: u64) -> Aim {
    Aim::new(direction, (week(0), from), (week(weeks), to)).unwrap()
}

#[track_caller]
fn check_near(found: f64, printed: f64, within: f64) {
    assert!((found - printed).abs() <= within, "{found}, not {printed}");
}

/// IRIS Center, "Progress Monitoring: Mathematics", page 5
/// (<https://iris.peabody.vanderbilt.edu/module/pmm/cresource/q2/p05/>): 7, 5 and 8 on three consecutive days, median
/// 7.
#[test]
fn the_baseline_of_iris() {
    let series = series([(day(0), 7.0), (day(1), 5.0), (day(2), 8.0)]);
    let baseline = Probe {
        day: day(2),
        score: 7.0,
    };
    assert_eq!(series.baseline(), Some(baseline));
}

/// IRIS Center, activities of the same page (<https://iris.peabody.vanderbilt.edu/?p=377332>), Colby's eight scores:
/// the median of the first three is 12, of the last three 14, and the growth from the one to the other over 7 weeks is
/// 0.29.
#[test]
fn the_first_and_the_last_three_of_colby() {
    let series = weekly(0, &[9.0, 12.0, 14.0, 11.0, 15.0, 14.0, 12.0, 15.0]);
    let (first, last) = (series.baseline(), series.median_of_last_three());
    let (first, last) = (first.unwrap().score, last.unwrap().score);
    assert_eq!((first, last), (12.0, 14.0));
    check_near((last - first) / 7.0, 0.29, 0.005);
}

/// The same activities, Lana: from a baseline of 4, 2, 7, 5 and 8 to 15 in twelve weeks, and where she should be after
/// six. The page asks; that the median of the five is 5 and the line then at 10 is worked out here.
#[test]
fn the_goal_line_of_lana_is_half_way_after_half_the_weeks() {
    let aim = aim(Direction::Increase, 5.0, 15.0, 12);
    check_near(aim.line_at(week(6)), 10.0, 1e-12);
    check_near(aim.needed_per_week(), 10.0 / 12.0, 1e-12);
}

/// "Progress Monitoring and Data-Based Decision Making"
/// (<https://fastactionedu.com/knowledge-base/special-education/progress-monitoring-data>): from 35 words to 90 in 20
/// weeks takes 2.75 a week. Classworks, "What is the difference between a Moderate goal and an Aggressive goal?"
/// (<http://help.classworks.com/en/articles/5436917>): in 11 weeks from 53 % to 70 takes 1.5454, to 80 takes 2.4546,
/// and from 420 points to 465 takes 4.0909.
#[test]
fn the_growth_that_goals_need() {
    let needed = |from, to, weeks| aim(Direction::Increase, from, to, weeks).needed_per_week();
    check_near(needed(35.0, 90.0, 20), 2.75, 1e-12);
    check_near(needed(53.0, 70.0, 11), 1.5454, 1e-4);
    check_near(needed(53.0, 80.0, 11), 2.4546, 1e-4);
    check_near(needed(420.0, 465.0, 11), 4.0909, 1e-4);
}

fn decided(aim: &Aim, scores: &[f64]) -> Decision {
    decide(&weekly(1, scores), aim, None, None, Threshold::default())
}

fn differences(decision: &Decision) -> Vec<f64> {
    decision.last.iter().map(|probe| probe.difference).collect()
}

/// "Decision Making Rules" (<https://docsbay.net/decision-making-rules>), ascending goal lines. The goal is that of
/// fastactionedu.com above, 35 to 90 in 20 weeks; the scores are made up.
#[test]
fn four_points_and_a_goal_that_goes_up() {
    let aim = aim(Direction::Increase, 35.0, 90.0, 20);
    let below = decided(&aim, &[36.0, 41.0, 40.0, 43.0, 45.0, 48.0]);
    assert_eq!(below.suggestion, Suggestion::ChangeIntervention);
    assert_eq!((below.start, below.days, below.probes), (week(0), 42, 6));
    check_near(below.weeks(), 6.0, 1e-12);
    let first = Compared {
        day: week(3),
        score: 40.0,
        line: 43.25,
        difference: -3.25,
        side: Side::Below,
    };
    assert_eq!(below.last.first(), Some(&first));
    let lines: Vec<f64> = below.last.iter().map(|probe| probe.line).collect();
    assert_eq!(lines, [43.25, 46.0, 48.75, 51.5]);
    assert_eq!(differences(&below), [-3.25, -3.0, -3.75, -3.5]);

    let above = decided(&aim, &[36.0, 40.0, 44.0, 47.0, 50.0, 53.0]);
    assert_eq!(above.suggestion, Suggestion::RaiseGoal);
    assert_eq!(differences(&above), [0.75, 1.0, 1.25, 1.5]);

    let mixed = decided(&aim, &[36.0, 40.0, 43.0, 45.0, 49.0, 51.0]);
    assert_eq!(mixed.suggestion, Suggestion::GoOn);
    assert_eq!(differences(&mixed), [-0.25, -1.0, 0.25, -0.5]);

    let one_on_the_line = decided(&aim, &[36.0, 40.0, 43.0, 46.0, 48.0, 51.0]);
    assert_eq!(one_on_the_line.suggestion, Suggestion::GoOn);
    assert_eq!(one_on_the_line.last[1].side, Side::On);
}

/// The same source, descending goal lines; goal and scores are made up: from 12 call-outs a lesson to 2 in 10 weeks,
/// one fewer a week.
#[test]
fn four_points_and_a_goal_that_goes_down() {
    let aim = aim(Direction::Decrease, 12.0, 2.0, 10);
    let above = decided(&aim, &[12.0, 11.0, 10.0, 10.0, 9.0, 8.0]);
    assert_eq!(above.suggestion, Suggestion::ChangeIntervention);
    assert_eq!(differences(&above), [1.0, 2.0, 2.0, 2.0]);
    let below = decided(&aim, &[12.0, 11.0, 8.0, 7.0, 5.0, 5.0]);
    assert_eq!(below.suggestion, Suggestion::RaiseGoal);
    assert_eq!(differences(&below), [-1.0, -1.0, -2.0, -1.0]);
    let mixed = decided(&aim, &[12.0, 11.0, 10.0, 7.0, 8.0, 5.0]);
    assert_eq!(mixed.suggestion, Suggestion::GoOn);
    assert_eq!(differences(&mixed), [1.0, -1.0, 1.0, -1.0]);
}

/// The same source: at least six weeks and six probes, those of the baseline not counted.
#[test]
fn what_is_missing_is_said() {
    let aim = aim(Direction::Increase, 35.0, 90.0, 20);
    let check = |series: &Series, days_missing, probes_missing| {
        let early = Suggestion::TooEarly {
            days_missing,
            probes_missing,
        };
        let decision = decide(series, &aim, None, None, Threshold::default());
        assert_eq!(decision.suggestion, early);
    };
    check(&Series::default(), 42, 6);
    check(&weekly(1, &[36.0, 37.0]), 28, 4);
    check(&weekly(1, &[36.0, 37.0, 38.0, 39.0, 40.0]), 7, 1);
    // Every other week: the weeks are there first.
    let fortnights = [2, 4, 6, 8].map(|number| (week(number), 36.0));
    check(&series(fortnights), 0, 2);
    // Twice a week: the probes are there first.
    let twice = [2, 4, 9, 11, 16, 18, 41].map(|number| (day(number), 36.0));
    check(&series(twice), 1, 0);
    // Three of the baseline, the last on its day, do not count.
    let baseline = [(day(0), 35.0)];
    let after = (1..=5).map(|number| (week(number), 36.0));
    check(&series(baseline.into_iter().chain(after)), 7, 1);
}

/// IRIS Center, "Intensive Intervention (Part 2)", page 4: after an adaptation, six weeks before the four points are
/// read again. The scores are made up.
#[test]
fn a_phase_line_starts_the_count_anew() {
    let aim = aim(Direction::Increase, 35.0, 90.0, 20);
    let scores = [36.0, 37.0, 38.0, 39.0, 40.0, 41.0, 42.0, 44.0, 47.0];
    let (series, threshold) = (weekly(1, &scores), Threshold::default());
    let changed = decide(&series, &aim, Some(week(6)), None, threshold);
    let early = Suggestion::TooEarly {
        days_missing: 21,
        probes_missing: 3,
    };
    assert_eq!((changed.suggestion, changed.start), (early, week(6)));
    assert_eq!(
        (changed.days, changed.probes, changed.last.len()),
        (21, 3, 3)
    );
    let whole = decide(&series, &aim, None, None, threshold);
    assert_eq!(whole.suggestion, Suggestion::ChangeIntervention);
    let before = Some("2025-12-01".parse().unwrap());
    assert_eq!(decide(&series, &aim, before, None, threshold), whole);
}

/// Clarksville-Montgomery County School System, "Fidelity" (<http://cmcssrti.wikispaces.com/Fidelity>): four fifths
/// delivered, or nobody can tell whether a change is needed. The dose of three times 30 minutes is that of Wing
/// Institute, "Dimensions of Treatment Integrity" (<http://winginstitute.org/treatment-integritydimensions>); the rest
/// is made up.
#[test]
fn too_little_delivered_is_no_reason_to_change() {
    let aim = aim(Direction::Increase, 35.0, 90.0, 20);
    let low = weekly(1, &[36.0, 41.0, 40.0, 43.0, 45.0, 48.0]);
    let high = weekly(1, &[40.0, 44.0, 48.0, 52.0, 56.0, 60.0]);
    let delivered = |sessions: u64| {
        let dose = Dose {
            minutes: 30,
            times_a_week: 3,
        };
        let held = (0..sessions).map(|number| Session {
            day: day(number * 2),
            minutes: 30,
        });
        let held: Vec<Session> = held.collect();
        Fidelity::of(dose, week(0), day(41), &held, &Calendar::default())
    };
    let of = |series, fidelity| decide(series, &aim, None, fidelity, Threshold::default());
    // 14 of 18 are 78 %, 15 are 83 %.
    let short = of(&low, Some(delivered(14)));
    assert_eq!(short.suggestion, Suggestion::NotEnoughDelivered);
    let sessions = short.fidelity.unwrap().sessions;
    assert_eq!((sessions.delivered, sessions.planned), (14, 18));
    let enough = of(&low, Some(delivered(15)));
    assert_eq!(enough.suggestion, Suggestion::ChangeIntervention);
    assert_eq!(
        of(&high, Some(delivered(14))).suggestion,
        Suggestion::RaiseGoal
    );
    // Not known: the suggestion stands, and says nothing of delivery.
    let unknown = of(&low, None);
    assert_eq!(unknown.suggestion, Suggestion::ChangeIntervention);
    assert_eq!(unknown.fidelity, None);
}
