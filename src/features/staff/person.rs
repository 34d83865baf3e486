//! One member of the staff.

use crate::workspace::reply::{Person, Standing};
use leptos::prelude::*;
use throughline_domain::id::StaffId;
use throughline_domain::staff::StaffEntry;
use throughline_ui::{
    Button, ButtonKind, ButtonLink, Card, Dialog, EmptyState, Fact, Facts, Icon, Page,
};

use super::directory::StandingBadge;
use super::edit::EditEntry;
use crate::pieces::{Back, Revoke, say_roles};
use crate::route::Route;
use crate::text::{self, Text};
use crate::workspace::share::Device;
use crate::workspace::{Command, Workspace};

/// The page of one member of the staff.
#[component]
pub fn PersonPage(
    /// Who.
    staff: StaffId,
) -> impl IntoView {
    let workspace = Workspace::get();
    let person = Memo::new(move |_| {
        workspace
            .people()
            .into_iter()
            .find(|person| person.staff == staff)
    });
    let known = Memo::new(move |_| person.with(Option::is_some));
    move || {
        if known.get() {
            view! { <Known staff person /> }.into_any()
        } else {
            view! { <Unknown /> }.into_any()
        }
    }
}

#[component]
fn Unknown() -> impl IntoView {
    view! {
        <Page
            title=text::staff::not_here()
            narrow=true
            before=|| view! { <Back to=Route::Staff words=text::staff::title() /> }
        >
            <EmptyState icon=Icon::Person title=text::staff::not_here()>
                <p>{text::staff::not_here_lead()}</p>
            </EmptyState>
        </Page>
    }
}

#[component]
fn Known(staff: StaffId, person: Memo<Option<Person>>) -> impl IntoView {
    let workspace = Workspace::get();
    let editing = RwSignal::new(false);
    let entry = Memo::new(move |_| {
        workspace
            .cabinet
            .school()
            .staff
            .get(&staff)
            .cloned()
            .unwrap_or_default()
    });
    let standing = move || person.with(|it| it.as_ref().map(|it| it.standing));
    let shareable = Memo::new(move |_| {
        staff != workspace.me()
            && matches!(standing(), Some(Standing::Member | Standing::Coordinator))
    });
    let actions = move || {
        view! {
            <Show when=move || !workspace.read_only()>
                <Button icon=Icon::Edit on_click=move |()| editing.set(true)>
                    {text::staff::edit()}
                </Button>
            </Show>
            <Show when=move || shareable.get()>
                <ButtonLink
                    href=Route::ShareWith(staff).href()
                    kind=ButtonKind::Primary
                    icon=Icon::Share
                >
                    {text::staff::share_with()}
                </ButtonLink>
            </Show>
        }
    };
    let devices = Memo::new(move |_| {
        person.with(|it| it.as_ref().map(|it| it.devices.clone()).unwrap_or_default())
    });
    let mine = Memo::new(move |_| staff == workspace.me());
    let may_revoke =
        Memo::new(move |_| person.with(|it| it.as_ref().is_some_and(|it| it.may_revoke)));
    let leave = move || text::devices::left_lead(workspace.staff_name(staff)).say();
    view! {
        <Page
            title=Signal::derive(move || workspace.staff_name(staff))
            lead=Signal::derive(move || entry.with(|entry| say_roles(&entry.roles)))
            narrow=true
            before=|| view! { <Back to=Route::Staff words=text::staff::title() /> }
            actions=actions
        >
            <div class="row">
                {move || standing().map(|standing| view! { <StandingBadge standing /> })}
            </div>
            <Card title=text::staff::entry()>
                <Entry entry />
            </Card>
            <Card title=text::staff::devices()>
                <p class="soft small">{text::staff::devices_lead()}</p>
                <ul class="fingerprints">
                    <For
                        each=move || devices.get()
                        key=|device| (device.id.clone(), device.may_revoke)
                        children=move |device| view! { <DeviceLine device mine=mine.get_untracked() /> }
                    />
                </ul>
                <Show when=move || mine.get()>
                    <div class="actions">
                        <ButtonLink href=Route::Devices.href() icon=Icon::Settings>
                            {text::devices::title()}
                        </ButtonLink>
                    </div>
                </Show>
            </Card>
            <Show when=move || may_revoke.get()>
                <Card title=text::devices::left()>
                    <p>{leave}</p>
                    <div class="actions">
                        <Revoke
                            words=text::devices::left_do()
                            lead=Signal::derive(leave)
                            command=Command::RevokePerson { staff }
                        />
                    </div>
                </Card>
            </Show>
            <Dialog open=editing title=text::staff::edit_title() close=text::shell::close()>
                <EditEntry staff open=editing />
            </Dialog>
        </Page>
    }
}

/// A device, by its six words. One's own are seen to on a page of their own.
#[component]
fn DeviceLine(device: Device, mine: bool) -> impl IntoView {
    let command = Command::RevokeDevice { device: device.id };
    view! {
        <li class="stack stack-close">
            <code>{device.fingerprint}</code>
            {(device.may_revoke && !mine)
                .then(|| {
                    view! {
                        <div class="actions">
                            <Revoke
                                words=text::devices::lost()
                                lead=text::devices::lost_lead()
                                command
                            />
                        </div>
                    }
                })}
        </li>
    }
}

/// What the directory says.
#[component]
fn Entry(entry: Memo<StaffEntry>) -> impl IntoView {
    let fact = move |term: Text, value: fn(&StaffEntry) -> String| {
        let shown = move || {
            let value = entry.with(value);
            if value.is_empty() {
                view! { <span class="soft">{text::staff::nothing()}</span> }.into_any()
            } else {
                view! { <span>{value}</span> }.into_any()
            }
        };
        view! { <Fact term=term>{shown}</Fact> }
    };
    view! {
        <Facts>
            {fact(text::staff::expertise(), |entry| entry.expertise.join(", "))}
            {fact(text::staff::reach(), |entry| entry.reach.clone())}
            {fact(text::staff::email(), |entry| entry.email.clone())}
            {fact(text::staff::languages(), |entry| entry.languages.join(", "))}
            {fact(text::staff::schools(), |entry| entry.schools.join(", "))}
            {fact(text::staff::supervisor(), |entry| entry.supervisor.clone())}
        </Facts>
    }
}
