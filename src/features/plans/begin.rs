//! What a new plan begins from: nothing, one of the school's templates, or an earlier plan of the same student.

use leptos::prelude::*;
use throughline_domain::classroom::{Accommodation, Classroom};
use throughline_domain::id::{PlanId, StudentId};
use throughline_domain::plan::template::Template;
use throughline_domain::subject::Subject;
use throughline_domain::support::Support;
use throughline_domain::time::Day;
use throughline_ui::{Choice, Select};

use crate::text::{self, templates as say};
use crate::workspace::{Changes, Failure, Workspace, fresh, library};

/// The earlier plans of a student, the newest first, as things to begin from.
fn earlier(workspace: Workspace, student: StudentId) -> Vec<(PlanId, Option<Day>)> {
    let seen = workspace.cabinet.body::<Support>(Subject::Support(student));
    let support = seen.get();
    let plans = support.plans.iter();
    let mut all: Vec<_> = plans.map(|(id, plan)| (*id, plan.began)).collect();
    all.sort_by_key(|(id, began)| std::cmp::Reverse((*began, *id)));
    all
}

/// What a code stands for; `None` for nothing. Tracked.
pub fn chosen(workspace: Workspace, student: StudentId, code: &str) -> Option<Template> {
    if let Ok(plan) = code.parse::<PlanId>() {
        let support = workspace.cabinet.body::<Support>(Subject::Support(student));
        let support = support.get();
        if support.plans.contains_key(&plan) {
            return Some(Template::of(&support, plan));
        }
    }
    let all = library::templates(workspace);
    let found = all.into_iter().find(|(id, _)| id == code);
    found.map(|(_, template)| template)
}

/// Choosing it, and what the choice adds to the plan.
#[component]
pub fn BeginFrom(
    /// Whose plan.
    student: StudentId,
    /// The code of the choice; empty for nothing.
    value: RwSignal<String>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let options = move || {
        let blank = Choice::new("", say::from_blank().say());
        let templates = library::templates(workspace).into_iter();
        let templates = templates.map(|(id, template)| Choice::new(id, template.name));
        let earlier = earlier(workspace, student).into_iter().map(|(id, began)| {
            let day = began.map(|day| text::day(day).say()).unwrap_or_default();
            Choice::new(id.to_string(), say::from_earlier(day).say())
        });
        std::iter::once(blank)
            .chain(templates)
            .chain(earlier)
            .collect::<Vec<_>>()
    };
    let adds = move || {
        let template = chosen(workspace, student, &value.get())?;
        let goals = template.goals.iter().map(|goal| {
            let done: Vec<String> = goal
                .interventions
                .iter()
                .map(|it| it.name.clone())
                .collect();
            let done = (!done.is_empty()).then(|| format!(" ({})", done.join(", ")));
            view! { <li>{goal.what.clone()} {done}</li> }
        });
        let arranged = template
            .accommodations
            .iter()
            .map(|words| view! { <li>{say::arranged(words.as_str())}</li> });
        let about = (!template.about.is_empty())
            .then(|| view! { <p class="small">{template.about.clone()}</p> });
        Some(view! {
            <div class="panel stack stack-close">
                {about}
                <p class="soft small">{say::adds()}</p>
                <ul class="small">{goals.collect_view()} {arranged.collect_view()}</ul>
            </div>
        })
    };
    view! {
        <Select
            label=say::begin_from()
            hint=say::begin_from_hint()
            value
            options=Signal::derive(options)
        />
        {adds}
    }
}

/// Puts the goals, interventions and accommodations of a template into a plan that begins on this day.
///
/// # Errors
/// When they cannot be stored: a fault of the program.
pub fn add(
    workspace: Workspace,
    student: StudentId,
    template: &Template,
    plan: PlanId,
    began: Day,
    support: &mut Support,
) -> impl FnOnce(Changes) -> Result<Changes, Failure> + use<> {
    let fresh_bits = || fresh::goal().map(|id| id.0);
    for (id, goal, interventions) in template.goals(plan, began, fresh_bits) {
        support.goals.insert(id, goal);
        support.interventions.extend(interventions);
    }
    let subject = Subject::Classroom(student);
    let seen = workspace.cabinet.snapshot::<Classroom>(subject);
    let mut after = seen.body.clone();
    let known: Vec<String> = after
        .accommodations
        .values()
        .map(|it| it.what.clone())
        .collect();
    for what in template.accommodations.iter() {
        let Some(id) = fresh::accommodation().filter(|_| !known.contains(what)) else {
            continue;
        };
        let accommodation = Accommodation {
            what: what.clone(),
            since: Some(began),
            ..Accommodation::default()
        };
        after.accommodations.insert(id, accommodation);
    }
    move |changes: Changes| changes.change(&seen, &after)
}
