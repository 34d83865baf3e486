//! Joining a school by an invitation.

use crate::workspace::command::Secret;
use crate::workspace::reply::{OutFile, Reply, Session, Sheet};
use crate::workspace::{Command, Failure};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_ui::{Button, ButtonKind, ErrorSummary, FieldError, Icon, Page, TextField};

use super::create::message_for;
use super::passphrase::{NewPassphrase, is_long_enough};
use super::sheets::{SheetOwner, SheetsAndCheck};
use crate::pieces::{Failed, Working};
use crate::route::Route;
use crate::text;
use crate::workspace::{Job, Workspace, files};

/// The page that joins a school.
#[component]
pub fn Join(
    /// The school's name.
    school: String,
    /// Who invites.
    from: String,
    /// The name the invitation was made for.
    name: String,
) -> impl IntoView {
    let person = RwSignal::new(name);
    let sheets = RwSignal::new(None::<Vec<Sheet>>);
    let (school, from) = (StoredValue::new(school), StoredValue::new(from));
    let owner = move || SheetOwner {
        school: school.get_value(),
        person: person.get_untracked(),
    };
    move || match sheets.get() {
        None => view! { <Form school=school.get_value() from=from.get_value() person sheets /> }
            .into_any(),
        Some(sheets) => view! { <SheetsAndCheck sheets owner=owner() /> }.into_any(),
    }
}

#[component]
fn Form(
    school: String,
    from: String,
    person: RwSignal<String>,
    sheets: RwSignal<Option<Vec<Sheet>>>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let job = Job::new();
    let passphrase = RwSignal::new(String::new());
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let failure = RwSignal::new(None::<Failure>);
    let error =
        move |field: &'static str| Signal::derive(move || message_for(&errors.get(), field));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let name = person.get_untracked().trim().to_owned();
        let secret = passphrase.get_untracked();
        let mut found = Vec::new();
        if name.is_empty() {
            found.push(problem("person", text::start::need_name()));
        }
        if !is_long_enough(&secret) {
            found.push(problem("passphrase", text::start::need_passphrase()));
        }
        errors.set(found.clone());
        if !found.is_empty() || job.running() {
            return;
        }
        failure.set(None);
        spawn_local(async move {
            let command = Command::Join {
                person: name,
                passphrase: Secret(secret),
            };
            let asked = workspace.ask_for(command, Some(job), |reply| match reply {
                Reply::Sheets(sheets) => Some(sheets),
                _ => None,
            });
            match asked.await {
                Ok(made) => {
                    sheets.try_set(Some(made));
                }
                Err(problem) => {
                    failure.try_set(Some(problem));
                }
            }
        });
    };
    view! {
        <Page
            title=text::start::join_title(school)
            lead=text::start::join_intro(from)
            narrow=true
        >
            <form class="stack panel" novalidate on:submit=submit>
                <ErrorSummary title=text::shell::problem() errors />
                <TextField
                    id="person"
                    label=text::start::your_name()
                    hint=text::start::your_name_hint()
                    value=person
                    error=error("person")
                    autocomplete="name"
                    required=true
                />
                <NewPassphrase id="passphrase" value=passphrase error=error("passphrase") />
                <Failed failure />
                <Working job />
                <div class="actions">
                    <Button
                        kind=ButtonKind::Primary
                        submit=true
                        busy=Signal::derive(move || job.running())
                    >
                        {text::start::go_on()}
                    </Button>
                </div>
            </form>
        </Page>
    }
}

/// Something wrong with a field.
pub(super) fn problem(field: &str, message: text::Text) -> FieldError {
    FieldError {
        field: field.to_owned(),
        message: message.say_now(),
    }
}

/// What goes back to who invited, before the school opens.
#[component]
pub fn Hello(
    /// The vault that was joined.
    session: Session,
    /// The file.
    hello: OutFile,
) -> impl IntoView {
    let workspace = Workspace::get();
    let name = hello.name.clone();
    let words = session.fingerprint.clone();
    let downloaded = RwSignal::new(false);
    let download = move |()| {
        files::download(&hello);
        downloaded.set(true);
    };
    let enter = move |()| {
        workspace.enter(session.clone());
        workspace.go_instead(Route::Today);
    };
    view! {
        <Page
            title=text::start::hello_title()
            lead=text::start::hello_lead()
            narrow=true
        >
            <div class="panel stack stack-close">
                <p>{text::start::hello_words()}</p>
                <p class="fingerprint">
                    <code>{words}</code>
                </p>
            </div>
            <div class="actions">
                <Button kind=ButtonKind::Primary icon=Icon::Download on_click=download>
                    {text::start::hello_download()}
                </Button>
                <Show when=move || downloaded.get()>
                    <Button on_click=enter.clone()>{text::start::hello_go()}</Button>
                </Show>
            </div>
            <p class="soft small">{name}</p>
        </Page>
    }
}
