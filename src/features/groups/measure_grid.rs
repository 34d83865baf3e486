//! Entering what was measured before a group began, or after it ended: a row a member.

use std::collections::BTreeMap;

use leptos::prelude::*;
use throughline_domain::group::measure::{MEASURES, Measured, When};
use throughline_domain::id::StudentId;
use throughline_domain::subject::Subject;
use throughline_ui::{
    Button, ButtonKind, Choice, ErrorSummary, GridCell, InputKind, RadioGroup, Table, TextField,
    Toasts,
};

use super::case::Case;
use super::names;
use crate::pieces::fields::{day, day_field, number, number_field, said};
use crate::pieces::{Failed, Form, Saving};
use crate::text::{Text, groups as say, plans, shell};
use crate::workspace::{Changes, Workspace, time};

const BEFORE: &str = "before";
const AFTER: &str = "after";

/// What was typed for each member, before and after.
type Typed = BTreeMap<(StudentId, When), RwSignal<String>>;

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
    let typed = StoredValue::new(fill(&case, &members));
    let begun = case
        .sessions
        .iter()
        .any(|(_, entry)| !entry.what.taken_back);
    let which = RwSignal::new(if begun { AFTER } else { BEFORE }.to_owned());
    let when = Memo::new(move |_| {
        let after = which.with(|which| which == AFTER);
        if after { When::After } else { When::Before }
    });
    let on = RwSignal::new(day_field(Some(time::today())));
    let form = Form::new();
    let saving = Saving::new();
    let case = StoredValue::new(case);
    let order = StoredValue::new(members);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let case = case.get_value();
        let (on_day, mut wrong) = (day(&on.get_untracked()), Vec::<(String, Text)>::new());
        match on_day {
            None => wrong.push(("measure-day".to_owned(), plans::error_day())),
            Some(day) if day > time::today() => {
                wrong.push(("measure-day".to_owned(), plans::error_future()));
            }
            Some(_) => {}
        }
        // What was typed for the other time is not lost: both are looked at, the one in sight first.
        let shown = when.get_untracked();
        let other = match shown {
            When::Before => When::After,
            When::After => When::Before,
        };
        let read = [shown, other].map(|when| typed.with_value(|typed| read(&case, typed, when)));
        let [mut all, hidden] = read;
        if all.1.is_empty() && !hidden.1.is_empty() {
            which.set(code(other).to_owned());
            all.1 = hidden.1;
        }
        wrong.extend(all.1);
        let (true, Some(day)) = (form.accepts(&wrong), on_day) else {
            return;
        };
        let count = all.0.len() + hidden.0.len();
        let work = async move {
            let mut changes = Changes::meaning("group.measure");
            let subject = Subject::Group(case.id);
            for (when, values) in [(shown, all.0), (other, hidden.0)] {
                if !values.is_empty() {
                    let measured = Measured { when, day, values };
                    changes = changes.append(subject, MEASURES, &measured, None)?;
                }
            }
            workspace.commit(changes).await
        };
        saving.run(work, move || {
            open.try_set(false);
            toasts.good(workspace.saved(say::values_saved(count)));
        });
    };
    let whens = || {
        let choice = |(code, when): (&str, When)| Choice::new(code, names::measured(when)().say());
        [(BEFORE, When::Before), (AFTER, When::After)]
            .map(choice)
            .to_vec()
    };
    let line = move |(at, student): (usize, StudentId)| {
        let value = typed.with_value(|typed| typed[&(student, when.get_untracked())]);
        let name = move || workspace.student_name(student);
        view! {
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
        }
    };
    let what = case.with_value(|case| case.group.measure.what.clone());
    let caption = what.clone();
    let head = move || {
        view! {
            <th scope="col">{say::column_member()}</th>
            <th scope="col">{what.clone()}</th>
        }
    };
    view! {
        <form class="stack" novalidate on:submit=save>
            <ErrorSummary title=shell::problem() errors=form.errors() />
            <RadioGroup label=say::measured_when() value=which options=Signal::derive(whens) />
            <TextField
                label=plans::probe_day()
                value=on
                kind=InputKind::Date
                error=form.error("measure-day")
                id="measure-day"
            />
            <p class="soft small">{say::grid_hint()}</p>
            <Table caption=caption quiet_caption=true head=head>
                {move || {
                    when.track();
                    order.get_value().into_iter().enumerate().map(line).collect_view()
                }}
            </Table>
            <Failed failure=saving.failure() />
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                    {say::values_save()}
                </Button>
                <Button on_click=move |()| open.set(false)>{shell::cancel()}</Button>
            </div>
        </form>
    }
}

fn cell(student: StudentId) -> String {
    format!("measure-{student}")
}

/// What was typed for one time, as far as it differs from what is known, and what is wrong with it, cell by cell.
fn read(
    case: &Case,
    typed: &Typed,
    when: When,
) -> (BTreeMap<StudentId, Option<f64>>, Vec<(String, Text)>) {
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
