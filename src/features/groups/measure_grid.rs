//! Entering what was measured before a group began, or after it ended: a row a member.

use std::collections::BTreeMap;

use leptos::prelude::*;
use throughline_domain::group::measure::{MEASURES, Measured, When};
use throughline_domain::id::StudentId;
use throughline_domain::subject::Subject;
use throughline_ui::{Choice, GridCell, InputKind, RadioGroup, Table, TextField, Toasts};

use super::case::Case;
use super::names;
use crate::pieces::fields::{day, day_field, number, number_field, said};
use crate::pieces::{DialogForm, Form, Saving};
use crate::text::{Text, groups as say, plans};
use crate::workspace::{Changes, Failure, Workspace, time};

const BEFORE: &str = "before";
const AFTER: &str = "after";

/// Values that differ from what is known; `None` takes one back.
type Read = BTreeMap<StudentId, Option<f64>>;

/// What was typed for each member, before and after.
type Typed = BTreeMap<(StudentId, When), RwSignal<String>>;

/// Values that are being typed. A copy is the same.
#[derive(Clone, Copy)]
struct Editing {
    workspace: Workspace,
    case: StoredValue<Case>,
    typed: StoredValue<Typed>,
    /// The code of the time that is in sight.
    which: RwSignal<String>,
    on: RwSignal<String>,
    form: Form,
}

impl Editing {
    /// The time that is in sight; tracked.
    fn when(self) -> When {
        let after = self.which.with(|which| which == AFTER);
        if after { When::After } else { When::Before }
    }

    /// How many values there are to store, and the change that stores them; `None` while something is wrong.
    fn changes(self) -> Option<(usize, Result<Changes, Failure>)> {
        let case = self.case.get_value();
        let (on_day, mut wrong) = (day(&self.on.get_untracked()), Vec::<(String, Text)>::new());
        match on_day {
            None => wrong.push(("measure-day".to_owned(), plans::error_day())),
            Some(day) if day > time::today() => {
                wrong.push(("measure-day".to_owned(), plans::error_future()));
            }
            Some(_) => {}
        }
        // What was typed for the other time is not lost: both are looked at, the one in sight first.
        let shown = untrack(|| self.when());
        let other = match shown {
            When::Before => When::After,
            When::After => When::Before,
        };
        let read = |when| self.typed.with_value(|typed| read(&case, typed, when));
        let ((seen, mut in_sight), (hidden, elsewhere)) = (read(shown), read(other));
        if in_sight.is_empty() && !elsewhere.is_empty() {
            self.which.set(code(other).to_owned());
            in_sight = elsewhere;
        }
        wrong.extend(in_sight);
        let day = on_day.filter(|_| self.form.accepts(&wrong))?;
        let count = seen.len() + hidden.len();
        let subject = Subject::Group(case.id);
        let all = [(shown, seen), (other, hidden)].into_iter();
        let mut all = all.filter(|(_, values)| !values.is_empty());
        let append = |changes: Changes, (when, values)| {
            let measured = Measured { when, day, values };
            changes.append(subject, MEASURES, &measured, None)
        };
        let changes = all.try_fold(Changes::meaning("group.measure"), append);
        Some((count, changes))
    }
}

