//! What an import would do, before anything is saved.

use leptos::prelude::*;
use throughline_domain::roster_import::{RosterPreview, SampleStudent, StaffSuggestion, Tally};
use throughline_ui::{Button, ButtonKind, Callout, Card, Icon, Table, Tone};

use crate::pieces::BadRows;
use crate::text::{self, Text, roster as say};

/// What an import would do, with a way on and a way out.
#[component]
pub fn Preview(
    /// What it would do.
    preview: RosterPreview,
    /// Whether it is being saved.
    busy: Signal<bool>,
    /// Goes back to the columns; `None` where a standard says what they are.
    columns: Option<Callback<()>>,
    /// Saves it.
    apply: Callback<()>,
    /// Forgets it.
    discard: Callback<()>,
) -> impl IntoView {
    let changes = [
        preview.students,
        preview.classes,
        preview.enrolments,
        preview.guardians,
    ]
    .iter()
    .map(|tally| tally.changing())
    .sum::<usize>();
    let nothing = preview.changes_nothing();
    let confirm = (!nothing).then(|| {
        view! {
            <Button kind=ButtonKind::Primary busy on_click=apply>
                {say::confirm(changes)}
            </Button>
        }
    });
    let bad_rows = (preview.bad_row_count > 0).then(|| {
        let (rows, count) = (preview.bad_rows.clone(), preview.bad_row_count);
        view! { <BadRows rows count title=say::bad_title(count) lead=say::bad_lead() /> }
    });
    view! {
        <Tallies preview=preview.clone() />
        {nothing
            .then(|| {
                view! {
                    <Callout tone=Tone::Good title=say::nothing_title()>
                        <p>{say::nothing_text()}</p>
                    </Callout>
                }
            })}
        {many_leave(preview.students)
            .then(|| {
                view! {
                    <Callout tone=Tone::Caution title=say::many_leave(preview.students.left)>
                        <p>{say::many_leave_text()}</p>
                    </Callout>
                }
            })}
        <div class="actions">
            {confirm}
            {columns
                .map(|columns| view! { <Button on_click=columns>{say::columns_again()}</Button> })}
            <Button on_click=discard>{say::discard()}</Button>
        </div>
        {bad_rows}
        <div class="columns columns-even">
            <Sample sample=preview.sample />
            <div class="stack">
                <Staff staff=preview.staff />
                <Ignored columns=preview.ignored_columns />
            </div>
        </div>
    }
}

/// Whether so many would leave that it may be another school's roster, or a part of this one's: more than a fifth of
/// those who are known, and more than a handful.
const fn many_leave(students: Tally) -> bool {
    let known = students.left + students.changed + students.unchanged;
    students.left > 5 && students.left * 5 > known
}

#[component]
fn Tallies(preview: RosterPreview) -> impl IntoView {
    let lines = [
        (say::students(), preview.students),
        (say::classes(), preview.classes),
        (say::enrolments(), preview.enrolments),
        (say::guardians(), preview.guardians),
    ];
    let version = if preview.version.is_empty() {
        say::version_table()
    } else {
        say::version(preview.version.as_str())
    };
    let as_of = preview.as_of.get(..10).and_then(|day| day.parse().ok());
    let as_of = as_of.map(|day| say::as_of(text::day(day)).say());
    let line = |(what, tally): (Text, Tally)| {
        let number = |count: usize| view! { <td class="number">{text::number(count)}</td> };
        view! {
            <tr>
                <th scope="row">{what}</th>
                {number(tally.new)}
                {number(tally.changed)}
                {number(tally.left)}
                {number(tally.unchanged)}
            </tr>
        }
    };
    view! {
        <Card title=say::preview() icon=Icon::Eye>
            <p class="soft">
                {version} {as_of.map(|as_of| format!(" · {as_of}"))}
            </p>
            <Table caption=say::caption() quiet_caption=true head=head>
                {lines.into_iter().map(line).collect_view()}
            </Table>
            <p class="soft small">{say::left_note()}</p>
        </Card>
    }
}

fn head() -> impl IntoView {
    view! {
        <th scope="col">{say::column_what()}</th>
        <th scope="col" class="number">
            {say::column_new()}
        </th>
        <th scope="col" class="number">
            {say::column_changed()}
        </th>
        <th scope="col" class="number">
            {say::column_left()}
        </th>
        <th scope="col" class="number">
            {say::column_unchanged()}
        </th>
    }
}

#[component]
fn Sample(sample: Vec<SampleStudent>) -> impl IntoView {
    let line = |student: SampleStudent| {
        view! {
            <tr>
                <td>{student.name}</td>
                <td>{student.grades.join(", ").trim_start_matches('0').to_owned()}</td>
            </tr>
        }
    };
    let head = || {
        view! {
            <th scope="col">{say::column_name()}</th>
            <th scope="col">{say::column_grade()}</th>
        }
    };
    (!sample.is_empty()).then(|| {
        view! {
            <Card title=say::sample() icon=Icon::People>
                <p class="soft">{say::sample_lead()}</p>
                <Table caption=say::sample() quiet_caption=true head=head>
                    {sample.into_iter().map(line).collect_view()}
                </Table>
            </Card>
        }
    })
}

#[component]
fn Staff(staff: Vec<StaffSuggestion>) -> impl IntoView {
    let line = |person: StaffSuggestion| {
        view! {
            <li class="row row-between">
                <span>{person.name}</span>
                <span class="soft small">{person.role}</span>
            </li>
        }
    };
    (!staff.is_empty()).then(|| {
        view! {
            <Card title=say::staff() icon=Icon::Person>
                <p class="soft">{say::staff_lead()}</p>
                <ul class="plain lines lines-tall">{staff.into_iter().map(line).collect_view()}</ul>
            </Card>
        }
    })
}

#[component]
fn Ignored(columns: Vec<(String, String)>) -> impl IntoView {
    let line = |(file, column): (String, String)| {
        view! {
            <li class="row row-between">
                <code>{column}</code>
                <span class="soft small">{file}</span>
            </li>
        }
    };
    (!columns.is_empty()).then(|| {
        view! {
            <Card title=say::ignored() icon=Icon::Filter>
                <p class="soft">{say::ignored_lead()}</p>
                <ul class="plain lines lines-tall">
                    {columns.into_iter().map(line).collect_view()}
                </ul>
            </Card>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{Tally, many_leave};

    fn check(left: usize, unchanged: usize, expected: bool) {
        let tally = Tally {
            left,
            unchanged,
            ..Tally::default()
        };
        assert_eq!(
            many_leave(tally),
            expected,
            "{left} of {}",
            left + unchanged
        );
    }

    #[test]
    fn a_roster_that_drops_many_is_looked_at_twice() {
        check(180, 0, true);
        check(30, 100, true);
        check(20, 100, false);
        check(4, 0, false);
    }
}
