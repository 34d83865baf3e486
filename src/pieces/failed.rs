//! Why something failed, where it was tried.

use leptos::prelude::*;
use throughline_protocol::Failure;
use throughline_ui::{Callout, Toasts, Tone};

use crate::text;

/// Why something failed, and what to do next; nothing while nothing has.
#[component]
pub fn Failed(
    /// The failure.
    #[prop(into)]
    failure: Signal<Option<Failure>>,
) -> impl IntoView {
    move || {
        failure.get().map(|failure| {
            let tone = if failure == Failure::Cancelled {
                Tone::Info
            } else {
                Tone::Danger
            };
            view! {
                <Callout tone live=true>
                    <p>{text::failure::of(&failure)}</p>
                </Callout>
            }
        })
    }
}

/// Says in a toast why something failed, for what has no place of its own on the page.
pub fn say_failure(toasts: Toasts, failure: &Failure) {
    toasts.failed(text::failure::of(failure).say_now());
}
