//! The page of the log.

use leptos::prelude::*;
use throughline_domain::id::StudentId;
use throughline_ui::{Button, ButtonKind, ButtonLink, EmptyState, Icon, Page, Table};

use super::log::{self, Line};
use crate::pieces::Back;
use crate::route::Route;
use crate::text::{self, disclosures as say};
use crate::workspace::{Workspace, csv, files, time};

/// What was shared, or what somebody received about one student.
#[component]
pub fn Disclosures(
    /// The student; none for the whole log.
    student: Option<StudentId>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let lines = Memo::new(move |_| log::lines(workspace, student));
    let any = Memo::new(move |_| lines.with(|lines| !lines.is_empty()));
    let export = move |()| {
        let rows = untrack(|| lines.with(|lines| log::table(workspace, lines)));
        files::download_text(&say::export_name().say_now(), "text/csv", &csv::csv(rows));
    };
    let actions = move || {
        view! {
            <Show when=move || any.get()>
                <Button kind=ButtonKind::Quiet icon=Icon::Print on_click=|()| files::print()>
                    {say::print()}
                </Button>
                <Button kind=ButtonKind::Quiet icon=Icon::Download on_click=export>
                    {say::export()}
                </Button>
            </Show>
        }
    };
    let title = move || match student {
        None => say::title().say(),
        Some(student) => say::about(workspace.student_name(student)).say(),
    };
    let back = move || match student {
        None => view! { <Back to=Route::Share words=text::share::title() /> },
        Some(student) => {
            view! { <Back to=Route::Student(student) words=say::to_student() /> }
        }
    };
    view! {
        <Page
            title=Signal::derive(title)
            lead=if student.is_some() { say::about_lead() } else { say::lead() }
            before=back
            actions=actions
        >
            <Show
                when=move || any.get()
                fallback=move || view! { <Nothing about=student.is_some() /> }
            >
                <Log lines />
            </Show>
        </Page>
    }
}

#[component]
fn Nothing(about: bool) -> impl IntoView {
    let words = if about {
        say::nothing_about_lead()
    } else {
        say::nothing_lead()
    };
    let actions = || {
        view! {
            <ButtonLink href=Route::Share.href() icon=Icon::Share>
                {text::share::title()}
            </ButtonLink>
        }
    };
    view! {
        <EmptyState icon=Icon::History title=say::nothing() actions=actions>
            <p>{words}</p>
        </EmptyState>
    }
}

#[component]
fn Log(lines: Memo<Vec<Line>>) -> impl IntoView {
    let head = || {
        view! {
            <th scope="col">{say::column_when()}</th>
            <th scope="col">{say::column_by()}</th>
            <th scope="col">{say::column_to()}</th>
            <th scope="col">{say::column_why()}</th>
            <th scope="col">{say::column_students()}</th>
        }
    };
    view! {
        <Table caption=say::title() quiet_caption=true head=head>
            <For
                each=move || lines.get()
                key=|line| line.id
                children=|line| view! { <Row line /> }
            />
        </Table>
    }
}

#[component]
fn Row(line: Line) -> impl IntoView {
    let workspace = Workspace::get();
    let Line { by, at, what, .. } = line;
    let what = StoredValue::new(what);
    let to = move || what.with_value(|what| log::receivers(workspace, what));
    view! {
        <tr>
            <th scope="row">{move || time::moment(at).say()}</th>
            <td>{move || workspace.staff_name(by)}</td>
            <td>{to}</td>
            <td>{move || what.with_value(log::purpose)}</td>
            <td>
                <Students names=Signal::derive(move || {
                    what.with_value(|what| log::students(workspace, what))
                }) />
            </td>
        </tr>
    }
}

/// One or two names as they are, more of them behind their number.
#[component]
fn Students(names: Signal<Vec<String>>) -> impl IntoView {
    move || {
        let names = names.get();
        match names.len() {
            0 => view! { <span class="soft">"–"</span> }.into_any(),
            1 | 2 => view! { <span>{names.join("; ")}</span> }.into_any(),
            number => view! {
                <details>
                    <summary>{say::students(number)}</summary>
                    {names.join("; ")}
                </details>
            }
            .into_any(),
        }
    }
}
