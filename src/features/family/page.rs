//! The page of a student's family.

use leptos::prelude::*;
use throughline_domain::contacts::Contacts;
use throughline_domain::id::StudentId;
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;
use throughline_ui::{Button, ButtonKind, Callout, Card, Dialog, EmptyState, Icon, Page, Tone};

use super::guardian::GuardianLine;
use super::guardian_form::GuardianForm;
use super::letters::Letters;
use crate::pieces::Back;
use crate::route::Route;
use crate::text::{family as say, shell, students};
use crate::workspace::Workspace;

/// The page of a student's family.
#[component]
pub fn FamilyPage(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let subject = Subject::Contacts(student);
    let mine = Memo::new(move |_| {
        workspace.cabinet.view(subject).is_some() || workspace.reads_all(Kind::Contacts)
    });
    view! {
        <Page
            title=say::page_title()
            lead=Signal::derive(move || say::lead(workspace.student_name(student)).say())
            before=move || {
                view! { <Back to=Route::Student(student) words=students::page_title() /> }
            }
        >
            <Show
                when=move || mine.get()
                fallback=|| {
                    view! {
                        <Callout tone=Tone::Neutral>
                            <p>{say::not_yours()}</p>
                        </Callout>
                    }
                }
            >
                <div class="columns">
                    <Guardians student />
                    <Letters student />
                </div>
                <p class="soft small">{say::who_reads()}</p>
            </Show>
        </Page>
    }
}

#[component]
fn Guardians(student: StudentId) -> impl IntoView {
    let workspace = Workspace::get();
    let contacts = workspace
        .cabinet
        .body::<Contacts>(Subject::Contacts(student));
    let people = Memo::new(move |_| contacts.get().people());
    let adding = RwSignal::new(false);
    let add = move || {
        view! {
            <Button kind=ButtonKind::Primary icon=Icon::Add on_click=move |()| adding.set(true)>
                {say::add()}
            </Button>
        }
    };
    view! {
        <Card title=say::guardians() icon=Icon::People actions=add>
            <Show
                when=move || people.with(|people| !people.is_empty())
                fallback=|| {
                    view! {
                        <EmptyState icon=Icon::People title=say::empty_title()>
                            <p>{say::empty_text()}</p>
                        </EmptyState>
                    }
                }
            >
                <ul class="plain lines">
                    <For
                        each=move || people.get()
                        key=|person| person.clone()
                        let:person
                    >
                        <GuardianLine student id=person.0 guardian=person.1 />
                    </For>
                </ul>
            </Show>
            <Dialog open=adding title=say::edit_title() close=shell::close()>
                <GuardianForm student id=None open=adding />
            </Dialog>
        </Card>
    }
}
