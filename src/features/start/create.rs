//! Founding a school: who and how, then the sheets.

use crate::workspace::command::Secret;
use crate::workspace::reply::{Reply, Sheet};
use crate::workspace::{Command, Failure};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_domain::staff::Role;
use throughline_ui::{Button, ButtonKind, ErrorSummary, FieldError, Page, Select, TextField};

use super::passphrase::{NewPassphrase, is_long_enough};
use super::sheets::{SheetOwner, SheetsAndCheck};
use crate::pieces::{Back, Failed, Working, role_choices};
use crate::route::Route;
use crate::text;
use crate::workspace::{Job, Workspace};

/// What was typed about the school and its founder.
#[derive(Clone, Copy)]
struct Draft {
    school: RwSignal<String>,
    person: RwSignal<String>,
    role: RwSignal<String>,
    passphrase: RwSignal<String>,
}

impl Draft {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            school: empty(),
            person: empty(),
            role: empty(),
            passphrase: empty(),
        }
    }

    /// The command that it makes, or what is wrong with it.
    fn command(self) -> Result<Command, Vec<FieldError>> {
        let trimmed = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let (school, person) = (trimmed(self.school), trimmed(self.person));
        let role = text::names::role_of_code(&self.role.get_untracked());
        let passphrase = self.passphrase.get_untracked();
        let mut errors = Vec::new();
        let mut check = |fine: bool, field: &str, message: text::Text| {
            if !fine {
                errors.push(FieldError {
                    field: field.to_owned(),
                    message: message.say_now(),
                });
            }
        };
        check(!school.is_empty(), "school", text::start::need_school());
        check(!person.is_empty(), "person", text::start::need_name());
        check(role.is_some(), "role", text::start::need_role());
        check(
            is_long_enough(&passphrase),
            "passphrase",
            text::start::need_passphrase(),
        );
        match role {
            Some(role) if errors.is_empty() => Ok(Command::PrepareSchool {
                school,
                language: text::language_now().tag().to_owned(),
                person,
                role,
                passphrase: Secret(passphrase),
            }),
            _ => Err(errors),
        }
    }
}

/// The page that founds a school.
#[component]
pub fn Create() -> impl IntoView {
    let draft = Draft::new();
    let sheets = RwSignal::new(None::<Vec<Sheet>>);
    let owner = move || SheetOwner {
        school: draft.school.get_untracked(),
        person: draft.person.get_untracked(),
    };
    move || match sheets.get() {
        None => view! { <Form draft sheets /> }.into_any(),
        Some(sheets) => view! { <SheetsAndCheck sheets owner=owner() /> }.into_any(),
    }
}

#[component]
fn Form(draft: Draft, sheets: RwSignal<Option<Vec<Sheet>>>) -> impl IntoView {
    let workspace = Workspace::get();
    let job = Job::new();
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let failure = RwSignal::new(None::<Failure>);
    let error =
        move |field: &'static str| Signal::derive(move || message_for(&errors.get(), field));
    if draft.role.with_untracked(String::is_empty) {
        draft.role.set(text::names::role_code(Role::Counselor));
    }
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        failure.set(None);
        let command = match draft.command() {
            Ok(command) => command,
            Err(found) => return errors.set(found),
        };
        errors.set(Vec::new());
        spawn_local(async move {
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
            title=text::start::create_title()
            lead=text::start::create_intro()
            narrow=true
            before=|| view! { <Back to=Route::Today words=text::start::title() /> }
        >
            <form class="stack panel" novalidate on:submit=submit>
                <ErrorSummary title=text::shell::problem() errors />
                <TextField
                    id="school"
                    label=text::start::school_name()
                    hint=text::start::school_name_hint()
                    value=draft.school
                    error=error("school")
                    required=true
                />
                <TextField
                    id="person"
                    label=text::start::your_name()
                    hint=text::start::your_name_hint()
                    value=draft.person
                    error=error("person")
                    autocomplete="name"
                    required=true
                />
                <Select
                    id="role"
                    label=text::start::your_role()
                    value=draft.role
                    options=role_choices(text::start::choose_role)
                    error=error("role")
                />
                <NewPassphrase id="passphrase" value=draft.passphrase error=error("passphrase") />
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

/// What is wrong with a field.
pub(super) fn message_for(errors: &[FieldError], field: &str) -> Option<String> {
    let found = errors.iter().find(|error| error.field == field);
    found.map(|error| error.message.clone())
}
