//! Introducing oneself to a school, without an invitation: who one is, then one's sheet.

use leptos::prelude::*;
use throughline_ui::Page;

use super::fields::{YourName, YourRole, prepare};
use super::sheets::{SheetOwner, SheetsAndCheck};
use crate::pieces::{Back, Form, FormFrame, NewPassphrase, enough, missing};
use crate::route::Route;
use crate::text;
use crate::workspace::command::Secret;
use crate::workspace::reply::Sheet;
use crate::workspace::{Command, Workspace};

/// The page on which one introduces oneself.
#[component]
pub fn Introduce() -> impl IntoView {
    let person = RwSignal::new(String::new());
    let sheets = RwSignal::new(None::<Vec<Sheet>>);
    let owner = move || SheetOwner {
        school: String::new(),
        person: person.get_untracked(),
    };
    move || match sheets.get() {
        None => view! { <Fields person sheets /> }.into_any(),
        Some(sheets) => view! { <SheetsAndCheck sheets owner=owner() /> }.into_any(),
    }
}

#[component]
fn Fields(person: RwSignal<String>, sheets: RwSignal<Option<Vec<Sheet>>>) -> impl IntoView {
    let workspace = Workspace::get();
    let form = Form::new();
    let role = RwSignal::new(String::new());
    let passphrase = RwSignal::new(String::new());
    let submit = move || {
        let name = person.get_untracked().trim().to_owned();
        let chosen = text::names::role_of_code(&role.get_untracked());
        let secret = passphrase.get_untracked();
        let needs = [
            (!name.is_empty(), "person", text::start::need_name()),
            (chosen.is_some(), "role", text::start::need_role()),
            enough(&secret),
        ];
        if let (true, Some(role)) = (form.accepts(&missing(needs)), chosen) {
            let command = Command::Introduce {
                person: name,
                role,
                passphrase: Secret(secret),
            };
            form.run(prepare(workspace, command, form.job), move |made| {
                sheets.try_set(Some(made));
            });
        }
    };
    view! {
        <Page
            title=text::start::introduce_title()
            lead=text::start::introduce_intro()
            narrow=true
            before=|| view! { <Back to=Route::Today words=text::start::title() /> }
        >
            <FormFrame form on_submit=submit go=text::start::go_on()>
                <YourName value=person form />
                <YourRole value=role form />
                <NewPassphrase value=passphrase form />
            </FormFrame>
        </Page>
    }
}
