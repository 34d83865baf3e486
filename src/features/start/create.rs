//! Founding a school: who and how, then the sheets.

use leptos::prelude::*;
use throughline_domain::staff::Role;
use throughline_ui::{Page, TextField};

use super::fields::{YourName, YourRole, prepare};
use super::sheets::{SheetOwner, SheetsAndCheck};
use crate::pieces::{Back, Form, FormFrame, NewPassphrase, enough, missing};
use crate::route::Route;
use crate::text;
use crate::workspace::command::Secret;
use crate::workspace::reply::Sheet;
use crate::workspace::{Command, Workspace};

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
    fn command(self) -> Result<Command, Vec<(&'static str, text::Text)>> {
        let trimmed = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let (school, person) = (trimmed(self.school), trimmed(self.person));
        let role = text::names::role_of_code(&self.role.get_untracked());
        let passphrase = self.passphrase.get_untracked();
        let needs = [
            (!school.is_empty(), "school", text::start::need_school()),
            (!person.is_empty(), "person", text::start::need_name()),
            (role.is_some(), "role", text::start::need_role()),
            enough(&passphrase),
        ];
        match (role, missing(needs)) {
            (Some(role), wrong) if wrong.is_empty() => Ok(Command::PrepareSchool {
                school,
                language: text::language_now().tag().to_owned(),
                person,
                role,
                passphrase: Secret(passphrase),
            }),
            (_, wrong) => Err(wrong),
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
        None => view! { <Fields draft sheets /> }.into_any(),
        Some(sheets) => view! { <SheetsAndCheck sheets owner=owner() /> }.into_any(),
    }
}

#[component]
fn Fields(draft: Draft, sheets: RwSignal<Option<Vec<Sheet>>>) -> impl IntoView {
    let workspace = Workspace::get();
    let form = Form::new();
    if draft.role.with_untracked(String::is_empty) {
        draft.role.set(text::names::role_code(Role::Counselor));
    }
    let submit = move || {
        let command = draft.command();
        let wrong = command.as_ref().err().cloned().unwrap_or_default();
        if let (true, Ok(command)) = (form.accepts(&wrong), command) {
            form.run(prepare(workspace, command, form.job), move |made| {
                sheets.try_set(Some(made));
            });
        }
    };
    view! {
        <Page
            title=text::start::create_title()
            lead=text::start::create_intro()
            narrow=true
            before=|| view! { <Back to=Route::Today words=text::start::title() /> }
        >
            <FormFrame form on_submit=submit go=text::start::go_on()>
                <TextField
                    id="school"
                    label=text::start::school_name()
                    hint=text::start::school_name_hint()
                    value=draft.school
                    error=form.error("school")
                    required=true
                />
                <YourName value=draft.person form />
                <YourRole value=draft.role form />
                <NewPassphrase value=draft.passphrase form />
            </FormFrame>
        </Page>
    }
}
