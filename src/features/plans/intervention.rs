//! The interventions that serve a goal: what is done, by whom, how often, and how much of it was delivered.

use leptos::prelude::*;
use throughline_domain::group::Group;
use throughline_domain::id::{GoalId, GroupId, InterventionId, PlanId, StudentId};
use throughline_domain::plan::{Intervention, SessionHeld};
use throughline_domain::subject::Subject;
use throughline_domain::support::Support;
use throughline_ui::{Button, ButtonKind, Dialog, Icon};

use super::decision::delivered;
use super::intervention_form::InterventionForm;
use super::session::SessionForm;
use crate::text::{self, plans as say, shell};
use crate::workspace::{Workspace, time};

/// The interventions of a goal, with ways to add one and to log sessions.
#[component]
pub fn Interventions(
    /// Whose.
    student: StudentId,
    /// Of which plan.
    plan: PlanId,
    /// Which goal they serve.
    goal: GoalId,
    /// Whether they can be changed: the plan goes on.
    open_plan: bool,
) -> impl IntoView {
    let workspace = Workspace::get();
    let subject = Subject::Support(student);
    let support = workspace.cabinet.body::<Support>(subject);
    let serving = Memo::new(move |_| {
        let support = support.get();
        let all = support.interventions.iter();
        let mut serving: Vec<(InterventionId, Intervention)> = all
            .filter(|(_, it)| it.goal == goal)
            .map(|(id, it)| (*id, it.clone()))
            .collect();
        serving.sort_by_key(|(_, it)| (it.ended.is_some(), it.began));
        serving
    });
    let adding = RwSignal::new(false);
    let line = move |(id, intervention): (InterventionId, Intervention)| {
        view! { <Line student plan goal id intervention open_plan /> }
    };
    view! {
        <h3 class="section-title">{say::interventions()}</h3>
        <Show
            when=move || serving.with(|serving| !serving.is_empty())
            fallback=|| view! { <p class="soft">{say::no_interventions()}</p> }
        >
            <ul class="plain stack stack-close">
                {move || serving.get().into_iter().map(line).collect_view()}
            </ul>
        </Show>
        <Show when=move || open_plan>
            <div class="actions screen-only">
                <Button icon=Icon::Add on_click=move |()| adding.set(true)>
                    {say::add_intervention()}
                </Button>
            </div>
        </Show>
        <Dialog open=adding title=say::add_intervention() close=shell::close()>
            <InterventionForm student plan goal id=None open=adding />
        </Dialog>
    }
}

/// One of them.
#[component]
fn Line(
    student: StudentId,
    plan: PlanId,
    goal: GoalId,
    id: InterventionId,
    intervention: Intervention,
    open_plan: bool,
) -> impl IntoView {
    let workspace = Workspace::get();
    let sessions = workspace.delivered(student);
    let (logging, editing) = (RwSignal::new(false), RwSignal::new(false));
    let shown = intervention.clone();
    let fidelity = move || {
        let held: Vec<SessionHeld> = sessions.get().into_iter().map(|(_, it)| it.what).collect();
        let fidelity = shown.fidelity(id, &held, time::today(), &workspace.calendar());
        fidelity.map(|fidelity| delivered(fidelity).say())
    };
    let who = intervention.who;
    let group = intervention.group;
    let by = move || {
        let who = who.map(|who| say::delivered_by(workspace.staff_name(who)).say());
        let group = group.map(|group| group_words(workspace, group));
        let parts: Vec<String> = who.into_iter().chain(group).collect();
        (!parts.is_empty()).then(|| parts.join(" · "))
    };
    let dose = say::dose(
        usize::try_from(intervention.minutes).unwrap_or(usize::MAX),
        usize::try_from(intervention.times_a_week).unwrap_or(usize::MAX),
    );
    let (began, ended) = (intervention.began, intervention.ended);
    let days = move || {
        let since = began.map(|day| say::since(text::day(day)).say());
        let until = ended.map(|day| say::until(text::day(day)).say());
        let all: Vec<String> = since.into_iter().chain(until).chain(fidelity()).collect();
        all.join(" ")
    };
    let goes_on = intervention.ended.is_none() && open_plan;
    let steps = intervention.steps.0.clone();
    let name = intervention.name.clone();
    let label = StoredValue::new(name.clone());
    let intervention = StoredValue::new(intervention);
    view! {
        <li class="intervention">
            <p>
                <strong>{name}</strong>
                " · "
                {dose}
                {move || by().map(|by| format!(" · {by}"))}
            </p>
            <p class="soft small">{days}</p>
            {(!steps.is_empty())
                .then(|| {
                    view! {
                        <details class="small screen-only">
                            <summary>{say::steps()}</summary>
                            <ol>{steps.into_iter().map(|step| view! { <li>{step}</li> }).collect_view()}</ol>
                        </details>
                    }
                })}
            <Show when=move || open_plan>
                <div class="actions screen-only">
                    <Show when=move || goes_on>
                        <Button
                            kind=ButtonKind::Quiet
                            icon=Icon::Check
                            on_click=move |()| logging.set(true)
                        >
                            {say::log_session()}
                        </Button>
                    </Show>
                    <Button
                        kind=ButtonKind::Quiet
                        icon=Icon::Edit
                        on_click=move |()| editing.set(true)
                    >
                        {say::edit()}
                    </Button>
                </div>
            </Show>
            <Dialog
                open=logging
                title=Signal::derive(move || say::log_session_of(label.get_value()).say())
                close=shell::close()
            >
                <SessionForm student id intervention=intervention.get_value() open=logging />
            </Dialog>
            <Dialog open=editing title=say::edit_intervention() close=shell::close()>
                <InterventionForm student plan goal id=Some(id) open=editing />
            </Dialog>
        </li>
    }
}

/// In which group it is delivered; its name only for those who hold the group.
fn group_words(workspace: Workspace, group: GroupId) -> String {
    let view = workspace.cabinet.view(Subject::Group(group));
    let name = view.map(|view| view.contents.read::<Group>().name);
    match name {
        Some(name) => say::in_group(name).say(),
        None => say::in_a_group().say(),
    }
}
