//! Joining a school by an invitation.

use leptos::prelude::*;
use throughline_ui::{Button, Page};

use super::fields::{YourName, prepare};
use super::give::GiveHello;
use super::sheets::{SheetOwner, SheetsAndCheck};
use crate::pieces::{Form, FormFrame, NewPassphrase, enough, missing};
use crate::route::Route;
use crate::text;
use crate::workspace::command::Secret;
use crate::workspace::reply::{OutFile, Session, Sheet};
use crate::workspace::{Command, Workspace};

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
        None => view! { <Fields school=school.get_value() from=from.get_value() person sheets /> }
            .into_any(),
        Some(sheets) => view! { <SheetsAndCheck sheets owner=owner() /> }.into_any(),
    }
}

#[component]
fn Fields(
    school: String,
    from: String,
    person: RwSignal<String>,
    sheets: RwSignal<Option<Vec<Sheet>>>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let form = Form::new();
    let passphrase = RwSignal::new(String::new());
    let submit = move || {
        let (name, secret) = (person.get_untracked(), passphrase.get_untracked());
        let needs = [
            (!name.trim().is_empty(), "person", text::start::need_name()),
            enough(&secret),
        ];
        if form.accepts(&missing(needs)) {
            let command = Command::Join {
                person: name.trim().to_owned(),
                passphrase: Secret(secret),
            };
            form.run(prepare(workspace, command, form.job), move |made| {
                sheets.try_set(Some(made));
            });
        }
    };
    view! {
        <Page
            title=text::start::join_title(school)
            lead=text::start::join_intro(from)
            narrow=true
        >
            <FormFrame form on_submit=submit go=text::start::go_on()>
                <YourName value=person form />
                <NewPassphrase value=passphrase form />
            </FormFrame>
        </Page>
    }
}

/// What goes back to who invited, before the school opens.
#[component]
pub fn Hello(
    /// The vault that was joined.
    session: Session,
    /// The file.
    hello: OutFile,
    /// Whether it goes back to another device of the same person.
    #[prop(optional)]
    own: bool,
) -> impl IntoView {
    let workspace = Workspace::get();
    let words = session.fingerprint.clone();
    let gone = RwSignal::new(false);
    let enter = move |()| {
        workspace.enter(session.clone());
        workspace.go_instead(Route::Today);
    };
    let (lead, compare) = if own {
        (text::devices::reply_lead(), text::devices::reply_words())
    } else {
        (text::start::hello_lead(), text::start::hello_words())
    };
    view! {
        <Page title=text::start::hello_title() lead=lead narrow=true>
            <div class="panel stack stack-close">
                <p>{compare}</p>
                <p class="fingerprint">
                    <code>{words}</code>
                </p>
            </div>
            <GiveHello hello words=text::start::hello_download() gone />
            <Show when=move || gone.get()>
                <div class="actions">
                    <Button on_click=enter.clone()>{text::start::hello_go()}</Button>
                </div>
            </Show>
        </Page>
    }
}
