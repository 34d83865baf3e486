//! Entering a probe of one measure for several students at once: a row each, saved in one step.

use std::collections::BTreeMap;

use leptos::prelude::*;
use throughline_domain::id::{GoalId, StudentId};
use throughline_domain::indicator::check::{ProbeProblem, check_probe};
use throughline_domain::indicator::progress::Probe;
use throughline_domain::plan::{Goal, PROBES, ProbeTaken};
use throughline_domain::subject::Subject;
use throughline_domain::support::Support;
use throughline_domain::time::Day;
use throughline_ui::{
    Button, ButtonKind, Choice, ErrorSummary, GridCell, InputKind, Select, Table, TextField, Toasts,
};

use super::fields::{day, day_field, number, said};
use super::{Anyway, Failed, Form, Saving, SchoolDay};
use crate::text::{Text, groups as say, plans, shell};
use crate::workspace::{Changes, Failure, Workspace, time};

/// A measure and its unit: what makes probes of several students comparable.
type Measured = (String, String);

/// An open goal of a student.
#[derive(Debug, Clone, PartialEq)]
struct Open {
    student: StudentId,
    id: GoalId,
    goal: Goal,
    /// The days on which there is a probe, and the last score.
    taken: Vec<Day>,
    last: Option<Probe>,
}

/// A row of the grid: a student, the goals of this measure, and what was typed.
#[derive(Clone)]
struct Row {
    student: StudentId,
    goals: Vec<Open>,
    chosen: RwSignal<String>,
    score: RwSignal<String>,
}

impl Row {
    fn field(&self) -> String {
        format!("probe-{}", self.student)
    }

    fn goal(&self) -> Option<&Open> {
        let chosen: Option<GoalId> = self.chosen.get_untracked().parse().ok();
        self.goals.iter().find(|open| Some(open.id) == chosen)
    }

    /// The probe that was typed; `None` for none. `Err` says what is wrong with it.
    fn probe(&self, on: Day) -> Result<Option<(StudentId, ProbeTaken)>, Text> {
        let typed = self.score.get_untracked();
        let Some(open) = self.goal().filter(|_| !typed.trim().is_empty()) else {
            return Ok(None);
        };
        let score = number(&typed).ok_or_else(plans::error_score)?;
        let range = 0.0..=open.goal.highest.unwrap_or(f64::MAX);
        check_probe(score, on, Some(range), time::today(), &open.taken).map_err(|problem| {
            match problem {
                ProbeProblem::NotFinite => plans::error_score(),
                ProbeProblem::OutOfRange { .. } => {
                    let highest = open.goal.highest;
                    highest.map_or_else(plans::error_negative, |it| plans::error_range(said(it)))
                }
                ProbeProblem::InFuture { .. } => plans::error_future(),
                ProbeProblem::DayTaken { .. } => plans::error_taken(),
            }
        })?;
        let probe = Probe { day: on, score };
        Ok(Some((
            self.student,
            ProbeTaken {
                goal: open.id,
                probe,
            },
        )))
    }
}

/// The open goals of these students by measure, the measure of the most students first. Not tracked: the grid stays as it
/// is while somebody types into it.
fn measures(workspace: Workspace, students: &[StudentId]) -> Vec<(Measured, Vec<Open>)> {
    let mut all: BTreeMap<Measured, Vec<Open>> = BTreeMap::new();
    for student in students {
        let Some(view) = untrack(|| workspace.cabinet.view(Subject::Support(*student))) else {
            continue;
        };
        let support: Support = view.contents.read();
        let probes = view.contents.entries::<ProbeTaken>(PROBES);
        for (id, goal) in support.open_goals() {
            let of_goal = probes.iter().map(|(_, entry)| &entry.what);
            let of_goal: Vec<Probe> = of_goal
                .filter(|taken| taken.goal == id)
                .map(|taken| taken.probe)
                .collect();
            let open = Open {
                student: *student,
                id,
                goal: goal.clone(),
                taken: of_goal.iter().map(|probe| probe.day).collect(),
                last: of_goal.into_iter().max_by_key(|probe| probe.day),
            };
            let measured = (goal.measure.trim().to_owned(), goal.unit.trim().to_owned());
            all.entry(measured).or_default().push(open);
        }
    }
    let mut all: Vec<(Measured, Vec<Open>)> = all.into_iter().collect();
    all.sort_by_key(|(_, goals)| std::cmp::Reverse(goals.len()));
    all
}

/// The rows of one measure, in the order of the students.
fn rows(students: &[StudentId], goals: &[Open]) -> Vec<Row> {
    let row = |student: &StudentId| {
        let goals = goals.iter().filter(|open| open.student == *student);
        let goals: Vec<Open> = goals.cloned().collect();
        let first = goals.first()?.id.to_string();
        Some(Row {
            student: *student,
            goals,
            chosen: RwSignal::new(first),
            score: RwSignal::new(String::new()),
        })
    };
    students.iter().filter_map(row).collect()
}

fn measure_words((measure, unit): &Measured) -> String {
    if unit.is_empty() {
        measure.clone()
    } else {
        format!("{measure} ({unit})")
    }
}

/// Stores all probes, or none.
async fn keep(workspace: Workspace, probes: Vec<(StudentId, ProbeTaken)>) -> Result<(), Failure> {
    let mut changes = Changes::meaning("probe.take");
    for (student, probe) in &probes {
        changes = changes.append(Subject::Support(*student), PROBES, probe, None)?;
    }
    workspace.commit(changes).await
}

