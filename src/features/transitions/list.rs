//! All transitions, the next move first.

use leptos::prelude::*;
use throughline_ui::{Badge, ButtonLink, EmptyState, Icon, Page, Table, Tone};

use super::story::{self, Story};
use crate::route::Route;
use crate::text::{self, transitions as say};
use crate::workspace::Workspace;

/// All transitions.
#[component]
pub fn TransitionList() -> impl IntoView {
    let workspace = Workspace::get();
    let all = Memo::new(move |_| story::all(workspace));
    let head = || {
        view! {
            <th scope="col">{say::column_student()}</th>
            <th scope="col">{say::column_to()}</th>
            <th scope="col">{say::column_moving()}</th>
            <th scope="col" class="wide-only">
                {say::column_answers()}
            </th>
            <th scope="col">{say::column_state()}</th>
        }
    };
    let row = move |it: Story| {
        let student = it.student;
        let answers = move || {
            let asked = story::asked(workspace, student);
            let given = asked.iter().filter(|it| it.answered).count();
            (!asked.is_empty())
                .then(|| say::answers(asked.len().to_string(), given.to_string()).say())
        };
        view! {
            <tr>
                <th scope="row" class="table-main">
                    <a href=Route::Transition(student).href()>
                        {move || workspace.student_name(student)}
                    </a>
                </th>
                <td>{it.body.to.clone()}</td>
                <td>{move || it.body.moving.map(|day| text::day(day).say())}</td>
                <td class="wide-only">{answers}</td>
                <td>{state(&it)}</td>
            </tr>
        }
    };
    view! {
        <Page title=say::title() lead=say::lead_line()>
            <Show
                when=move || all.with(|all| !all.is_empty())
                fallback=|| {
                    view! {
                        <EmptyState
                            icon=Icon::Share
                            title=say::empty_title()
                            actions=|| {
                                view! {
                                    <ButtonLink href=Route::Students.href() icon=Icon::People>
                                        {say::to_students()}
                                    </ButtonLink>
                                }
                            }
                        >
                            <p>{say::empty_text()}</p>
                        </EmptyState>
                    }
                }
            >
                <Table caption=say::title() quiet_caption=true head=head>
                    {move || all.get().into_iter().map(row).collect_view()}
                </Table>
            </Show>
        </Page>
    }
}

/// How far it is.
fn state(it: &Story) -> impl IntoView + use<> {
    let (tone, icon, words) = if it.body.handed_on.is_some() {
        (Tone::Good, Icon::Check, say::state_handed_on())
    } else if it.body.is_written() {
        (Tone::Info, Icon::Note, say::state_written())
    } else {
        (Tone::Neutral, Icon::Clock, say::state_gathering())
    };
    view! {
        <Badge tone icon>
            {words}
        </Badge>
    }
}
