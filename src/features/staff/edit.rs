//! Editing a directory entry.

use std::collections::BTreeSet;

use crate::workspace::Failure;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_domain::fields::Whole;
use throughline_domain::id::StaffId;
use throughline_domain::school::School;
use throughline_domain::staff::{Role, StaffEntry};
use throughline_domain::subject::Subject;
use throughline_ui::{Button, ButtonKind, CheckGroup, Choice, InputKind, TextField, Toasts};

use crate::pieces::Failed;
use crate::text;
use crate::workspace::{Changes, Snapshot, Workspace};

/// What is being typed into a directory entry.
#[derive(Clone, Copy)]
struct Draft {
    name: RwSignal<String>,
    roles: RwSignal<BTreeSet<String>>,
    expertise: RwSignal<String>,
    languages: RwSignal<String>,
    reach: RwSignal<String>,
    email: RwSignal<String>,
    schools: RwSignal<String>,
    supervisor: RwSignal<String>,
}

impl Draft {
    fn of(entry: &StaffEntry) -> Self {
        let roles = entry.roles.iter().map(|role| text::names::role_code(*role));
        Self {
            name: RwSignal::new(entry.name.clone()),
            roles: RwSignal::new(roles.collect()),
            expertise: RwSignal::new(entry.expertise.join(", ")),
            languages: RwSignal::new(entry.languages.join(", ")),
            reach: RwSignal::new(entry.reach.clone()),
            email: RwSignal::new(entry.email.clone()),
            schools: RwSignal::new(entry.schools.join(", ")),
            supervisor: RwSignal::new(entry.supervisor.clone()),
        }
    }

    /// The entry that it makes of what was there: a name is never emptied.
    fn entry(self, before: &StaffEntry) -> StaffEntry {
        let trimmed = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let name = trimmed(self.name);
        StaffEntry {
            name: if name.is_empty() {
                before.name.clone()
            } else {
                name
            },
            roles: Whole(roles(&self.roles.get_untracked(), &before.roles)),
            expertise: Whole(listed(&self.expertise.get_untracked())),
            languages: Whole(listed(&self.languages.get_untracked())),
            reach: trimmed(self.reach),
            email: trimmed(self.email),
            schools: Whole(listed(&self.schools.get_untracked())),
            supervisor: trimmed(self.supervisor),
        }
    }
}

/// The roles chosen. Roles of a later release, which cannot be shown, stay.
fn roles(chosen: &BTreeSet<String>, before: &[Role]) -> Vec<Role> {
    let unshown = before.iter().filter(|role| **role == Role::Other);
    let chosen = chosen
        .iter()
        .filter_map(|code| text::names::role_of_code(code));
    chosen.chain(unshown.copied()).collect()
}

/// What stands between commas.
fn listed(text: &str) -> Vec<String> {
    text.split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The form for a directory entry.
#[component]
pub fn EditEntry(
    /// Whose.
    staff: StaffId,
    /// The dialog it stands in.
    open: RwSignal<bool>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let seen = StoredValue::new(workspace.cabinet.snapshot::<School>(Subject::School));
    let before =
        move || seen.with_value(|seen| seen.body.staff.get(&staff).cloned().unwrap_or_default());
    let draft = Draft::of(&before());
    let failure = RwSignal::new(None::<Failure>);
    let busy = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failure.set(None);
        let entry = draft.entry(&before());
        let seen = seen.get_value();
        spawn_local(async move {
            match save(workspace, &seen, staff, entry).await {
                Ok(()) => {
                    toasts.good(workspace.saved(text::staff::saved()));
                    open.try_set(false);
                }
                Err(problem) => {
                    failure.try_set(Some(problem));
                    busy.try_set(false);
                }
            }
        });
    };
    let options = Signal::derive(|| {
        let choice = |role: &Role| {
            Choice::new(
                text::names::role_code(*role),
                text::names::role(*role).say(),
            )
        };
        Role::ALL.iter().map(choice).collect::<Vec<_>>()
    });
    view! {
        <form class="stack" novalidate on:submit=submit>
            <TextField label=text::staff::name() value=draft.name />
            <TextField
                label=text::staff::expertise()
                hint=text::staff::commas_hint()
                value=draft.expertise
            />
            <TextField label=text::staff::reach() value=draft.reach />
            <TextField label=text::staff::email() value=draft.email kind=InputKind::Email />
            <TextField
                label=text::staff::languages()
                hint=text::staff::commas_hint()
                value=draft.languages
            />
            <TextField
                label=text::staff::schools()
                hint=text::staff::commas_hint()
                value=draft.schools
            />
            <TextField label=text::staff::supervisor() value=draft.supervisor />
            <CheckGroup label=text::staff::roles() values=draft.roles options />
            <Failed failure />
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=busy>
                    {text::staff::save()}
                </Button>
                <Button kind=ButtonKind::Quiet on_click=move |()| open.set(false)>
                    {text::shell::cancel()}
                </Button>
            </div>
        </form>
    }
}

async fn save(
    workspace: Workspace,
    seen: &Snapshot<School>,
    staff: StaffId,
    entry: StaffEntry,
) -> Result<(), Failure> {
    let mut after = seen.body.clone();
    after.staff.insert(staff, entry);
    let changes = Changes::meaning("staff.edit").change(seen, &after)?;
    workspace.commit(changes).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_commas_is_a_list() {
        assert_eq!(listed(" grief,, anger ,"), ["grief", "anger"]);
        assert!(listed(" , ").is_empty());
    }

    #[test]
    fn a_role_of_a_later_release_stays() {
        let chosen = [text::names::role_code(Role::Nurse)].into();
        assert_eq!(
            roles(&chosen, &[Role::Teacher, Role::Other]),
            [Role::Nurse, Role::Other]
        );
    }
}
