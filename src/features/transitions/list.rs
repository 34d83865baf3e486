//! All transitions, the next move first.

use leptos::prelude::*;
use throughline_domain::handover::Received;
use throughline_ui::{Badge, ButtonLink, EmptyState, Icon, Page, Section, Table, Tone};

use super::known;
use super::story::{self, Story};
use crate::route::Route;
use crate::text::{self, handovers, transitions as say};
use crate::workspace::{Workspace, time};

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
            <FromSchools />
        </Page>
    }
}

/// What other schools handed on.
#[component]
fn FromSchools() -> impl IntoView {
    let workspace = Workspace::get();
    let all = Memo::new(move |_| known::all(workspace));
    let head = || {
        view! {
            <th scope="col">{say::column_student()}</th>
            <th scope="col">{handovers::list_from()}</th>
            <th scope="col" class="wide-only">
                {handovers::list_filed()}
            </th>
            <th scope="col">{handovers::list_student()}</th>
        }
    };
    let row = move |it: Received| {
        let (name, student, received) = (it.name.clone(), it.student, it.first_filed());
        let filed = move || received.map(|(_, at)| text::day(time::day_of(at)).say());
        let here = move || match student {
            Some(student) => workspace.student_name(student),
            None => handovers::list_none().say(),
        };
        view! {
            <tr>
                <th scope="row" class="table-main">
                    <a href=Route::Received(it.handover).href()>
                        {move || workspace.shown_name(name.clone())}
                    </a>
                </th>
                <td>{it.school}</td>
                <td class="wide-only">
                    {filed}
                </td>
                <td>{here}</td>
            </tr>
        }
    };
    view! {
        <Section title=handovers::list_title()>
            <Show when=move || all.with(|all| !all.is_empty())>
                <Table caption=handovers::list_title() quiet_caption=true head=head>
                    {move || all.get().into_iter().map(row).collect_view()}
                </Table>
            </Show>
            <p class="soft">
                {handovers::list_hint()} " "
                <a href=Route::OpenFile.href()>{text::share::receive()}</a>
            </p>
        </Section>
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
