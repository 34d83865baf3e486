//! What is said a minute before the school locks by itself. Any key or press takes it away.

use leptos::prelude::*;
use throughline_ui::{Icon, Warning};

use crate::text;
use crate::workspace::Workspace;

/// The warning; nothing while somebody is there.
#[component]
pub fn Leaving() -> impl IntoView {
    let workspace = Workspace::get();
    let title = Signal::derive(move || {
        if workspace.has_pin() {
            text::lock::leaving_screen().say()
        } else {
            text::lock::leaving().say()
        }
    });
    view! {
        <Show when=move || workspace.leaving()>
            <Warning title icon=Icon::Clock>
                {text::lock::leaving_why()}
            </Warning>
        </Show>
    }
}
