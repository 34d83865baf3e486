//! Who can be sent work, and how much of it they have not got.

use crate::workspace::reply::Person;
use leptos::prelude::*;
use throughline_ui::{
    Badge, ButtonKind, ButtonLink, EmptyState, Icon, Page, Section, Symbol, Tone,
};

use super::reminders::receives;
use crate::pieces::{StaffName, say_roles};
use crate::route::Route;
use crate::text;
use crate::workspace::{Workspace, time};

/// The page that lists whom one can share with.
#[component]
pub fn Share() -> impl IntoView {
    let workspace = Workspace::get();
    let people = Memo::new(move |_| {
        let me = workspace.me();
        let mut people = workspace.people();
        people.retain(|person| person.staff != me && receives(person));
        people.sort_by_key(|person| {
            (
                std::cmp::Reverse(person.unshared > 0),
                person.name.to_lowercase(),
            )
        });
        people
    });
    let actions = || {
        view! {
            <ButtonLink href=Route::Backup.href() icon=Icon::Lock>
                {text::share::backup()}
            </ButtonLink>
            <ButtonLink href=Route::OpenFile.href() kind=ButtonKind::Primary icon=Icon::Download>
                {text::share::open_file()}
            </ButtonLink>
        }
    };
    view! {
        <Page title=text::share::title() lead=text::share::lead() actions=actions>
            <Show when=move || !people.with(Vec::is_empty) fallback=|| view! { <Nobody /> }>
                <Section title=text::share::people()>
                    <ul class="people">
                        <For
                            each=move || people.get()
                            key=|person| (person.staff, person.unshared, person.last_sent)
                            children=|person| view! { <Line person /> }
                        />
                    </ul>
                </Section>
            </Show>
            <Others />
        </Page>
    }
}

/// The other ways to share, and what was shared so far.
#[component]
fn Others() -> impl IntoView {
    view! {
        <Section title=text::sending::others()>
            <div class="actions">
                <ButtonLink href=Route::Send.href() icon=Icon::People>
                    {text::sending::title()}
                </ButtonLink>
                <ButtonLink href=Route::SendLocked.href() icon=Icon::Key>
                    {text::sending::locked_title()}
                </ButtonLink>
                <ButtonLink href=Route::Devices.href() icon=Icon::Settings>
                    {text::devices::title()}
                </ButtonLink>
                <ButtonLink href=Route::Disclosures.href() icon=Icon::History>
                    {text::disclosures::title()}
                </ButtonLink>
            </div>
        </Section>
    }
}

#[component]
fn Nobody() -> impl IntoView {
    let actions = || {
        view! {
            <ButtonLink href=Route::Invite.href() icon=Icon::Add>
                {text::share::invite()}
            </ButtonLink>
        }
    };
    view! {
        <EmptyState icon=Icon::Share title=text::share::nobody() actions=actions>
            <p>{text::share::nobody_lead()}</p>
        </EmptyState>
    }
}

#[component]
fn Line(person: Person) -> impl IntoView {
    let staff = person.staff;
    let unshared = usize::try_from(person.unshared).unwrap_or(usize::MAX);
    let roles = person.roles;
    let sent = person.last_sent;
    let last = move || {
        let when = sent.map_or_else(text::share::never, time::elapsed);
        format!("{}: {}", text::share::last_sent().say(), when.say())
    };
    let state = if unshared > 0 {
        view! { <Badge tone=Tone::Caution icon=Icon::Upload>{text::shell::unshared(unshared)}</Badge> }
            .into_any()
    } else {
        view! { <Badge tone=Tone::Good>{text::share::up_to_date()}</Badge> }.into_any()
    };
    view! {
        <li>
            <a class="person" href=Route::ShareWith(staff).href()>
                <span class="person-mark">
                    <Symbol icon=Icon::Person />
                </span>
                <span class="person-words">
                    <span class="person-name">
                        <StaffName staff />
                    </span>
                    <span class="soft small">{move || say_roles(&roles)} " · " {last}</span>
                </span>
                {state}
                <Symbol icon=Icon::ChevronRight />
            </a>
        </li>
    }
}
