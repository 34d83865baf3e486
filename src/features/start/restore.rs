//! Restoring a backup.

use crate::workspace::command::Secret;
use crate::workspace::reply::{Reply, Sheet};
use crate::workspace::{Command, Failure};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_domain::time::Timestamp;
use throughline_ui::{Button, ButtonKind, ErrorSummary, FieldError, Page, Select, TextField};

use super::create::message_for;
use super::join::problem;
use super::passphrase::{NewPassphrase, is_long_enough};
use super::sheets::{SheetOwner, SheetsAndCheck, confirm};
use crate::pieces::{Failed, Working, role_choices};
use crate::text;
use crate::workspace::{Job, Workspace, time};

/// What the backup is, for the page's head.
#[derive(Clone)]
struct Found {
    school: String,
    person: Option<String>,
    made: Timestamp,
    dossiers: usize,
}

/// The page that restores a backup.
#[component]
pub fn Restore(
    /// The school's name.
    school: String,
    /// Whose backup it is; `None` for the school's copy.
    person: Option<String>,
    /// When it was made.
    made: Timestamp,
    /// How many dossiers it holds.
    dossiers: u32,
) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let sheets = RwSignal::new(None::<Vec<Sheet>>);
    let found = StoredValue::new(Found {
        school,
        person,
        made,
        dossiers: usize::try_from(dossiers).unwrap_or(usize::MAX),
    });
    let owner = move || {
        found.with_value(|found| SheetOwner {
            school: found.school.clone(),
            person: found.person.clone().unwrap_or_else(|| name.get_untracked()),
        })
    };
    move || match sheets.get() {
        None => view! { <Form found=found.get_value() name sheets /> }.into_any(),
        Some(sheets) => view! { <SheetsAndCheck sheets owner=owner() /> }.into_any(),
    }
}

#[component]
fn Form(
    found: Found,
    name: RwSignal<String>,
    sheets: RwSignal<Option<Vec<Sheet>>>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let job = Job::new();
    let role = RwSignal::new(String::new());
    let passphrase = RwSignal::new(String::new());
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let failure = RwSignal::new(None::<Failure>);
    let nobodys = found.person.is_none();
    let error =
        move |field: &'static str| Signal::derive(move || message_for(&errors.get(), field));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = name.get_untracked().trim().to_owned();
        let chosen = text::names::role_of_code(&role.get_untracked());
        let secret = passphrase.get_untracked();
        let mut wrong = Vec::new();
        if nobodys && typed.is_empty() {
            wrong.push(problem("person", text::start::need_name()));
        }
        if nobodys && chosen.is_none() {
            wrong.push(problem("role", text::start::need_role()));
        }
        if !is_long_enough(&secret) {
            wrong.push(problem("passphrase", text::start::need_passphrase()));
        }
        errors.set(wrong.clone());
        if !wrong.is_empty() || job.running() {
            return;
        }
        failure.set(None);
        let command = Command::Restore {
            passphrase: Secret(secret),
            person: chosen.filter(|_| nobodys).map(|role| (typed, role)),
        };
        spawn_local(async move {
            if let Err(problem) = restore(workspace, command, job, sheets).await {
                failure.try_set(Some(problem));
            }
        });
    };
    let day = text::day(time::day_of(found.made));
    let lead = match found.person {
        Some(person) => text::start::restore_person(found.dossiers, day, person),
        None => text::start::restore_school(found.dossiers, day),
    };
    view! {
        <Page title=text::start::restore_title(found.school) lead=lead narrow=true>
            <form class="stack panel" novalidate on:submit=submit>
                <ErrorSummary title=text::shell::problem() errors />
                <Show when=move || nobodys>
                    <TextField
                        id="person"
                        label=text::start::your_name()
                        hint=text::start::your_name_hint()
                        value=name
                        error=error("person")
                        autocomplete="name"
                        required=true
                    />
                    <Select
                        id="role"
                        label=text::start::your_role()
                        value=role
                        options=role_choices(text::start::choose_role)
                        error=error("role")
                    />
                </Show>
                <NewPassphrase id="passphrase" value=passphrase error=error("passphrase") />
                <Failed failure />
                <Working job />
                <div class="actions">
                    <Button
                        kind=ButtonKind::Primary
                        submit=true
                        busy=Signal::derive(move || job.running())
                    >
                        {text::start::restore_do()}
                    </Button>
                </div>
            </form>
        </Page>
    }
}

/// Restores, and enters at once when the same words stay valid; otherwise shows the new sheets.
async fn restore(
    workspace: Workspace,
    command: Command,
    job: Job,
    sheets: RwSignal<Option<Vec<Sheet>>>,
) -> Result<(), Failure> {
    let made = workspace
        .ask_for(command, Some(job), |reply| match reply {
            Reply::Sheets(sheets) => Some(sheets),
            _ => None,
        })
        .await?;
    if made.is_empty() {
        confirm(workspace, Vec::new(), job).await?;
    } else {
        sheets.try_set(Some(made));
    }
    Ok(())
}
