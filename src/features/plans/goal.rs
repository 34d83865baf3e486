//! A goal of a plan: its chart, its probes, what the rule suggests, what was decided, and its interventions.

use leptos::prelude::*;
use throughline_domain::entry::Entry;
use throughline_domain::id::{EntryId, GoalId, PlanId, StudentId};
use throughline_domain::plan::{DECISIONS, Decided, Goal, PROBES, ProbeTaken, Standing};
use throughline_domain::subject::Subject;
use throughline_domain::support::Support;
use throughline_ui::{Button, ButtonKind, Card, Dialog, Icon, ProgressChart, Table};

use super::chart::{plot, unit_words, with_unit};
use super::decision::{DecideForm, Suggested, suggestion};
use super::goal_form::GoalForm;
use super::intervention::Interventions;
use super::names;
use super::probe::ProbeForm;
use crate::pieces::fields::{said, signed};
use crate::text::{self, plans as say, shell};
use crate::workspace::{Workspace, time};

/// A goal.
#[component]
pub fn GoalCard(
    /// Whose.
    student: StudentId,
    /// Of which plan.
    plan: PlanId,
    /// Which.
    id: GoalId,
    /// Whether it can be worked on: the plan goes on.
    open_plan: bool,
) -> impl IntoView {
    let workspace = Workspace::get();
    let subject = Subject::Support(student);
    let support = workspace.cabinet.body::<Support>(subject);
    let probes = workspace.cabinet.entries::<ProbeTaken>(subject, PROBES);
    let sessions = workspace.delivered(student);
    let goal = Memo::new(move |_| support.get().goals.get(&id).cloned().unwrap_or_default());
    let standing = Memo::new(move |_| {
        let support = support.get();
        probes.with(|probes| {
            sessions.with(|sessions| {
                let (today, rules) = (time::today(), workspace.rules());
                Standing::of(&support, id, probes, sessions, today, &rules)
            })
        })
    });
    let (editing, deciding) = (RwSignal::new(false), RwSignal::new(false));
    let actions = move || {
        view! {
            <Show when=move || open_plan>
                <Button kind=ButtonKind::Quiet icon=Icon::Edit on_click=move |()| editing.set(true)>
                    {say::edit()}
                </Button>
            </Show>
        }
    };
    let any = Memo::new(move |_| standing.with(|it| !it.series.probes().is_empty()));
    let shown =
        move || goal.with(|goal| standing.with(|standing| plot(&support.get(), goal, standing)));
    view! {
        <Card title=Signal::derive(move || goal.get().what) icon=Icon::Target actions=actions>
            <p class="soft">
                {move || goal.with(aim_words)}
                {move || {
                    let who = goal.with(|goal| goal.who)?;
                    Some(format!(" {}", say::measured_by(workspace.staff_name(who)).say()))
                }}
            </p>
            <Show when=move || any.get()>
                <ProgressChart
                    label=Signal::derive(move || summary(&goal.get(), &standing.get()))
                    plot=Signal::derive(shown)
                    hint=say::chart_hint()
                />
            </Show>
            <Show when=move || open_plan>
                <ProbeForm student id goal standing />
            </Show>
            <Suggested standing />
            <Show when=move || open_plan && any.get()>
                <div class="actions screen-only">
                    <Button icon=Icon::Check on_click=move |()| deciding.set(true)>
                        {say::decide()}
                    </Button>
                </div>
            </Show>
            <Decisions student id />
            <Show when=move || any.get()>
                <Probes student id goal standing />
            </Show>
            <Interventions student plan goal=id open_plan />
        </Card>
        <Dialog open=editing title=say::edit_goal() close=shell::close()>
            <GoalForm student plan goal=Some(id) open=editing />
        </Dialog>
        <Dialog open=deciding title=say::decide() close=shell::close()>
            <DecideForm student goal=id standing open=deciding />
        </Dialog>
    }
}

/// What a goal aims at, in a line.
pub fn aim_words(goal: &Goal) -> String {
    let target = goal.target.map(|target| with_unit(target, goal));
    let by = goal.by.map(|by| text::day(by).say());
    say::aim(
        by.unwrap_or_default(),
        goal.measure.as_str(),
        target.unwrap_or_default(),
        names::direction(goal.direction)(),
    )
    .say()
}

/// What the chart shows, in a sentence.
fn summary(goal: &Goal, standing: &Standing) -> String {
    let probes = standing.series.probes();
    let last = probes.last().map(|last| {
        say::summary(
            probes.len(),
            text::day(last.day),
            unit_words(goal),
            said(last.score),
        )
        .say()
    });
    let suggested = standing.decision.as_ref().map(|it| suggestion(it).say());
    let parts: Vec<String> = last.into_iter().chain(suggested).collect();
    parts.join(" ")
}

/// The probes as a table, the newest first, beside the goal line.
#[component]
fn Probes(
    student: StudentId,
    id: GoalId,
    goal: Memo<Goal>,
    standing: Memo<Standing>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let entries = workspace
        .cabinet
        .entries::<ProbeTaken>(Subject::Support(student), PROBES);
    let head = || {
        view! {
                <th scope="col">{say::probe_day()}</th>
                <th scope="col">{say::column_score()}</th>
                <th scope="col">{say::column_line()}</th>
                <th scope="col">{say::column_difference()}</th>
                <th scope="col">{say::column_by()}</th>
        }
    };
    let rows = move || {
        let mut taken = entries.get();
        taken.retain(|(_, entry)| entry.what.goal == id);
        taken.sort_by_key(|(id, entry)| std::cmp::Reverse((entry.what.probe.day, *id)));
        let aim = standing.with(|standing| standing.aim.ok());
        let row = move |(_, entry): (EntryId, Entry<ProbeTaken>)| {
            let probe = entry.what.probe;
            let line = aim.map(|aim| aim.line_at(probe.day));
            view! {
                <tr>
                    <th scope="row">{text::day(probe.day)}</th>
                    <td class="number">{goal.with(|goal| with_unit(probe.score, goal))}</td>
                    <td class="number">{line.map(said)}</td>
                    <td class="number">{line.map(|line| signed(probe.score - line))}</td>
                    <td>{workspace.staff_name(entry.by)}</td>
                </tr>
            }
        };
        taken.into_iter().map(row).collect_view()
    };
    view! {
        <details>
            <summary>{say::as_table()}</summary>
            <Table caption=say::as_table() quiet_caption=true head=head>
                {rows}
            </Table>
        </details>
    }
}

/// What was decided on a goal, the newest first.
#[component]
fn Decisions(student: StudentId, id: GoalId) -> impl IntoView {
    let workspace = Workspace::get();
    let entries = workspace
        .cabinet
        .entries::<Decided>(Subject::Support(student), DECISIONS);
    move || {
        let mut decided = entries.get();
        decided.retain(|(_, entry)| entry.what.goal == id);
        decided.reverse();
        let line = move |(_, entry): (EntryId, Entry<Decided>)| {
            let words = say::decided(
                text::day(time::day_of(entry.at)),
                workspace.staff_name(entry.by),
                names::next(entry.what.next)(),
            );
            view! {
                <li>
                    <strong>{words}</strong>
                    " "
                    {entry.what.why}
                </li>
            }
        };
        (!decided.is_empty()).then(|| {
            view! { <ul class="plain stack stack-close">{decided.into_iter().map(line).collect_view()}</ul> }
        })
    }
}
