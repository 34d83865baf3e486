//! All plans that go on: what waits longest on top.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::id::StudentId;
use throughline_domain::indicator::rules::Rules;
use throughline_ui::{
    Badge, Button, ButtonKind, ButtonLink, Dialog, EmptyState, Icon, Page, Table, Tone,
};

use super::case::{self, Case, Waits};
use super::names;
use super::rules::RulesForm;
use crate::pieces::ProbeGrid;
use crate::route::Route;
use crate::text::{self, groups, plans as say, shell};
use crate::workspace::{Workspace, time};

/// All plans that go on.
#[component]
pub fn PlanList() -> impl IntoView {
    let workspace = Workspace::get();
    let cases = Memo::new(move |_| {
        let (mut cases, rules) = (case::going_on(workspace), workspace.rules());
        cases
            .sort_by_cached_key(|case| (order(case, &rules), workspace.student_name(case.student)));
        cases
    });
    let chosen = RwSignal::new(BTreeSet::<StudentId>::new());
    let probing = RwSignal::new(false);
    let any = Memo::new(move |_| cases.with(|cases| !cases.is_empty()));
    let actions = move || view! { <Actions any chosen probing /> };
    let head = || {
        view! {
                <th scope="col" class="screen-only">
                    <span class="heard-only">{say::column_chosen()}</span>
                </th>
                <th scope="col">{say::column_student()}</th>
                <th scope="col">{say::tier()}</th>
                <th scope="col">{say::column_waits()}</th>
                <th scope="col" class="wide-only">
                    {say::lead()}
                </th>
                <th scope="col" class="wide-only">
                    {say::review()}
                </th>
        }
    };
    let row = move |case: Case| {
        let plan = case.plan();
        let student = case.student;
        view! {
            <tr>
                <Choose student chosen />
                <th scope="row" class="table-main">
                    <a href=Route::Plan(student).href()>
                        {move || workspace.student_name(student)}
                    </a>
                </th>
                <td>{move || plan.tier.map(|tier| names::tier(tier)().say())}</td>
                <td>{waits(&case, &workspace.rules())}</td>
                <td class="wide-only">
                    {move || plan.lead.map(|lead| workspace.staff_name(lead))}
                </td>
                <td class="wide-only">
                    {move || plan.review.map(|day| text::day(day).say())}
                </td>
            </tr>
        }
    };
    view! {
        <Page title=say::title() lead=say::lead_line() actions=actions>
            <Show
                when=move || any.get()
                fallback=|| {
                    view! {
                        <EmptyState
                            icon=Icon::Target
                            title=say::empty_title()
                            actions=|| {
                                view! {
                                    <ButtonLink href=Route::Students.href() icon=Icon::People>
                                        {say::to_students()}
                                    </ButtonLink>
                                }
                            }
                        >
                            <p>{say::empty_text()}</p>
                        </EmptyState>
                    }
                }
            >
                <Table caption=say::title() quiet_caption=true head=head>
                    {move || cases.get().into_iter().map(row).collect_view()}
                </Table>
            </Show>
            <Dialog open=probing title=groups::probe_grid() close=shell::close()>
                {move || {
                    let students = asked(workspace, &cases.get_untracked(), &chosen.get_untracked());
                    view! { <ProbeGrid students open=probing /> }
                }}
            </Dialog>
        </Page>
    }
}

/// What can be done beside reading: setting the rules, the templates, and probes of several at once.
#[component]
fn Actions(
    any: Memo<bool>,
    chosen: RwSignal<BTreeSet<StudentId>>,
    probing: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let setting = RwSignal::new(false);
    let sets = Memo::new(move |_| workspace.may_set_rules());
    let probes = move || match chosen.with(BTreeSet::len) {
        0 => groups::probe_grid().say(),
        some => say::probes_for(some).say(),
    };
    view! {
        <Show when=move || sets.get()>
            <span class="wide-only">
                <Button
                    kind=ButtonKind::Quiet
                    icon=Icon::Settings
                    on_click=move |()| setting.set(true)
                >
                    {say::rules()}
                </Button>
            </span>
        </Show>
        <Show when=move || workspace.is_counseling()>
            <ButtonLink href=Route::PlanTemplates.href() icon=Icon::Note>
                {say::templates()}
            </ButtonLink>
        </Show>
        <Show when=move || any.get()>
            <Button icon=Icon::Target on_click=move |()| probing.set(true)>
                {probes}
            </Button>
        </Show>
        <Dialog open=setting title=say::rules() close=shell::close()>
            <RulesForm open=setting />
        </Dialog>
    }
}

/// Those who are chosen, or everyone, by name.
fn asked(workspace: Workspace, cases: &[Case], chosen: &BTreeSet<StudentId>) -> Vec<StudentId> {
    let all = cases.iter().map(|case| case.student);
    let asked = all.filter(|it| chosen.is_empty() || chosen.contains(it));
    let mut students: Vec<StudentId> = asked.collect();
    students.sort_by_key(|it| untrack(|| workspace.student_name(*it)));
    students
}

/// Chooses a student for what is entered for several at once.
#[component]
fn Choose(student: StudentId, chosen: RwSignal<BTreeSet<StudentId>>) -> impl IntoView {
    let workspace = Workspace::get();
    let turn = move |on: bool| {
        chosen.update(|chosen| {
            if on {
                chosen.insert(student);
            } else {
                chosen.remove(&student);
            }
        });
    };
    view! {
        <td class="screen-only choose-cell">
            <input
                type="checkbox"
                aria-label=move || say::choose_student(workspace.student_name(student)).say()
                prop:checked=move || chosen.with(|chosen| chosen.contains(&student))
                on:change=move |event| turn(event_target_checked(&event))
            />
        </td>
    }
}

/// What waits comes first, the latest on top.
fn order(case: &Case, rules: &Rules) -> usize {
    let waits = case.waits(time::today(), rules);
    let late = waits.iter().map(|waits| match waits {
        Waits::Probe { late, .. } => late + 2,
        Waits::Review { .. } => 1,
    });
    usize::MAX - late.max().unwrap_or(0)
}

/// What waits, as badges.
fn waits(case: &Case, rules: &Rules) -> impl IntoView + use<> {
    let badge = |waits: Waits| match waits {
        Waits::Probe { late: 0, .. } => {
            view! { <Badge tone=Tone::Info icon=Icon::Target>{say::waits_probe()}</Badge> }
                .into_any()
        }
        Waits::Probe { late, .. } => view! {
            <Badge tone=Tone::Caution icon=Icon::Clock>
                {say::waits_probe_late(late)}
            </Badge>
        }
        .into_any(),
        Waits::Review { .. } => {
            view! { <Badge tone=Tone::Info icon=Icon::Calendar>{say::waits_review()}</Badge> }
                .into_any()
        }
    };
    let all = case.waits(time::today(), rules);
    view! { <span class="row">{all.into_iter().map(badge).collect_view()}</span> }
}
