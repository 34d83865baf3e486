//! Confirming a colleague by their hello.

use leptos::prelude::*;
use throughline_domain::id::StaffId;
use throughline_domain::staff::Role;
use throughline_ui::{ButtonKind, ButtonLink, Callout, Icon, Tone};

use super::introduced::Introduced;
use crate::pieces::{Decide, Decided, Decision};
use crate::route::Route;
use crate::text;
use crate::workspace::command::SignAs;
use crate::workspace::reply::HelloStanding;
use crate::workspace::{Command, Workspace};

/// What a hello says of its person.
#[derive(Clone, PartialEq, Eq)]
pub struct Said {
    /// Who they are, or will be.
    pub staff: StaffId,
    /// Their name.
    pub name: String,
    /// The role they say.
    pub role: Role,
    /// The six words to compare.
    pub fingerprint: String,
}

/// The hello, the words to compare, and the confirming.
#[component]
pub fn Hello(
    /// What it says.
    said: Said,
    /// How it stands towards the staff.
    standing: HelloStanding,
) -> impl IntoView {
    let decision = Decision::new();
    // Whom it is signed in as: with a hello that came first, a person says so.
    let signed = RwSignal::new(said.staff);
    let said = StoredValue::new(said);
    let (known, first) = match standing {
        HelloStanding::SignedIn => return view! { <Already said=said.get_value() /> }.into_any(),
        HelloStanding::First { namesakes } => (false, Some(StoredValue::new(namesakes))),
        HelloStanding::OtherKeys => (true, None),
        HelloStanding::Invited => (false, None),
    };
    let compare = move || match first {
        Some(namesakes) => {
            let (said, namesakes) = (said.get_value(), namesakes.get_value());
            view! { <Introduced said namesakes signed decision /> }.into_any()
        }
        None => view! { <Replied said=said.get_value() known decision /> }.into_any(),
    };
    let view = move || match decision.decided() {
        Decided::NotYet => compare(),
        Decided::Taken => {
            let name = said.with_value(|said| said.name.clone());
            view! { <Signed name staff=signed.get_untracked() first=first.is_some() /> }.into_any()
        }
        Decided::Left => view! {
            <Callout tone=Tone::Caution live=true>
                <p>{text::staff::hello_not_said()}</p>
            </Callout>
        }
        .into_any(),
    };
    view.into_any()
}

/// The reply of somebody who was invited, or of a device more; `known` with other keys.
#[component]
fn Replied(said: Said, known: bool, decision: Decision) -> impl IntoView {
    let Said {
        name,
        role,
        fingerprint,
        ..
    } = said;
    let warning = text::staff::hello_known(name.clone());
    let other_keys = known.then(|| {
        view! {
            <Callout tone=Tone::Danger>
                <p>{warning}</p>
            </Callout>
        }
    });
    view! {
        <div class="panel stack">
            <h2>{text::staff::hello_title(name.clone())}</h2>
            {other_keys}
            <p>{text::staff::hello_lead(name.clone(), text::names::role(role))}</p>
            <p class="fingerprint">
                <code>{fingerprint}</code>
            </p>
            <Decide
                decision
                command=Command::SignHello(SignAs::AsItSays)
                take=text::staff::hello_sign()
                leave=text::staff::hello_not()
            />
        </div>
    }
}

/// This very device was confirmed before.
#[component]
fn Already(said: Said) -> impl IntoView {
    view! {
        <Callout title=text::staff::hello_already(said.name.clone()) live=true>
            <p>{text::staff::hello_already_lead(said.name)}</p>
            <SendTo staff=said.staff kind=ButtonKind::Secondary />
        </Callout>
    }
}

/// What to do once a colleague is confirmed.
#[component]
fn Signed(name: String, staff: StaffId, first: bool) -> impl IntoView {
    let workspace = Workspace::get();
    let session = untrack(|| workspace.session());
    let words = session.map(|session| session.fingerprint);
    let mine = first.then(|| {
        view! {
            <p>{text::staff::first_mine()}</p>
            <p class="fingerprint">
                <code>{words}</code>
            </p>
        }
    });
    view! {
        <Callout tone=Tone::Good title=text::staff::hello_signed(name.clone()) live=true>
            <p>
                {if first { text::staff::first_next(name) } else { text::staff::hello_next(name) }}
            </p>
            {mine}
            <SendTo staff kind=ButtonKind::Primary />
        </Callout>
    }
}

/// Leads to where a file for them is made; not for oneself.
#[component]
fn SendTo(staff: StaffId, kind: ButtonKind) -> impl IntoView {
    let workspace = Workspace::get();
    (untrack(|| workspace.me()) != staff).then(|| {
        view! {
            <ButtonLink href=Route::ShareWith(staff).href() kind=kind icon=Icon::Share>
                {text::staff::share_with()}
            </ButtonLink>
        }
    })
}
