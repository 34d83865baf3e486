//! A warning over everything else, dialogs too, that goes by itself.

use leptos::prelude::*;

use crate::icon::{Icon, Symbol};

/// A warning over everything else. Whoever shows it takes it away again.
#[component]
pub fn Warning(
    /// What it is about.
    #[prop(into)]
    title: Signal<String>,
    /// Its icon.
    icon: Icon,
    /// More about it, and what to do.
    children: Children,
) -> impl IntoView {
    let warning = NodeRef::<leptos::html::Div>::new();
    warning.on_load(|warning| {
        // Where the browser knows no popovers, it stands over the page and under dialogs.
        let _shown = warning.show_popover();
    });
    view! {
        <div class="warning" role="alert" popover="manual" node_ref=warning>
            <div class="toast">
                <Symbol icon />
                <p class="toast-words">
                    <strong>{title}</strong>
                    " "
                    {children()}
                </p>
            </div>
        </div>
    }
}
