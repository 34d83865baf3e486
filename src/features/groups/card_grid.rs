//! Entering the daily cards of half a day: a row a member, a column an expectation, 0 to 2 each.

use std::collections::BTreeMap;

use leptos::prelude::*;
use throughline_domain::group::card::{self, Cards, Half, MOST, Points};
use throughline_domain::id::StudentId;
use throughline_domain::time::Day;
use throughline_ui::{Choice, GridCell, InputKind, RadioGroup, Table, TextField, Toasts};

use super::case::Case;
use super::{keep, names};
use crate::pieces::fields::{day, day_field};
use crate::pieces::{DialogForm, Form, Saving};
use crate::text::{Text, groups as say, plans};
use crate::workspace::{Workspace, time};

const MORNING: &str = "morning";
const AFTERNOON: &str = "afternoon";

/// The scores of each member.
type Scored = BTreeMap<StudentId, Vec<Option<u8>>>;

/// A member's row: what was typed for each expectation.
type Row = (StudentId, Vec<RwSignal<String>>);

/// The grid, for a dialog.
#[component]
pub fn CardGrid(
    /// The group.
    case: Case,
    /// The dialog it stands in, which closes when it is saved.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let on = RwSignal::new(day_field(Some(time::today())));
    let noon = past_noon();
    let which = RwSignal::new(if noon { AFTERNOON } else { MORNING }.to_owned());
    let half = Memo::new(move |_| {
        let afternoon = which.with(|which| which == AFTERNOON);
        if afternoon {
            Half::Afternoon
        } else {
            Half::Morning
        }
    });
    let expectations = StoredValue::new(case.group.expectations.0.clone());
    let case = StoredValue::new(case);
    // What is known of that half day already stands in the fields.
    let grid = Memo::new_with_compare(
        move |_| {
            let (on, half) = (day(&on.get()), half.get());
            case.with_value(|case| {
                let members = untrack(|| case.members(workspace, on.unwrap_or_else(time::today)));
                let row = |student: StudentId| -> Row {
                    let known = on.map(|on| card::scores(&case.cards, student, on, half));
                    let known = known.unwrap_or_default();
                    let cell = |place: usize| {
                        let score = known.get(place).copied().flatten();
                        RwSignal::new(score.map(|it| it.to_string()).unwrap_or_default())
                    };
                    let places = 0..expectations.with_value(Vec::len);
                    (student, places.map(cell).collect())
                };
                members.into_iter().map(row).collect::<Vec<Row>>()
            })
        },
        |_, _| true,
    );
    let form = Form::new();
    let saving = Saving::new();
    let save = move || {
        let (on_day, half) = (day(&on.get_untracked()), half.get_untracked());
        let scores = entered(form, &grid.get_untracked(), on_day);
        let Some((day, scores)) = on_day.zip(scores) else {
            return;
        };
        let count = scores.len();
        let cards = Cards {
            day,
            half,
            expectations: expectations.get_value(),
            scores,
        };
        saving.run(keep::cards(workspace, case.get_value(), cards), move || {
            open.try_set(false);
            toasts.good(workspace.saved(say::cards_saved(count)));
        });
    };
    let halves = || {
        let choice = |(code, half): (&str, Half)| Choice::new(code, names::half(half)().say());
        [(MORNING, Half::Morning), (AFTERNOON, Half::Afternoon)]
            .map(choice)
            .to_vec()
    };
    view! {
        <DialogForm form saving on_submit=save go=say::cards_save() open>
                <TextField
                    label=plans::probe_day()
                    value=on
                    kind=InputKind::Date
                    error=form.error("card-day")
                    id="card-day"
                />
                <RadioGroup label=say::half() value=which options=Signal::derive(halves) />
            <p class="soft small">{say::card_hint()}</p>
            <Scores grid expectations form />
        </DialogForm>
    }
}

/// The table: a row a member, a column an expectation.
#[component]
fn Scores(
    grid: Memo<Vec<Row>>,
    expectations: StoredValue<Vec<String>>,
    form: Form,
) -> impl IntoView {
    let head = move || {
        let column = |words: String| view! { <th scope="col">{words}</th> };
        view! {
            <th scope="col">{say::column_member()}</th>
            {expectations.get_value().into_iter().map(column).collect_view()}
            <th scope="col" class="number">
                {say::points()}
            </th>
        }
    };
    let line = move |(at, row): (usize, Row)| {
        let labels = expectations.get_value();
        view! { <Line at row labels form /> }
    };
    view! {
        <div class="grid-narrow">
            <Table caption=say::daily_cards() quiet_caption=true head=head>
                {move || grid.get().into_iter().enumerate().map(line).collect_view()}
            </Table>
        </div>
    }
}

/// What was entered for that day; `None` while something is wrong, which the form then says.
fn entered(form: Form, rows: &[Row], on: Option<Day>) -> Option<Scored> {
    let (scores, mut wrong) = scores(rows);
    let day = match on {
        None => Some(plans::error_day()),
        Some(day) if day > time::today() => Some(plans::error_future()),
        Some(_) if scores.is_empty() && wrong.is_empty() => Some(say::error_no_points()),
        Some(_) => None,
    };
    if let Some(words) = day {
        wrong.insert(0, ("card-day".to_owned(), words));
    }
    form.accepts(&wrong).then_some(scores)
}

/// Whether it is past noon here.
fn past_noon() -> bool {
    let field = time::field_of(time::now());
    field.split('T').nth(1).is_some_and(|time| time >= "12:00")
}

fn cell(student: StudentId, place: usize) -> String {
    format!("card-{student}-{place}")
}

/// What was typed into a cell: nothing, or points.
fn points(typed: &str) -> Result<Option<u8>, ()> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let points = typed.parse().ok().filter(|points| *points <= MOST);
    points.map(Some).ok_or(())
}

/// The scores of those of whom something was entered, and what is wrong, cell by cell.
fn scores(rows: &[Row]) -> (Scored, Vec<(String, Text)>) {
    let (mut all, mut wrong) = (BTreeMap::new(), Vec::new());
    for (student, cells) in rows {
        let mut scores = Vec::with_capacity(cells.len());
        for (place, typed) in cells.iter().enumerate() {
            match typed.with_untracked(|typed| points(typed)) {
                Ok(points) => scores.push(points),
                Err(()) => wrong.push((cell(*student, place), say::error_points())),
            }
        }
        if scores.iter().any(Option::is_some) {
            all.insert(*student, scores);
        }
    }
    (all, wrong)
}

#[component]
fn Line(at: usize, row: Row, labels: Vec<String>, form: Form) -> impl IntoView {
    let workspace = Workspace::get();
    let (student, cells) = row;
    let name = move || workspace.student_name(student);
    let typed = StoredValue::new(cells.clone());
    let sum = move || {
        let scores = typed.get_value().into_iter();
        let scores = scores.map(|cell| cell.with(|typed| points(typed)).ok().flatten());
        let scores: Vec<Option<u8>> = scores.collect();
        let points = Points::of(&scores);
        points
            .percent()
            .map(|percent| say::percent(usize::try_from(percent).unwrap_or(0)).say())
    };
    let cell = move |((place, value), label): ((usize, RwSignal<String>), String)| {
        let id = cell(student, place);
        view! {
            <td>
                <GridCell
                    label=Signal::derive(move || format!("{}, {label}", name()))
                    value
                    row=at
                    column=place
                    error=form.error(id.clone())
                    id
                />
            </td>
        }
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            {cells.into_iter().enumerate().zip(labels).map(cell).collect_view()}
            <td class="number soft">{sum}</td>
        </tr>
    }
}
