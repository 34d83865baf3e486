//! Making this device another one of a person who has one already.

use leptos::prelude::*;
use throughline_ui::Page;

use super::fields::prepare;
use super::join::Hello;
use super::sheets::confirm;
use crate::pieces::{Form, FormFrame, NewPassphrase, enough, missing};
use crate::text::{self, devices as say};
use crate::workspace::command::Secret;
use crate::workspace::reply::{OutFile, Session};
use crate::workspace::{Command, Failure, Job, Workspace};

/// What was made: the vault, and what goes back to the first device.
type Made = (Session, OutFile);

/// The page that makes it so.
#[component]
pub fn OwnDevice(
    /// The school's name.
    school: String,
    /// The person's name.
    name: String,
) -> impl IntoView {
    let made = RwSignal::new(None::<Made>);
    let (school, name) = (StoredValue::new(school), StoredValue::new(name));
    move || match made.get() {
        Some((session, hello)) => view! { <Hello session hello own=true /> }.into_any(),
        None => {
            view! { <Fields school=school.get_value() name=name.get_value() made /> }.into_any()
        }
    }
}

#[component]
fn Fields(school: String, name: String, made: RwSignal<Option<Made>>) -> impl IntoView {
    let workspace = Workspace::get();
    let form = Form::new();
    let passphrase = RwSignal::new(String::new());
    let person = StoredValue::new(name.clone());
    let submit = move || {
        let secret = passphrase.get_untracked();
        if form.accepts(&missing([enough(&secret)])) {
            let command = Command::Join {
                person: person.get_value(),
                passphrase: Secret(secret),
            };
            form.run(join(workspace, command, form.job), move |done| {
                made.try_set(done);
            });
        }
    };
    view! {
        <Page
            title=text::start::join_title(school)
            lead=say::join_intro(name)
            narrow=true
        >
            <FormFrame form on_submit=submit go=text::start::go_on()>
                <NewPassphrase value=passphrase form />
            </FormFrame>
        </Page>
    }
}

/// Makes the vault at once: the words of the sheet that the person has open this device too.
async fn join(workspace: Workspace, command: Command, job: Job) -> Result<Option<Made>, Failure> {
    prepare(workspace, command, job).await?;
    confirm(workspace, Vec::new(), job).await
}
