//! Making a file that a passphrase opens, with what somebody would get: for who has no keys here, or lost theirs.

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_domain::id::StaffId;
use throughline_domain::staff::Role;
use throughline_ui::{Callout, Choice, Page, RadioGroup, SecretField, Select, TextField, Tone};

use super::parcel::{Parcel, ParcelFields};
use super::reminders::receives;
use super::scope::{self, ScopeCard};
use crate::pieces::{Back, Failed, FileActions, Form, FormFrame};
use crate::route::Route;
use crate::text::{self, sending as say};
use crate::workspace::command::Secret;
use crate::workspace::reply::{OutFile, Reply};
use crate::workspace::share::{Receiver, Scope};
use crate::workspace::{Command, Failure, Workspace, files};

/// The fewest characters of a passphrase.
const FEWEST: usize = 12;
/// The passphrase is typed, and not made.
const TYPED: &str = "typed";
/// The passphrase is made of five words.
const SPOKEN: &str = "spoken";

/// A file that was made, what opens it, and whom it is for when that is a person.
type Locked = (OutFile, String, Option<StaffId>);

/// The page that makes a file under a passphrase.
#[component]
pub fn SendLocked() -> impl IntoView {
    let made = RwSignal::new(None::<Locked>);
    view! {
        <Page
            title=say::locked_title()
            lead=say::locked_lead()
            narrow=true
            before=|| view! { <Back to=Route::Share words=text::share::title() /> }
        >
            {move || match made.get() {
                None => view! { <Fields made /> }.into_any(),
                Some((file, passphrase, to)) => view! { <Ready file passphrase to /> }.into_any(),
            }}
        </Page>
    }
}

/// Whose scope it is to hold, as the field writes it.
fn receiver(code: &str) -> Option<Receiver> {
    let role = || text::names::role_of_code(code).map(Receiver::Role);
    code.parse().ok().map(Receiver::Person).or_else(role)
}

/// Everybody who can receive, by name, then the roles.
fn receivers(workspace: Workspace) -> Vec<Choice> {
    let me = workspace.me();
    let people = workspace.people().into_iter();
    let people = people.filter(|person| person.staff != me && receives(person));
    let people = people.map(|person| {
        let name = workspace.staff_name(person.staff);
        Choice::new(person.staff.to_string(), say::like_person(name).say())
    });
    let roles = Role::ALL.iter().map(|role| {
        let name = text::names::role(*role);
        Choice::new(text::names::role_code(*role), say::like_role(name).say())
    });
    let none = Choice::new("", say::choose_like().say());
    std::iter::once(none).chain(people).chain(roles).collect()
}

#[component]
fn Fields(made: RwSignal<Option<Locked>>) -> impl IntoView {
    let workspace = Workspace::get();
    let form = Form::new();
    let parcel = Parcel::new();
    let like = RwSignal::new(String::new());
    let purpose = RwSignal::new(String::new());
    let way = RwSignal::new(SPOKEN.to_owned());
    let typed = RwSignal::new(String::new());
    let scope = RwSignal::new(None::<Scope>);
    let failure = RwSignal::new(None::<Failure>);
    Effect::new(move |_| {
        let chosen = like.get();
        scope.set(None);
        let Some(to) = receiver(&chosen) else {
            return;
        };
        spawn_local(async move {
            let found = scope::ask(workspace, to).await;
            // Another one may have been chosen meanwhile.
            if like.try_get_untracked().as_deref() != Some(chosen.as_str()) {
                return;
            }
            match found {
                Ok(found) => {
                    parcel.offer(found.lines.clone());
                    scope.try_set(Some(found));
                }
                Err(problem) => {
                    failure.try_set(Some(problem));
                }
            }
        });
    });
    let own_words = Memo::new(move |_| way.with(|way| way == TYPED));
    let submit = move || {
        let why = purpose.get_untracked().trim().to_owned();
        let receiver = receiver(&like.get_untracked());
        let secret = typed.get_untracked().trim().to_owned();
        let own = own_words.get_untracked();
        let mut wrong = Vec::new();
        if receiver.is_none() {
            wrong.push(("like", say::need_like()));
        }
        if why.is_empty() {
            wrong.push(("purpose", text::share::need_purpose()));
        }
        if own && secret.chars().count() < FEWEST {
            wrong.push(("passphrase", text::start::need_passphrase()));
        }
        if let (true, Some(like)) = (form.accepts(&wrong), receiver) {
            let command = Command::ExportLocked {
                like,
                passphrase: own.then_some(Secret(secret)),
                purpose: why,
                without: untrack(|| parcel.without()),
            };
            let asked = workspace.ask_for(command, Some(form.job), |reply| match reply {
                Reply::Locked { file, passphrase } => Some((file, passphrase)),
                _ => None,
            });
            let to = match like {
                Receiver::Person(staff) => Some(staff),
                Receiver::Role(_) => None,
            };
            form.run(asked, move |(file, passphrase)| {
                files::download(&file);
                made.try_set(Some((file, passphrase, to)));
            });
        }
    };
    let ways = || {
        vec![
            Choice::new(SPOKEN, say::way_spoken().say()),
            Choice::new(TYPED, say::way_typed().say()),
        ]
    };
    view! {
        <Callout tone=Tone::Caution>
            <p>{say::locked_care()}</p>
        </Callout>
        <Select
            id="like"
            label=say::like()
            hint=say::like_hint()
            value=like
            options=Signal::derive(move || receivers(workspace))
            error=form.error("like")
        />
        <Failed failure />
        {move || {
            scope.get().map(|scope| view! { <ScopeCard title=say::holds() scope to_a_person=false parcel /> })
        }}
        <Show when=move || scope.with(Option::is_some)>
            <ParcelFields parcel />
        </Show>
        <FormFrame form on_submit=submit go=text::share::make()>
            <RadioGroup label=say::way() value=way options=Signal::derive(ways) />
            <Show when=move || own_words.get()>
                <SecretField
                    id="passphrase"
                    label=say::passphrase()
                    hint=say::passphrase_hint()
                    value=typed
                    error=form.error("passphrase")
                    show=text::shell::show()
                    hide=text::shell::hide()
                    caps_lock=text::shell::caps_lock()
                    autocomplete="off"
                />
            </Show>
            <TextField
                id="purpose"
                label=text::share::purpose()
                hint=text::share::purpose_hint()
                value=purpose
                error=form.error("purpose")
                required=true
            />
        </FormFrame>
    }
}

#[component]
fn Ready(file: OutFile, passphrase: String, to: Option<StaffId>) -> impl IntoView {
    view! {
        <Callout tone=Tone::Good live=true title=say::locked_made()>
            <p>{say::locked_made_lead()}</p>
            <p class="offer-words">
                <code>{passphrase}</code>
            </p>
            <FileActions file to />
        </Callout>
    }
}
