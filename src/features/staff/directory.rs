//! The list of the staff.

use crate::workspace::reply::{Person, Standing};
use leptos::prelude::*;
use throughline_ui::{
    Badge, ButtonKind, ButtonLink, EmptyState, Icon, Page, SearchField, Symbol, Tone,
};

use crate::pieces::{StaffName, say_roles};
use crate::route::Route;
use crate::text::{self, Text};
use crate::workspace::Workspace;

/// The page that lists the staff.
#[component]
pub fn Directory() -> impl IntoView {
    let workspace = Workspace::get();
    let sought = RwSignal::new(String::new());
    let found = Memo::new(move |_| matching(workspace, &sought.get()));
    let alone = Memo::new(move |_| workspace.people().len() < 2);
    let actions = || {
        view! {
            <ButtonLink href=Route::OpenFile.href() icon=Icon::Download>
                {text::staff::open_hello()}
            </ButtonLink>
            <ButtonLink href=Route::Invite.href() kind=ButtonKind::Primary icon=Icon::Add>
                {text::staff::invite()}
            </ButtonLink>
        }
    };
    view! {
        <Page title=text::staff::title() lead=text::staff::lead() actions=actions>
            <Show when=move || !alone.get()>
                <SearchField label=text::staff::find() value=sought />
            </Show>
            <ul class="people">
                <For
                    each=move || found.get()
                    key=|person| (person.staff, format!("{person:?}"))
                    children=|person| view! { <Line person /> }
                />
            </ul>
            <Show when=move || found.with(Vec::is_empty)>
                <p class="soft">{text::staff::nobody_found()}</p>
            </Show>
            <Show when=move || alone.get()>
                <EmptyState icon=Icon::People title=text::staff::alone()>
                    <p>{text::staff::alone_lead()}</p>
                </EmptyState>
            </Show>
        </Page>
    }
}

/// Who matches, oneself first, then by name.
fn matching(workspace: Workspace, sought: &str) -> Vec<Person> {
    let me = workspace.me();
    let sought = sought.trim().to_lowercase();
    let school = workspace.cabinet.school();
    let mut people = workspace.people();
    people.retain(|person| {
        let entry = school.staff.get(&person.staff);
        let expertise = entry
            .map(|entry| entry.expertise.join(" "))
            .unwrap_or_default();
        let all = format!("{} {} {expertise}", person.name, say_roles(&person.roles));
        all.to_lowercase().contains(&sought)
    });
    people.sort_by_key(|person| (person.staff != me, person.name.to_lowercase()));
    people
}

#[component]
fn Line(person: Person) -> impl IntoView {
    let workspace = Workspace::get();
    let staff = person.staff;
    let roles = person.roles.clone();
    let me = move || {
        (workspace.me() == staff)
            .then(|| view! { <span class="soft">" (" {text::staff::you()} ")"</span> })
    };
    view! {
        <li>
            <a class="person" href=Route::Person(staff).href()>
                <span class="person-mark">
                    <Symbol icon=Icon::Person />
                </span>
                <span class="person-words">
                    <span class="person-name">
                        <StaffName staff />
                        {me}
                    </span>
                    <span class="soft small">{move || say_roles(&roles)}</span>
                </span>
                <StandingBadge standing=person.standing />
            </a>
        </li>
    }
}

/// What the key chain says of a person, in a word.
#[component]
pub fn StandingBadge(
    /// What it says.
    standing: Standing,
) -> impl IntoView {
    let (tone, icon) = match standing {
        Standing::Coordinator => (Tone::Good, Icon::Key),
        Standing::Member => (Tone::Good, Icon::Check),
        Standing::Claimed => (Tone::Caution, Icon::Clock),
        Standing::Revoked => (Tone::Danger, Icon::Close),
    };
    view! { <Badge tone=tone icon=icon>{standing_words(standing)}</Badge> }
}

/// The same as a text.
pub fn standing_words(standing: Standing) -> Text {
    match standing {
        Standing::Coordinator => text::staff::coordinator(),
        Standing::Member => text::staff::member(),
        Standing::Claimed => text::staff::claimed(),
        Standing::Revoked => text::staff::revoked(),
    }
}
