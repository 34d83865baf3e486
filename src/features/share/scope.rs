//! What one receiver would get, in figures and student by student.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::shape::Kind;
use throughline_ui::{Card, WindowedTable};

use super::parcel::{Parcel, by_kind, by_student, changed, left};
use crate::text::{self, sending as say};
use crate::workspace::fold::fold;
use crate::workspace::share::{Receiver, Scope};
use crate::workspace::{Command, Failure, Workspace, reply::Reply};

/// Asks what somebody would receive now.
pub async fn ask(workspace: Workspace, to: Receiver) -> Result<Scope, Failure> {
    let asked = workspace.ask_for(Command::ScopeFor { to }, None, |reply| match reply {
        Reply::Scope(scope) => scope.read().ok(),
        _ => None,
    });
    asked.await
}

/// A student, by name, and what would go about them.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Row {
    name: String,
    kinds: Vec<Kind>,
}

/// What one receiver would get, less what is left out.
#[component]
pub fn ScopeCard(
    /// What the card is called.
    #[prop(into)]
    title: Signal<String>,
    /// What the access table gives.
    scope: Scope,
    /// Whether it is for a person, who may have got some of it before.
    to_a_person: bool,
    /// What is left out.
    parcel: Parcel,
) -> impl IntoView {
    let workspace = Workspace::get();
    let left = Memo::new(move |_| left(&scope.lines, &parcel.without()));
    let rows = Memo::new(move |_| {
        let students = left.with(|left| by_student(left));
        let mut rows: Vec<Row> = students
            .into_iter()
            .map(|(student, kinds)| Row {
                name: workspace.student_name(student),
                kinds,
            })
            .collect();
        rows.sort_by_key(|row| fold(&row.name));
        Arc::new(rows)
    });
    let kinds = move || {
        let kinds = left.with(|left| by_kind(left)).into_iter();
        kinds
            .map(|(kind, number)| {
                view! {
                    <li class="row row-between">
                        <span>{text::names::kind(kind)}</span>
                        <span class="number soft">{text::number(number)}</span>
                    </li>
                }
            })
            .collect_view()
    };
    let students = Memo::new(move |_| rows.with(|rows| rows.len()));
    let news = move || match left.with(|left| changed(left)) {
        _ if !to_a_person => None,
        0 => Some(text::share::scope_nothing().say()),
        changed => Some(text::share::scope_changed(changed).say()),
    };
    view! {
        <Card title=title>
            <ul class="plain-list">{kinds}</ul>
            <p class="soft small">{news}</p>
            <Show
                when=move || { students.get() > 0 }
                fallback=|| view! { <p class="soft small">{say::no_students()}</p> }
            >
                <details>
                    <summary>{move || text::share::scope_students(students.get()).say()}</summary>
                    <WindowedTable
                        caption=say::by_student()
                        rows=rows
                        head=|| {
                            view! {
                                <th scope="col">{say::column_student()}</th>
                                <th scope="col">{say::column_kinds()}</th>
                            }
                        }
                        row=cells
                    />
                </details>
            </Show>
        </Card>
    }
}

fn cells(row: Signal<Row>) -> impl IntoView {
    let name = move || row.with(|row| row.name.clone());
    let said = move || {
        let kinds = row.with(|row| row.kinds.clone()).into_iter();
        let words: Vec<String> = kinds.map(|kind| text::names::kind(kind).say()).collect();
        words.join(", ")
    };
    view! {
        <th scope="row">{name}</th>
        <td>{said}</td>
    }
}
