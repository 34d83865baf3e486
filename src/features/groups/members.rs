//! The members of a group: how often each was there, and what was measured.

use std::collections::BTreeMap;

use leptos::prelude::*;
use throughline_domain::group::measure::Measure;
use throughline_domain::group::session::attendance;
use throughline_domain::id::StudentId;
use throughline_ui::{Badge, Card, Icon, Table, Tone};

use super::case::{Case, sorted};
use crate::pieces::fields::{said, signed};
use crate::route::Route;
use crate::text::{self, groups as say};
use crate::workspace::{Workspace, time};

/// The members, those who left last.
#[component]
pub fn Members(
    /// The group.
    case: Case,
) -> impl IntoView {
    let workspace = Workspace::get();
    let today = time::today();
    let here = case.members(workspace, today);
    let left = case.group.members.keys().filter(|it| !here.contains(it));
    // Who was taken out again before any session was never in it.
    let counted = |it: &StudentId| attendance(&case.sessions, *it) != (0, 0);
    let left = sorted(workspace, left.copied().filter(counted));
    let none = here.is_empty() && left.is_empty();
    let measured = case.group.measure.is_set();
    let head = move || {
        view! {
            <th scope="col">{say::column_member()}</th>
            <th scope="col" class="number">
                {say::present()}
            </th>
            <th scope="col" class="number">
                {say::absent()}
            </th>
            {measured
                .then(|| {
                    view! {
                        <th scope="col" class="number">
                            {say::before()}
                        </th>
                        <th scope="col" class="number">
                            {say::after()}
                        </th>
                        <th scope="col" class="number">
                            {say::change()}
                        </th>
                    }
                })}
        }
    };
    let gone: BTreeMap<StudentId, bool> = here
        .into_iter()
        .map(|it| (it, false))
        .chain(left.iter().map(|it| (*it, true)))
        .collect();
    let order = sorted(workspace, gone.keys().copied());
    let mut order: Vec<(StudentId, bool)> = order.into_iter().map(|it| (it, gone[&it])).collect();
    order.sort_by_key(|(_, gone)| *gone);
    let line = move |(student, gone): (StudentId, bool)| cells(workspace, &case, student, gone);
    view! {
        <Card title=say::members() icon=Icon::People>
            {if none {
                view! { <p class="soft">{say::no_members()}</p> }.into_any()
            } else {
                view! {
                    <Table caption=say::members() quiet_caption=true head=head>
                        {order.into_iter().map(line).collect_view()}
                    </Table>
                }
                    .into_any()
            }}
        </Card>
    }
}

fn cells(
    workspace: Workspace,
    case: &Case,
    student: StudentId,
    gone: bool,
) -> impl IntoView + use<> {
    let (present, absent) = attendance(&case.sessions, student);
    let measure = &case.group.measure;
    let values = case.values.get(&student).copied().unwrap_or_default();
    let number = |value: Option<f64>| value.map(said).unwrap_or_default();
    let measured = measure.is_set().then(|| {
        view! {
            <td class="number">{number(values.before)}</td>
            <td class="number">{number(values.after)}</td>
            <td class="number">{values.change().map(|change| changed(measure, change))}</td>
        }
    });
    view! {
        <tr>
            <th scope="row" class="table-main">
                <a href=Route::Student(student).href()>
                    {move || workspace.student_name(student)}
                </a>
                {gone.then(|| view! { <span class="soft small">{say::has_left()}</span> })}
            </th>
            <td class="number">{text::number(present)}</td>
            <td class="number">{text::number(absent)}</td>
            {measured}
        </tr>
    }
}

/// A change, and whether it is for the better.
fn changed(measure: &Measure, change: f64) -> impl IntoView + use<> {
    let words = signed(change);
    match measure.is_better(change) {
        Some(true) => view! { <Badge tone=Tone::Good>{words} " " <span class="heard-only">{say::better()}</span></Badge> }.into_any(),
        _ => view! { <span>{words}</span> }.into_any(),
    }
}
