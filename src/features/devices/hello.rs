//! Confirming another device of one's own, by its reply.

use leptos::prelude::*;
use throughline_ui::{ButtonKind, ButtonLink, Callout, Icon, Tone};

use crate::pieces::{Decide, Decided, Decision};
use crate::route::Route;
use crate::text::{self, devices as say};
use crate::workspace::Command;
use crate::workspace::command::SignAs;

/// The words to compare with those on the new device, and the confirming.
#[component]
pub fn OwnHello(
    /// The six words.
    fingerprint: String,
) -> impl IntoView {
    let decision = Decision::new();
    let fingerprint = StoredValue::new(fingerprint);
    let compare = move || {
        view! {
            <div class="panel stack">
                <h2>{say::hello_title()}</h2>
                <p>{say::hello_lead()}</p>
                <p class="fingerprint">
                    <code>{fingerprint.get_value()}</code>
                </p>
                <Decide
                    decision
                    command=Command::SignHello(SignAs::AsItSays)
                    take=text::staff::hello_sign()
                    leave=text::staff::hello_not()
                />
            </div>
        }
    };
    move || match decision.decided() {
        Decided::NotYet => compare().into_any(),
        Decided::Taken => view! {
            <Callout tone=Tone::Good title=say::hello_signed() live=true>
                <p>{say::hello_next()}</p>
                <ButtonLink
                    href=Route::Devices.href()
                    kind=ButtonKind::Primary
                    icon=Icon::Share
                >
                    {say::send()}
                </ButtonLink>
            </Callout>
        }
        .into_any(),
        Decided::Left => view! {
            <Callout tone=Tone::Caution live=true>
                <p>{say::hello_not_said()}</p>
            </Callout>
        }
        .into_any(),
    }
}
