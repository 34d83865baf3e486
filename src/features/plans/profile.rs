//! What a plan adds to a student's profile on paper: in a sentence, and each goal with its chart.

use leptos::prelude::*;
use throughline_domain::id::{GoalId, StudentId};
use throughline_domain::plan::{Goal, PROBES, ProbeTaken};
use throughline_domain::subject::Subject;
use throughline_domain::support::Support;
use throughline_ui::{Card, Fact, Facts, Icon, ProgressChart};

use super::case::Case;
use super::chart::{plot, with_unit};
use super::decision::suggestion;
use super::goal::aim_words;
use super::names;
use crate::features::Audience;
use crate::text::{self, Text, plans as say};
use crate::workspace::{Workspace, time};

/// The plan of a student that goes on, as the profile shows it.
pub fn profile(workspace: Workspace, student: StudentId, audience: Audience) -> Option<AnyView> {
    let view = workspace.cabinet.view(Subject::Support(student))?;
    let case = Case::of(&view)?;
    let plan = case.plan();
    let staff = audience == Audience::Staff;
    let facts: [(Text, String); 4] = [
        (
            say::tier(),
            plan.tier
                .filter(|_| staff)
                .map(|tier| names::tier(tier)().say())
                .unwrap_or_default(),
        ),
        (say::voice(), plan.voice.clone()),
        (say::family_part(), plan.family_part.clone()),
        (say::concerns(), plan.concerns.clone()),
    ];
    let fact = |(term, value): (Text, String)| {
        (!value.trim().is_empty()).then(|| view! { <Fact term>{value}</Fact> })
    };
    let review = plan
        .review
        .map(|day| view! { <p class="soft">{say::profile_review(text::day(day))}</p> });
    let goals: Vec<(GoalId, Goal)> = case.goals().map(|(id, goal)| (id, goal.clone())).collect();
    let goals = goals
        .into_iter()
        .map(|(id, goal)| one(&case, id, goal, staff))
        .collect_view();
    let shown = view! {
        <Card title=say::page_title() icon=Icon::Target>
            <Facts>{facts.map(fact).into_iter().collect_view()}</Facts>
            {review}
        </Card>
        {goals}
    };
    Some(shown.into_any())
}

/// All plans of a student, the ended ones too, with every score, in words, for whoever inspects the student's records.
pub fn record(workspace: Workspace, student: StudentId) -> Vec<(Text, String)> {
    let Some(view) = workspace.cabinet.view(Subject::Support(student)) else {
        return Vec::new();
    };
    let support: Support = view.contents.read();
    let probes = view.contents.entries::<ProbeTaken>(PROBES);
    let mut all = Vec::new();
    for (id, plan) in &support.plans {
        let days = say::from_to(
            plan.began
                .map(|day| text::day(day).say())
                .unwrap_or_default(),
            plan.ended
                .map(|day| text::day(day).say())
                .unwrap_or_default(),
        );
        let lines = [
            days.say(),
            plan.strengths.clone(),
            plan.voice.clone(),
            plan.concerns.clone(),
            plan.family_part.clone(),
            plan.outcome.clone(),
        ];
        all.push((say::page_title(), joined(lines)));
        for (goal_id, goal) in support.goals.iter().filter(|(_, goal)| goal.plan == *id) {
            let of_goal = probes.iter().filter(|(_, it)| it.what.goal == *goal_id);
            let scores = of_goal.map(|(_, it)| {
                let probe = it.what.probe;
                say::point_alone(text::day(probe.day), with_unit(probe.score, goal)).say()
            });
            let lines = [goal.what.clone(), aim_words(goal)]
                .into_iter()
                .chain(scores);
            all.push((say::goal_what(), joined(lines)));
        }
        let of_plan = support.interventions.values().filter(|it| it.plan == *id);
        let names = of_plan.map(|it| it.name.clone());
        all.push((say::interventions(), joined(names)));
    }
    all.retain(|(_, text)| !text.is_empty());
    all
}

fn joined(lines: impl IntoIterator<Item = String>) -> String {
    let written = lines.into_iter().filter(|line| !line.trim().is_empty());
    written.collect::<Vec<_>>().join("\n")
}

/// A goal: its aim, its last score, its chart, and for colleagues what the rule suggests.
fn one(case: &Case, id: GoalId, goal: Goal, staff: bool) -> impl IntoView + use<> {
    let standing = case.standing(id, time::today(), &Workspace::get().rules());
    let last = standing.series.probes().last().copied();
    let drawn = plot(&case.support, &goal, &standing);
    let last_words = match last {
        Some(last) => say::profile_last(text::day(last.day), with_unit(last.score, &goal)),
        None => say::profile_none(),
    };
    let suggested = standing
        .decision
        .as_ref()
        .filter(|_| staff)
        .map(|decision| suggestion(decision).say());
    let chart = last.is_some().then(|| {
        let label = last_words.clone();
        view! {
            <ProgressChart
                label=Signal::derive(move || label.say())
                plot=Signal::stored(drawn)
                hint=say::chart_hint()
            />
        }
    });
    view! {
        <Card title=goal.what.clone() icon=Icon::Target>
            <p class="soft">{aim_words(&goal)}</p>
            <p>{last_words}</p>
            {chart}
            {suggested.map(|words| view! { <p>{words}</p> })}
        </Card>
    }
}
