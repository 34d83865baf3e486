//! Plans, goals and what the numbers of a school year make of them.

use super::*;
use crate::indicator::decision::Suggestion;
use crate::time::Timestamp;

const GOAL: GoalId = GoalId(1);
const INTERVENTION: InterventionId = InterventionId(2);

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A Monday, so many weeks into a plan.
fn week(number: u64) -> Day {
    Day(day("2026-09-07").0 + chrono::Days::new(7 * number))
}

fn entry<T>(id: u128, what: T) -> (EntryId, Entry<T>) {
    let entry = Entry {
        by: StaffId(1),
        at: Timestamp(0),
        replaces: None,
        what,
    };
    (EntryId(id), entry)
}

fn probes(scores: &[f64]) -> Vec<(EntryId, Entry<ProbeTaken>)> {
    let taken = |(number, score): (u64, &f64)| {
        let probe = Probe {
            day: week(number),
            score: *score,
        };
        entry(u128::from(number), ProbeTaken { goal: GOAL, probe })
    };
    (0..).zip(scores).map(taken).collect()
}

fn sessions(weeks: u64, a_week: u64) -> Vec<(EntryId, Entry<SessionHeld>)> {
    let days = (0..weeks).flat_map(|number| (0..a_week).map(move |at| (number, at)));
    days.map(|(number, at)| {
        let held = Held {
            day: Day(week(number).0 + chrono::Days::new(at)),
            minutes: 20,
        };
        let what = SessionHeld {
            intervention: INTERVENTION,
            held,
            note: String::new(),
        };
        entry(u128::from(number * 10 + at), what)
    })
    .collect()
}

/// Reading: from about 30 to 60 words a minute in the school year, three times a week twenty minutes.
fn support() -> Support {
    let goal = Goal {
        what: "Read grade 2 text aloud".into(),
        measure: "Words read correctly".into(),
        target: Some(60.0),
        by: Some(week(32)),
        ..Goal::default()
    };
    let intervention = Intervention {
        goal: GOAL,
        minutes: 20,
        times_a_week: 3,
        began: Some(week(0)),
        ..Intervention::default()
    };
    Support {
        goals: [(GOAL, goal)].into(),
        interventions: [(INTERVENTION, intervention)].into(),
        ..Support::default()
    }
}

const FALLING_BEHIND: &[f64] = &[30.0, 29.0, 31.0, 32.0, 31.0, 30.0, 31.0, 32.0, 31.0];

fn suggestion(support: &Support, scores: &[f64], a_week: u64) -> Option<Suggestion> {
    let standing = Standing::of(
        support,
        GOAL,
        &probes(scores),
        &sessions(9, a_week),
        week(9),
        &Rules::default(),
    );
    standing.decision.map(|decision| decision.suggestion)
}

#[test]
fn a_plan_says_what_is_missing_in_the_order_of_its_form() {
    let nothing = Plan::default();
    let missing = [PlanProblem::Tier, PlanProblem::Began, PlanProblem::Lead];
    assert_eq!(nothing.problems(), missing);
    let whole = Plan {
        tier: Some(Tier::Two),
        began: Some(week(0)),
        lead: Some(StaffId(1)),
        review: Some(week(6)),
        ..Plan::default()
    };
    assert_eq!(whole.problems(), []);
    assert!(whole.goes_on());
    let ended = Plan {
        review: Some(day("2026-09-06")),
        ended: Some(day("2026-09-01")),
        ..whole
    };
    let wrong = [
        PlanProblem::ReviewTooEarly,
        PlanProblem::EndTooEarly,
        PlanProblem::Outcome,
    ];
    assert_eq!(ended.problems(), wrong);
}

