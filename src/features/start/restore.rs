//! Restoring a backup.

use leptos::prelude::*;
use throughline_domain::time::Timestamp;
use throughline_ui::Page;

use super::fields::{YourName, YourRole, prepare};
use super::sheets::{SheetOwner, SheetsAndCheck, confirm};
use crate::pieces::{Form, FormFrame, NewPassphrase, enough, missing};
use crate::text;
use crate::workspace::command::Secret;
use crate::workspace::reply::Sheet;
use crate::workspace::{Command, Failure, Job, Workspace, time};

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
        None => view! { <Fields found=found.get_value() name sheets /> }.into_any(),
        Some(sheets) => view! { <SheetsAndCheck sheets owner=owner() /> }.into_any(),
    }
}

#[component]
fn Fields(
    found: Found,
    name: RwSignal<String>,
    sheets: RwSignal<Option<Vec<Sheet>>>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let form = Form::new();
    let role = RwSignal::new(String::new());
    let passphrase = RwSignal::new(String::new());
    let nobodys = found.person.is_none();
    let submit = move || {
        let typed = name.get_untracked().trim().to_owned();
        let chosen = text::names::role_of_code(&role.get_untracked());
        let secret = passphrase.get_untracked();
        let needs = [
            (
                !nobodys || !typed.is_empty(),
                "person",
                text::start::need_name(),
            ),
            (
                !nobodys || chosen.is_some(),
                "role",
                text::start::need_role(),
            ),
            enough(&secret),
        ];
        if form.accepts(&missing(needs)) {
            let command = Command::Restore {
                passphrase: Secret(secret),
                person: chosen.filter(|_| nobodys).map(|role| (typed, role)),
            };
            form.run(restore(workspace, command, form.job, sheets), |()| ());
        }
    };
    let day = text::day(time::day_of(found.made));
    let lead = match found.person {
        Some(person) => text::start::restore_person(found.dossiers, day, person),
        None => text::start::restore_school(found.dossiers, day),
    };
    view! {
        <Page title=text::start::restore_title(found.school) lead=lead narrow=true>
            <FormFrame form on_submit=submit go=text::start::restore_do()>
                {nobodys
                    .then(|| {
                        view! {
                            <YourName value=name form />
                            <YourRole value=role form />
                        }
                    })}
                <NewPassphrase value=passphrase form />
            </FormFrame>
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
    let made = prepare(workspace, command, job).await?;
    if made.is_empty() {
        confirm(workspace, Vec::new(), job).await?;
    } else {
        sheets.try_set(Some(made));
    }
    Ok(())
}
