//! How the daily cards of a check-in/check-out group went, member by member.

use leptos::prelude::*;
use throughline_domain::group::card::{Points, days};
use throughline_domain::id::StudentId;
use throughline_ui::{Badge, Card, Icon, Table, Tone};

use super::case::Case;
use super::spark::Spark;
use crate::text::{self, groups as say};
use crate::workspace::{Workspace, time};

/// How many days the line shows.
const DAYS: usize = 20;

/// The daily cards.
#[component]
pub fn Cards(
    /// The group.
    case: Case,
) -> impl IntoView {
    let workspace = Workspace::get();
    let members = case.members(workspace, time::today());
    let any = members.iter().any(|it| !days(&case.cards, *it).is_empty());
    let goal = usize::try_from(case.group.daily_goal()).unwrap_or(100);
    let head = || {
        view! {
            <th scope="col">{say::column_member()}</th>
            <th scope="col">{say::column_days()}</th>
            <th scope="col" class="number">
                {say::column_last_day()}
            </th>
            <th scope="col" class="number">
                {say::column_all_days()}
            </th>
            <th scope="col" class="number">
                {say::column_reached()}
            </th>
        }
    };
    let line = move |student: StudentId| cells(workspace, &case, student);
    view! {
        <Card title=say::daily_cards() icon=Icon::Star>
            <p class="soft small">{say::goal_is(goal)}</p>
            {if any {
                view! {
                    <Table caption=say::daily_cards() quiet_caption=true head=head>
                        {members.into_iter().map(line).collect_view()}
                    </Table>
                }
                    .into_any()
            } else {
                view! { <p class="soft">{say::no_cards()}</p> }.into_any()
            }}
        </Card>
    }
}

fn cells(workspace: Workspace, case: &Case, student: StudentId) -> impl IntoView + use<> {
    let goal = case.group.daily_goal();
    let days = days(&case.cards, student);
    let shares: Vec<u32> = days
        .iter()
        .filter_map(|(_, points)| points.percent())
        .collect();
    let whole = days
        .iter()
        .fold(Points::default(), |sum, (_, points)| sum.and(*points));
    let reached = shares.iter().filter(|share| **share >= goal).count();
    let shown = shares[shares.len().saturating_sub(DAYS)..].to_vec();
    let percent = |share: u32| say::percent(usize::try_from(share).unwrap_or(0));
    let all = whole.percent().map(percent);
    let last = shares.last().copied().map(|share| {
        let tone = if share >= goal {
            Tone::Good
        } else {
            Tone::Neutral
        };
        view! { <Badge tone>{percent(share)}</Badge> }
    });
    view! {
        <tr>
            <th scope="row">{move || workspace.student_name(student)}</th>
            <td>
                <Spark shares=shown goal />
            </td>
            <td class="number">{last}</td>
            <td class="number">{all.map(|all| view! { <span>{all}</span> })}</td>
            <td class="number">
                {say::reached_of(text::number(shares.len()), text::number(reached))}
            </td>
        </tr>
    }
}