/// The grid, for a dialog.
#[component]
pub fn MeasureGrid(
    /// The group.
    case: Case,
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let members = untrack(|| case.members(workspace, time::today()));
    let begun = case
        .sessions
        .iter()
        .any(|(_, entry)| !entry.what.taken_back);
    let (typed, what) = (fill(&case, &members), case.group.measure.what.clone());
    let editing = Editing {
        workspace,
        case: StoredValue::new(case),
        typed: StoredValue::new(typed),
        which: RwSignal::new(if begun { AFTER } else { BEFORE }.to_owned()),
        on: RwSignal::new(day_field(Some(time::today()))),
        form: Form::new(),
    };
    let form = editing.form;
    let saving = Saving::new();
    let save = move || {
        let Some((count, changes)) = editing.changes() else {
            return;
        };
        let work = async move { workspace.commit(changes?).await };
        saving.run(work, move || {
            open.try_set(false);
            toasts.good(workspace.saved(say::values_saved(count)));
        });
    };
    let whens = || {
        let choice = |when: When| Choice::new(code(when), names::measured(when)().say());
        [When::Before, When::After].map(choice).to_vec()
    };
    view! {
        <DialogForm form saving on_submit=save go=say::values_save() open>
            <RadioGroup
                label=say::measured_when()
                value=editing.which
                options=Signal::derive(whens)
            />
            <TextField
                label=plans::probe_day()
                value=editing.on
                kind=InputKind::Date
                error=form.error("measure-day")
                id="measure-day"
            />
            <p class="soft small">{say::grid_hint()}</p>
            <Values editing members what />
        </DialogForm>
    }
}

/// The table: a row a member.
#[component]
fn Values(editing: Editing, members: Vec<StudentId>, what: String) -> impl IntoView {
    let Editing {
        workspace, form, ..
    } = editing;
    let when = Memo::new(move |_| editing.when());
    let members = StoredValue::new(members);
    let line = move |(at, student): (usize, StudentId)| {
        let when = when.get_untracked();
        let value = editing
            .typed
            .with_value(|typed| typed.get(&(student, when)).copied())?;
        let name = move || workspace.student_name(student);
        Some(view! {
            <tr>
                <th scope="row">{name}</th>
                <td>
                    <GridCell
                        label=Signal::derive(move || say::value_of(name()).say())
                        value
                        row=at
                        error=form.error(cell(student))
                        id=cell(student)
                    />
                </td>
            </tr>
        })
    };
    let caption = what.clone();
    let head = move || {
        view! {
            <th scope="col">{say::column_member()}</th>
            <th scope="col">{what.clone()}</th>
        }
    };
    view! {
        <Table caption=caption quiet_caption=true head=head>
            {move || {
                when.track();
                members.get_value().into_iter().enumerate().map(line).collect_view()
            }}
        </Table>
    }
}

fn cell(student: StudentId) -> String {
    format!("measure-{student}")
}

/// What was typed for one time, as far as it differs from what is known, and what is wrong with it, cell by cell.
fn read(case: &Case, typed: &Typed, when: When) -> (Read, Vec<(String, Text)>) {
    let (mut values, mut wrong) = (BTreeMap::new(), Vec::new());
    for ((student, _), typed) in typed.iter().filter(|((_, of), _)| *of == when) {
        let known = case.values.get(student).copied().unwrap_or_default();
        let known = match when {
            When::Before => known.before,
            When::After => known.after,
        };
        let typed = typed.get_untracked();
        let value = number(&typed).filter(|value| case.group.measure.holds(*value));
        if value.is_none() && !typed.trim().is_empty() {
            wrong.push((cell(*student), range(case)));
        } else if value != known {
            values.insert(*student, value);
        }
    }
    (values, wrong)
}

fn code(when: When) -> &'static str {
    match when {
        When::Before => BEFORE,
        When::After => AFTER,
    }
}

/// What is known already stands in the fields.
fn fill(case: &Case, members: &[StudentId]) -> Typed {
    let both = members.iter().flat_map(|student| {
        let values = case.values.get(student).copied().unwrap_or_default();
        [(When::Before, values.before), (When::After, values.after)]
            .map(|(when, value)| ((*student, when), RwSignal::new(number_field(value))))
    });
    both.collect()
}

/// What a value must be, in words.
fn range(case: &Case) -> Text {
    let measure = &case.group.measure;
    match (measure.lowest, measure.highest) {
        (Some(lowest), Some(highest)) => say::error_between(said(highest), said(lowest)),
        (Some(lowest), None) => say::error_at_least(said(lowest)),
        (None, Some(highest)) => say::error_at_most(said(highest)),
        (None, None) => plans::error_score(),
    }
}
