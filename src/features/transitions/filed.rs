//! A hand-over of another school, as it is filed here: read, printed, linked to a student; never rewritten.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::handover::Received;
use throughline_domain::id::HandoverId;
use throughline_domain::restricted::{self, RestrictedNote};
use throughline_domain::subject::Subject;
use throughline_ui::{Button, ButtonKind, Callout, Card, Dialog, Fact, Facts, Icon, Page, Tone};

use super::place::PlaceForm;
use super::said::{Parts, Whom};
use crate::pieces::Back;
use crate::route::Route;
use crate::text::{handovers as say, shell, transitions};
use crate::workspace::{Workspace, files, time};

/// The page of a hand-over that was filed.
#[component]
pub fn Filed(
    /// Which.
    handover: HandoverId,
) -> impl IntoView {
    let workspace = Workspace::get();
    let body = workspace
        .cabinet
        .body::<Received>(Subject::Received(handover));
    let here = Memo::new(move |_| body.with(|body| body.first_filed().is_some()));
    let title = move || {
        let name = body.with(|body| body.name.clone());
        if here.get() {
            workspace.shown_name(name)
        } else {
            say::gone().say()
        }
    };
    let lead = move || {
        let school = body.with(|body| body.school.clone());
        if here.get() {
            say::read_lead(school).say()
        } else {
            String::new()
        }
    };
    let actions = move || {
        view! {
            <Show when=move || here.get()>
                <span class="wide-only">
                    <Button kind=ButtonKind::Quiet icon=Icon::Print on_click=|()| files::print()>
                        {transitions::print()}
                    </Button>
                </span>
            </Show>
        }
    };
    view! {
        <Page
            title=Signal::derive(title)
            lead=Signal::derive(lead)
            before=|| view! { <Back to=Route::Transitions words=transitions::back() /> }
            actions=actions
        >
            <Show
                when=move || here.get()
                fallback=|| view! { <Callout><p>{say::gone_text()}</p></Callout> }
            >
                <div class="columns">
                    <div class="stack">
                        <Card title=transitions::put_together() icon=Icon::Note>
                            <p class="soft small">{say::read_only()}</p>
                            {move || view! { <Parts found=body.get().as_ref().clone() /> }}
                        </Card>
                        <Apart body />
                    </div>
                    <div class="stack">
                        <Here handover body />
                        <Origin body />
                    </div>
                </div>
            </Show>
        </Page>
    }
}

/// Where it comes from, as it says.
#[component]
fn Origin(body: Memo<Arc<Received>>) -> impl IntoView {
    view! {
        <Card title=say::origin() icon=Icon::Share>
            {move || {
                let found = body.get().as_ref().clone();
                let (school, words) = (found.school.clone(), found.words.clone());
                view! {
                    <Facts>
                        <Fact term=say::term_school()>{school}</Fact>
                    </Facts>
                    <Whom found />
                    <Facts>
                        <Fact term=say::term_words()>
                            <code>{words}</code>
                        </Fact>
                    </Facts>
                    <p class="soft small">{say::from_claim()}</p>
                }
            }}
        </Card>
    }
}

/// Who filed it, who reads it, and which student it is here.
#[component]
fn Here(handover: HandoverId, body: Memo<Arc<Received>>) -> impl IntoView {
    let workspace = Workspace::get();
    let open = RwSignal::new(false);
    let filed = move || {
        body.with(|body| {
            let (by, at) = body.first_filed()?;
            Some(say::filed_by(time::moment(at), workspace.staff_name(by)).say())
        })
    };
    let readers = move || {
        body.with(|body| {
            let circle = body.circle.iter().filter(|(_, on)| **on);
            let names = circle.map(|(staff, _)| workspace.staff_name(*staff));
            let all: Vec<String> = [say::readers_team().say()]
                .into_iter()
                .chain(names)
                .collect();
            all.join(", ")
        })
    };
    let student = move || match body.with(|body| body.student) {
        Some(student) => view! {
            <a href=Route::Student(student).href()>
                {move || workspace.student_name(student)}
            </a>
        }
        .into_any(),
        None => view! { <span class="soft">{say::student_none()}</span> }.into_any(),
    };
    let change = move || {
        view! {
            <Button kind=ButtonKind::Quiet icon=Icon::Edit on_click=move |()| open.set(true)>
                {say::edit_open()}
            </Button>
        }
    };
    view! {
        <Card title=say::here() icon=Icon::People actions=change>
            <Facts>
                <Fact term=say::term_filed()>{filed}</Fact>
                <Fact term=say::list_student()>{student}</Fact>
                <Fact term=say::term_readers()>{readers}</Fact>
            </Facts>
            <Dialog open title=say::edit() close=shell::close()>
                <PlaceForm handover open />
            </Dialog>
        </Card>
    }
}

/// What only named people read: the note itself for them, and for others whom to ask.
#[component]
fn Apart(body: Memo<Arc<Received>>) -> impl IntoView {
    let workspace = Workspace::get();
    let notes = Memo::new(move |_| {
        let circles = body.with(|body| body.restricted_ask.keys().copied().collect::<Vec<_>>());
        let views = circles.into_iter();
        let views = views.filter_map(|it| workspace.cabinet.view(Subject::Restricted(it)));
        views
            .flat_map(|view| view.contents.entries::<RestrictedNote>(restricted::NOTES))
            .map(|(_, entry)| entry.what.text)
            .collect::<Vec<_>>()
    });
    let to_ask = Memo::new(move |_| {
        let held = |circle| {
            workspace
                .cabinet
                .view(Subject::Restricted(circle))
                .is_some()
        };
        let ask = body.with(|body| restricted::to_ask(&body.restricted_ask, held));
        let names = ask.into_iter().map(|staff| workspace.staff_name(staff));
        names.collect::<Vec<_>>().join(", ")
    });
    let note = |text: String| view! { <p class="prose">{text}</p> };
    view! {
        <Show when=move || notes.with(|notes| !notes.is_empty())>
            <div class="screen-only">
                <Card title=say::restricted_title() icon=Icon::Lock>
                    {move || notes.get().into_iter().map(note).collect_view()}
                </Card>
            </div>
        </Show>
        <Show when=move || to_ask.with(|names| !names.is_empty())>
            <Callout tone=Tone::Info title=say::restricted_title()>
                <p>{move || say::restricted_ask(to_ask.get()).say()}</p>
            </Callout>
        </Show>
    }
}
