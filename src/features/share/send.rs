//! Making files for colleagues, one a person: for whom, what they would get, what to leave out, and why.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_domain::id::StaffId;
use throughline_ui::{Callout, CheckGroup, Choice, EmptyState, Icon, Page, TextField, Tone};

use super::made::Files;
use super::parcel::{Parcel, ParcelFields};
use super::reminders::receives;
use super::scope::{self, ScopeCard};
use crate::pieces::{Back, Failed, Form, FormFrame, say_roles};
use crate::route::Route;
use crate::text::{self, sending as say};
use crate::workspace::reply::{Person, Reply};
use crate::workspace::share::{Made, Receiver, Scope};
use crate::workspace::{Command, Failure, Workspace, files};

/// Whom to send to, and what each of them would get.
#[derive(Clone, Copy)]
struct Sending {
    workspace: Workspace,
    /// The people, as the field holds them.
    chosen: RwSignal<BTreeSet<String>>,
    scopes: RwSignal<BTreeMap<StaffId, Scope>>,
    failure: RwSignal<Option<Failure>>,
    parcel: Parcel,
}

impl Sending {
    fn to(first: Option<StaffId>) -> Self {
        let sending = Self {
            workspace: Workspace::get(),
            chosen: RwSignal::new(first.iter().map(ToString::to_string).collect()),
            scopes: RwSignal::default(),
            failure: RwSignal::default(),
            parcel: Parcel::new(),
        };
        Effect::new(move |_| sending.ask());
        Effect::new(move |_| {
            let scopes = sending.chosen_scopes().into_iter();
            let lines = scopes.flat_map(|(_, scope)| scope.lines);
            sending.parcel.offer(lines.collect());
        });
        sending
    }

    /// Who is chosen and can receive; tracked.
    fn receivers(self) -> Vec<StaffId> {
        let chosen = self.chosen.get();
        let people = receivers(self.workspace).into_iter();
        let people = people.map(|person| person.staff);
        people
            .filter(|staff| chosen.contains(&staff.to_string()))
            .collect()
    }

    fn chosen_scopes(self) -> Vec<(StaffId, Scope)> {
        let scopes = self.scopes.get();
        let scope = |staff| Some((staff, scopes.get(&staff)?.clone()));
        self.receivers().into_iter().filter_map(scope).collect()
    }

    /// Asks what each would get of whom that is not known yet.
    fn ask(self) {
        for staff in self.receivers() {
            if self
                .scopes
                .with_untracked(|known| known.contains_key(&staff))
            {
                continue;
            }
            spawn_local(async move {
                match scope::ask(self.workspace, Receiver::Person(staff)).await {
                    Ok(scope) => {
                        self.scopes.try_update(|known| known.insert(staff, scope));
                    }
                    Err(problem) => {
                        self.failure.try_set(Some(problem));
                    }
                }
            });
        }
    }
}

/// Who can be sent anything, by name; tracked.
fn receivers(workspace: Workspace) -> Vec<Person> {
    let me = workspace.me();
    let mut people = workspace.people();
    people.retain(|person| person.staff != me && receives(person));
    people.sort_by_key(|person| person.name.to_lowercase());
    people
}

/// The page that makes files for colleagues.
#[component]
pub fn Send(
    /// The colleague who is chosen to begin with.
    first: Option<StaffId>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let made = RwSignal::new(None::<Vec<Made>>);
    let sending = Sending::to(first);
    let nobody = Memo::new(move |_| receivers(workspace).is_empty());
    let named = move |staff: Option<StaffId>| {
        let name = staff.map(|staff| workspace.staff_name(staff));
        name.unwrap_or_default()
    };
    let untrusted = Memo::new(move |_| {
        let known = receivers(workspace);
        first.is_some_and(|first| !known.iter().any(|person| person.staff == first))
    });
    let title = move || match first {
        Some(_) => text::share::with_title(named(first)).say(),
        None => say::title().say(),
    };
    view! {
        <Page
            title=Signal::derive(title)
            lead=say::lead()
            narrow=true
            before=|| view! { <Back to=Route::Share words=text::share::title() /> }
        >
            <Show when=move || untrusted.get()>
                <Callout tone=Tone::Caution>
                    <p>{move || text::share::not_trusted(named(first)).say()}</p>
                </Callout>
            </Show>
            {move || match made.get() {
                Some(made) => view! { <Files made /> }.into_any(),
                None if nobody.get() => view! { <Nobody /> }.into_any(),
                None => view! { <Fields sending made /> }.into_any(),
            }}
        </Page>
    }
}

#[component]
fn Nobody() -> impl IntoView {
    view! {
        <EmptyState icon=Icon::Share title=text::share::nobody()>
            <p>{text::share::nobody_lead()}</p>
        </EmptyState>
    }
}

#[component]
fn Fields(sending: Sending, made: RwSignal<Option<Vec<Made>>>) -> impl IntoView {
    let form = Form::new();
    let workspace = sending.workspace;
    let purpose = RwSignal::new(String::new());
    let people = move || {
        let choice = |person: Person| {
            let name = workspace.staff_name(person.staff);
            Choice::new(person.staff.to_string(), name).with_hint(say_roles(&person.roles))
        };
        receivers(workspace).into_iter().map(choice).collect()
    };
    let scopes = move || {
        let card = |(staff, scope): (StaffId, Scope)| {
            let title = move || say::would_get(workspace.staff_name(staff)).say();
            view! { <ScopeCard title=Signal::derive(title) scope to_a_person=true parcel=sending.parcel /> }
        };
        let scopes = sending.chosen_scopes().into_iter();
        scopes.map(card).collect_view()
    };
    let submit = move || {
        let why = purpose.get_untracked().trim().to_owned();
        let to = untrack(|| sending.receivers());
        let mut wrong = Vec::new();
        if to.is_empty() {
            wrong.push(("people", say::need_people()));
        }
        if why.is_empty() {
            wrong.push(("purpose", text::share::need_purpose()));
        }
        if form.accepts(&wrong) {
            let command = Command::Export {
                to,
                purpose: why,
                without: untrack(|| sending.parcel.without()),
            };
            let asked = workspace.ask_for(command, Some(form.job), |reply| match reply {
                Reply::Files(made) => Some(made),
                _ => None,
            });
            form.run(asked, move |files| {
                for Made { file, .. } in &files {
                    files::download(file);
                }
                made.try_set(Some(files));
            });
        }
    };
    view! {
        <CheckGroup
            id="people"
            label=text::share::people()
            hint=say::people_hint()
            values=sending.chosen
            options=Signal::derive(people)
            error=form.error("people")
        />
        <Failed failure=sending.failure />
        {scopes}
        <ParcelFields parcel=sending.parcel />
        <FormFrame form on_submit=submit go=text::share::make()>
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
