//! Confirming a colleague who replied to an invitation.

use leptos::prelude::*;
use throughline_domain::staff::Role;
use throughline_ui::{ButtonKind, ButtonLink, Callout, Icon, Tone};

use crate::pieces::{Decide, Decided, Decision};
use crate::route::Route;
use crate::text;
use crate::workspace::Command;

/// The reply, the words to compare, and the confirming.
#[component]
pub fn Hello(
    /// Their name.
    name: String,
    /// The role they were invited for.
    role: Role,
    /// The six words to compare.
    fingerprint: String,
    /// Whether this person is known with other keys.
    known_with_other_keys: bool,
) -> impl IntoView {
    let decision = Decision::new();
    let name = StoredValue::new(name);
    let fingerprint = StoredValue::new(fingerprint);
    let compare = move || {
        let name = name.get_value();
        let known = name.clone();
        let role = text::names::role(role);
        view! {
            <div class="panel stack">
                <h2>{text::staff::hello_title(name.clone())}</h2>
                {known_with_other_keys
                    .then(|| {
                        view! {
                            <Callout tone=Tone::Danger>
                                <p>{text::staff::hello_known(known)}</p>
                            </Callout>
                        }
                    })}
                <p>{text::staff::hello_lead(name.clone(), role)}</p>
                <p class="fingerprint">
                    <code>{fingerprint.get_value()}</code>
                </p>
                <Decide
                    decision
                    command=Command::SignHello
                    take=text::staff::hello_sign()
                    leave=text::staff::hello_not()
                />
            </div>
        }
    };
    move || match decision.decided() {
        Decided::NotYet => compare().into_any(),
        Decided::Taken => view! { <Signed name=name.get_value() /> }.into_any(),
        Decided::Left => view! {
            <Callout tone=Tone::Caution live=true>
                <p>{text::staff::hello_not_said()}</p>
            </Callout>
        }
        .into_any(),
    }
}

/// What to do once a colleague is confirmed.
#[component]
fn Signed(name: String) -> impl IntoView {
    view! {
        <Callout tone=Tone::Good title=text::staff::hello_signed(name.clone()) live=true>
            <p>{text::staff::hello_next(name)}</p>
            <ButtonLink href=Route::Share.href() kind=ButtonKind::Primary icon=Icon::Share>
                {text::share::title()}
            </ButtonLink>
        </Callout>
    }
}
