//! All plans that go on: what waits longest on top.

use leptos::prelude::*;
use throughline_ui::{Badge, ButtonLink, EmptyState, Icon, Page, Table, Tone};

use super::case::{self, Case, Waits};
use super::names;
use crate::route::Route;
use crate::text::{self, plans as say};
use crate::workspace::{Workspace, time};

/// All plans that go on.
#[component]
pub fn PlanList() -> impl IntoView {
    let workspace = Workspace::get();
    let cases = Memo::new(move |_| {
        let mut cases = case::going_on(workspace);
        cases.sort_by_key(|case| (order(case), workspace.student_name(case.student)));
        cases
    });
    let head = || {
        view! {
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
                <th scope="row" class="table-main">
                    <a href=Route::Plan(student).href()>
                        {move || workspace.student_name(student)}
                    </a>
                </th>
                <td>{move || plan.tier.map(|tier| names::tier(tier)().say())}</td>
                <td>{waits(&case)}</td>
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
        <Page title=say::title() lead=say::lead_line()>
            <Show
                when=move || cases.with(|cases| !cases.is_empty())
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
        </Page>
    }
}

/// What waits comes first, the latest on top.
fn order(case: &Case) -> usize {
    let waits = case.waits(time::today());
    let late = waits.iter().map(|waits| match waits {
        Waits::Probe { late, .. } => late + 2,
        Waits::Review { .. } => 1,
    });
    usize::MAX - late.max().unwrap_or(0)
}

/// What waits, as badges.
fn waits(case: &Case) -> impl IntoView + use<> {
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
    let all = case.waits(time::today());
    view! { <span class="row">{all.into_iter().map(badge).collect_view()}</span> }
}
