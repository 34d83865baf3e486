//! Templates: what they take of a plan, what they leave behind, and what a plan that begins with one holds.

use super::*;
use crate::id::StaffId;
use crate::masking::{Names, Whose};
use crate::school::Bookcase;

const PLAN: PlanId = PlanId(1);

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A plan of Lucía's, with one goal and one intervention.
fn support() -> Support {
    let plan = Plan {
        tier: Some(Tier::Two),
        began: Some(day("2026-09-07")),
        lead: Some(StaffId(4)),
        strengths: "Lucía draws".into(),
        voice: "I want to read to my brother".into(),
        concerns: "Reads slower than her class; asks Mrs. Vale for help".into(),
        review: Some(day("2026-10-20")),
        ..Plan::default()
    };
    let goal = Goal {
        plan: PLAN,
        what: "Lucía reads aloud".into(),
        measure: "Words read correctly".into(),
        area: Some(Concern::Academic),
        target: Some(60.0),
        by: Some(day("2026-12-14")),
        who: Some(StaffId(4)),
        ..Goal::default()
    };
    let intervention = Intervention {
        plan: PLAN,
        goal: GoalId(2),
        name: "Repeated reading".into(),
        steps: Whole(vec!["Read with Lucía".into()]),
        who: Some(StaffId(4)),
        minutes: 20,
        times_a_week: 3,
        began: Some(day("2026-09-07")),
        ..Intervention::default()
    };
    Support {
        plans: [(PLAN, plan)].into(),
        goals: [(GoalId(2), goal)].into(),
        interventions: [(InterventionId(3), intervention)].into(),
        ..Support::default()
    }
}

fn names() -> Names {
    let mut names = Names::default();
    names.add(Whose::Student, "Lucía");
    names.add(Whose::Staff, "Ada Vale");
    names
}

#[test]
fn a_template_has_weeks_for_days_and_nobody_in_it() {
    let template = Template::of(&support(), PLAN);
    assert_eq!((template.tier, template.review_weeks), (Some(Tier::Two), 7));
    let goal = &template.goals[0];
    assert_eq!((goal.weeks, goal.target), (14, Some(60.0)));
    assert_eq!(goal.interventions[0].times_a_week, 3);
    let text = serde_json::to_string(&template).unwrap();
    for left_behind in ["draws", "brother", "2026", &StaffId(4).to_string()] {
        assert!(!text.contains(left_behind), "{left_behind}");
    }
}

#[test]
fn names_are_taken_out_wherever_they_stand() {
    let (template, taken_out) = masked(Template::of(&support(), PLAN), &names());
    assert_eq!(taken_out, 3);
    let text = serde_json::to_string(&template).unwrap();
    assert!(!text.contains("Luc") && !text.contains("Vale"), "{text}");
    assert_eq!(template.goals[0].what, "___ reads aloud");
}

#[test]
fn a_plan_that_begins_with_one_has_days_of_its_own() {
    let template = Template::of(&support(), PLAN);
    let began = day("2027-01-04");
    let before = Plan {
        strengths: "Patient".into(),
        concerns: "Something else".into(),
        ..Plan::default()
    };
    let plan = template.plan(before, began);
    assert_eq!(plan.review, Some(day("2027-02-22")));
    assert_eq!(
        (plan.strengths.as_str(), plan.tier),
        ("Patient", Some(Tier::Two))
    );
    assert!(plan.concerns.starts_with("Reads slower"));
    let mut last = 10;
    let goals = template.goals(PlanId(9), began, || {
        last += 1;
        Some(last)
    });
    let (id, goal, interventions) = &goals[0];
    assert_eq!((goal.plan, goal.by), (PlanId(9), Some(day("2027-04-12"))));
    assert_eq!((goal.area, goal.who), (Some(Concern::Academic), None));
    let (_, intervention) = &interventions[0];
    assert_eq!((intervention.goal, intervention.plan), (*id, PlanId(9)));
    assert_eq!((intervention.began, intervention.who), (Some(began), None));
    assert!(template.goals(PlanId(9), began, || None).is_empty());
}

#[test]
fn what_is_missing_is_said() {
    let nothing = Template {
        review_weeks: 60,
        ..Template::default()
    };
    let expected = [
        TemplateProblem::Name,
        TemplateProblem::Review,
        TemplateProblem::Empty,
    ];
    assert_eq!(nothing.problems(), expected);
    let mut template = Template::of(&support(), PLAN);
    template.name = "Reading".into();
    assert_eq!(template.problems(), []);
    template.goals.0.push(TemplateGoal::default());
    let expected = [TemplateProblem::Goal(1), TemplateProblem::Weeks(1)];
    assert_eq!(template.problems(), expected);
}

#[test]
fn a_school_s_word_on_a_template_of_the_program_holds() {
    let named = |name: &str, removed| Template {
        name: name.into(),
        removed,
        ..Template::default()
    };
    let program: Own = [
        ("a".to_owned(), named("Attendance", false)),
        ("b".to_owned(), named("Reading", false)),
    ]
    .into();
    let own: Own = [
        ("b".to_owned(), named("Reading aloud", false)),
        ("01".to_owned(), named("Ours", false)),
        ("02".to_owned(), named("Gone", true)),
    ]
    .into();
    let found = with_own(&program, &own).into_iter();
    let found: Vec<String> = found.map(|(_, template)| template.name).collect();
    assert_eq!(found, ["Attendance", "Ours", "Reading aloud"]);
    let out: Own = [("a".to_owned(), named("Attendance", true))].into();
    assert_eq!(with_own(&program, &out).len(), 1);
}

#[test]
fn the_starters_say_the_same_in_both_languages() {
    let read = |templates: &str, library: &str| {
        let library = crate::library::read(library).unwrap();
        super::read(templates, &library).unwrap()
    };
    let english = read(
        include_str!("../../../../../library/templates.en.json"),
        include_str!("../../../../../library/en.json"),
    );
    let spanish = read(
        include_str!("../../../../../library/templates.es.json"),
        include_str!("../../../../../library/es.json"),
    );
    assert_eq!(english.len(), 3);
    let numbers = |own: &Own| -> Vec<_> {
        own.iter()
            .map(|(id, it)| {
                let goals = it.goals.iter().map(|goal| {
                    let done = goal.interventions.iter();
                    let done: Vec<_> = done.map(|it| (it.library.clone(), it.minutes)).collect();
                    (goal.weeks, goal.target, goal.highest, goal.direction, done)
                });
                let goals: Vec<_> = goals.collect();
                (
                    id.clone(),
                    it.area,
                    it.tier,
                    it.review_weeks,
                    goals,
                    it.accommodations.len(),
                )
            })
            .collect()
    };
    assert_eq!(numbers(&english), numbers(&spanish));
    for (id, template) in &english {
        assert_ne!(template.about, spanish[id].about, "{id}");
    }
}

#[test]
fn a_template_is_kept_field_by_field() {
    let bookcase = Bookcase {
        templates: [("01".to_owned(), Template::of(&support(), PLAN))].into(),
        ..Bookcase::default()
    };
    let fields = crate::fields::write(&bookcase).unwrap();
    assert!(fields.contains_key("templates/01/concerns"));
    assert_eq!(crate::fields::read::<Bookcase>(&fields), (bookcase, vec![]));
}
