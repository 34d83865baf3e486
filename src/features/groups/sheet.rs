//! A list of a group's members for paper: who was there, and room for a word on each.

use leptos::prelude::*;
use throughline_domain::group::GroupKind;
use throughline_domain::id::{GroupId, StudentId};
use throughline_ui::{Button, ButtonKind, Icon, Page, Table};

use super::case::Case;
use super::names;
use crate::pieces::Back;
use crate::route::Route;
use crate::text::groups as say;
use crate::workspace::{Workspace, files, time};

/// The list.
#[component]
pub fn Sheet(
    /// Of which group.
    group: GroupId,
) -> impl IntoView {
    let workspace = Workspace::get();
    let case = Memo::new(move |_| Case::of(workspace, group));
    let print = || {
        view! {
            <Button kind=ButtonKind::Primary icon=Icon::Print on_click=|()| files::print()>
                {say::print()}
            </Button>
        }
    };
    let title = move || case.with(|case| case.as_ref().map(|case| case.group.name.clone()));
    let lead = move || {
        let case = case.get();
        case.map(|case| {
            let group = &case.group;
            format!(
                "{} · {}",
                names::when(group),
                names::leaders(workspace, group)
            )
        })
    };
    view! {
        <Page
            title=Signal::derive(move || title().unwrap_or_default())
            lead=Signal::derive(move || lead().unwrap_or_default())
            before=move || view! { <Back to=Route::Group(group) words=say::page_title() /> }
            actions=print
        >
            <p class="sheet-line">{say::sheet_day()}</p>
            {move || case.get().map(|case| lines(workspace, &case))}
            <p class="sheet-line">{say::sheet_done()}</p>
        </Page>
    }
}

fn lines(workspace: Workspace, case: &Case) -> impl IntoView + use<> {
    let members = case.members(workspace, time::today());
    let cards = case.group.kind == GroupKind::CheckInCheckOut;
    let columns = if cards {
        case.group.expectations.0.clone()
    } else {
        Vec::new()
    };
    let places = columns.len();
    let head = move || {
        let column = |words: &String| view! { <th scope="col">{words.clone()}</th> };
        view! {
            <th scope="col">{say::column_member()}</th>
            <th scope="col">{say::present()}</th>
            {columns.iter().map(column).collect_view()}
            <th scope="col">{say::a_word()}</th>
        }
    };
    let line = move |student: StudentId| {
        let cells = (0..places).map(|_| view! { <td class="sheet-cell"></td> });
        view! {
            <tr class="sheet-row">
                <th scope="row">{move || workspace.student_name(student)}</th>
                <td>
                    <span class="sheet-box" aria-hidden="true"></span>
                </td>
                {cells.collect_view()}
                <td class="sheet-wide"></td>
            </tr>
        }
    };
    view! {
        <Table caption=say::members() quiet_caption=true head=head>
            {members.into_iter().map(line).collect_view()}
        </Table>
    }
}