#[test]
fn a_goal_needs_a_measure_and_a_target_that_can_be_reached() {
    let missing = [
        GoalProblem::What,
        GoalProblem::Measure,
        GoalProblem::Target,
        GoalProblem::By,
    ];
    assert_eq!(Goal::default().problems(None), missing);
    let goal = Goal {
        highest: Some(50.0),
        ..support().goals[&GOAL].clone()
    };
    assert_eq!(goal.problems(Some(week(0))), [GoalProblem::Target]);
    assert_eq!(
        support().goals[&GOAL].problems(Some(week(32))),
        [GoalProblem::ByTooEarly]
    );
    assert!(!goal.range_holds(-1.0) && !goal.range_holds(f64::NAN));
}

#[test]
fn the_goal_line_begins_when_three_probes_are_there() {
    let standing = |scores: &[f64]| {
        Standing::of(
            &support(),
            GOAL,
            &probes(scores),
            &[],
            week(3),
            &Rules::default(),
        )
    };
    let none = standing(&[30.0]);
    assert_eq!(none.aim, Err(NoAim::Baseline { missing: 2 }));
    assert_eq!(none.decision, None);
    let aim = standing(&[30.0, 29.0, 33.0]).aim.unwrap();
    assert_eq!(aim.baseline(), (week(2), 30.0));
    assert!((aim.needed_per_week() - 1.0).abs() < 1e-9);
    let past = standing(&[61.0, 62.0, 63.0]).aim;
    assert!(matches!(past, Err(NoAim::Aim(AimError::WrongSide { .. }))));
}

#[test]
fn four_below_the_line_suggest_a_change_unless_too_little_was_delivered() {
    let support = support();
    assert_eq!(
        suggestion(&support, FALLING_BEHIND, 3),
        Some(Suggestion::ChangeIntervention)
    );
    assert_eq!(
        suggestion(&support, FALLING_BEHIND, 2),
        Some(Suggestion::NotEnoughDelivered)
    );
    let early = suggestion(&support, &FALLING_BEHIND[..6], 3);
    assert!(matches!(early, Some(Suggestion::TooEarly { .. })));
}

#[test]
fn a_change_of_the_intervention_starts_the_count_anew() {
    let mut support = support();
    let changed = Intervention {
        began: Some(week(6)),
        ..support.interventions[&INTERVENTION].clone()
    };
    support.interventions.insert(InterventionId(3), changed);
    let standing = Standing::of(
        &support,
        GOAL,
        &probes(FALLING_BEHIND),
        &sessions(9, 3),
        week(9),
        &Rules::default(),
    );
    assert_eq!(standing.phases.len(), 2);
    let decision = standing.decision.unwrap();
    assert_eq!((decision.start, decision.probes), (week(6), 2));
}

#[test]
fn probes_of_other_goals_do_not_count() {
    let mut probes = probes(&[30.0, 29.0, 33.0]);
    probes[1].1.what.goal = GoalId(9);
    let standing = Standing::of(&support(), GOAL, &probes, &[], week(3), &Rules::default());
    assert_eq!(standing.series.probes().len(), 2);
}

#[test]
fn entries_read_back_as_they_were_written() {
    let taken = ProbeTaken {
        goal: GOAL,
        probe: Probe {
            day: week(0),
            score: 30.5,
        },
    };
    let text = serde_json::to_string(&taken).unwrap();
    assert_eq!(serde_json::from_str::<ProbeTaken>(&text).unwrap(), taken);
    let session = sessions(1, 1).remove(0).1.what;
    let text = serde_json::to_string(&session).unwrap();
    assert_eq!(serde_json::from_str::<SessionHeld>(&text).unwrap(), session);
}

#[test]
fn a_support_dossier_keeps_plans_goals_and_interventions_field_by_field() {
    let mut support = support();
    let plan = Plan {
        tier: Some(Tier::Three),
        began: Some(week(0)),
        ..Plan::default()
    };
    support.plans.insert(PlanId(7), plan);
    let fields = crate::fields::write(&support).unwrap();
    assert!(fields.contains_key(&format!("plans/{}/tier", PlanId(7))));
    let (read, unread): (Support, _) = crate::fields::read(&fields);
    assert_eq!((read, unread), (support, vec![]));
}
