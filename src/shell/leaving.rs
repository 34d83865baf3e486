//! What is said a minute before the school locks by itself. Any key or press takes it away.

use leptos::prelude::*;
use throughline_ui::{Icon, Symbol};

use crate::text;
use crate::workspace::Workspace;

/// The warning; nothing while somebody is there.
#[component]
pub fn Leaving() -> impl IntoView {
    let workspace = Workspace::get();
    let words = move || {
        if workspace.has_pin() {
            text::lock::leaving_screen()
        } else {
            text::lock::leaving()
        }
    };
    view! {
        <Show when=move || workspace.leaving()>
            <div class="leaving" role="alert">
                <div class="toast">
                    <Symbol icon=Icon::Clock />
                    <p class="toast-words">
                        <strong>{words()}</strong>
                        " "
                        {text::lock::leaving_why()}
                    </p>
                </div>
            </div>
        </Show>
    }
}