/// The grid, for a dialog. Students without an open goal of the measure are named below it.
#[component]
pub fn ProbeGrid(
    /// Of whom, in the order in which they stand.
    students: Vec<StudentId>,
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let all = StoredValue::new(measures(workspace, &students));
    let students = StoredValue::new(students);
    let which = RwSignal::new("0".to_owned());
    let on = SchoolDay::new(day_field(Some(time::today())));
    let grid = Memo::new_with_compare(
        move |_| {
            let which: usize = which.get().parse().unwrap_or(0);
            all.with_value(|all| {
                let goals = all.get(which).map(|(_, goals)| goals.as_slice());
                students.with_value(|students| rows(students, goals.unwrap_or_default()))
            })
        },
        |_, _| true,
    );
    let form = Form::new();
    let saving = Saving::new();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let rows = grid.get_untracked();
        let Some(on_day) = day(&on.day.get_untracked()) else {
            form.accepts(&[("probe-grid-day", plans::error_day())]);
            return;
        };
        let (mut probes, mut wrong) = (Vec::new(), Vec::new());
        if let Some(words) = on.problem(workspace) {
            wrong.push(("probe-grid-day".to_owned(), words));
        }
        for row in &rows {
            match row.probe(on_day) {
                Ok(probe) => probes.extend(probe),
                Err(words) => wrong.push((row.field(), words)),
            }
        }
        if probes.is_empty() && wrong.is_empty() {
            let first = rows.first().map(Row::field).unwrap_or_default();
            wrong.push((first, say::error_no_score()));
        }
        if form.accepts(&wrong) {
            let count = probes.len();
            saving.run(keep(workspace, probes), move || {
                open.try_set(false);
                toasts.good(workspace.saved(say::probes_saved(count)));
            });
        }
    };
    let measures = move || {
        let choice = |(at, (measured, _)): (usize, &(Measured, Vec<Open>))| {
            Choice::new(at.to_string(), measure_words(measured))
        };
        all.with_value(|all| all.iter().enumerate().map(choice).collect::<Vec<_>>())
    };
    let without = move || {
        let rows = grid.get();
        let others = students.get_value().into_iter();
        let others = others.filter(|it| rows.iter().all(|row| row.student != *it));
        let names: Vec<String> = others.map(|it| workspace.student_name(it)).collect();
        (!names.is_empty()).then(|| say::no_such_goal(names.join(", ")).say())
    };
    let any = all.with_value(|all| !all.is_empty());
    if !any {
        return view! { <p class="soft">{say::no_goals()}</p> }.into_any();
    }
    view! {
        <form class="stack" novalidate on:submit=save>
            <ErrorSummary title=shell::problem() errors=form.errors() />
            <div class="pair">
                <Select
                    label=say::probe_measure()
                    value=which
                    options=Signal::derive(measures)
                />
                <TextField
                    label=plans::probe_day()
                    value=on.day
                    kind=InputKind::Date
                    error=form.error("probe-grid-day")
                    id="probe-grid-day"
                />
            </div>
            <Anyway of=on />
            <p class="soft small">{say::grid_hint()}</p>
            <Table caption=say::probe_grid() quiet_caption=true head=head>
                {move || {
                    let rows = grid.get().into_iter().enumerate();
                    rows.map(|(at, row)| view! { <Line row at form /> }).collect_view()
                }}
            </Table>
            <p class="soft small">{without}</p>
            <Failed failure=saving.failure() />
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                    {say::probes_save()}
                </Button>
                <Button on_click=move |()| open.set(false)>{shell::cancel()}</Button>
            </div>
        </form>
    }
    .into_any()
}

fn head() -> impl IntoView {
    view! {
        <th scope="col">{plans::column_student()}</th>
        <th scope="col" class="wide-only">
            {say::column_last()}
        </th>
        <th scope="col">{plans::column_score()}</th>
    }
}

/// One row: with several goals of the measure, one of them is chosen.
#[component]
fn Line(row: Row, at: usize, form: Form) -> impl IntoView {
    let workspace = Workspace::get();
    let student = row.student;
    let name = move || workspace.student_name(student);
    let goals = row.goals.clone();
    let options = move || {
        let choice = |open: &Open| Choice::new(open.id.to_string(), open.goal.what.clone());
        goals.iter().map(choice).collect::<Vec<_>>()
    };
    let several = (row.goals.len() > 1).then(|| {
        view! {
            <Select
                label=Signal::derive(move || say::goal_of(name()).say())
                value=row.chosen
                options=Signal::derive(options)
            />
        }
    });
    let goals = row.goals.clone();
    let chosen = row.chosen;
    let last = move || {
        let chosen = chosen.get();
        let open = goals.iter().find(|open| open.id.to_string() == chosen);
        open.and_then(|open| open.last).map(|last| said(last.score))
    };
    let field = row.field();
    view! {
        <tr>
            <th scope="row">{name} {several}</th>
            <td class="wide-only number soft">{last}</td>
            <td>
                <GridCell
                    label=Signal::derive(move || say::score_of(name()).say())
                    value=row.score
                    row=at
                    error=form.error(field.clone())
                    id=field
                />
            </td>
        </tr>
    }
}
