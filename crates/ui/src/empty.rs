//! What stands where there is nothing yet: what would be here, and how to begin.

use leptos::prelude::*;

use crate::icon::{Icon, Symbol};

/// What stands where there is nothing yet.
#[component]
pub fn EmptyState(
    /// An icon of what would be here.
    #[prop(into)]
    icon: Icon,
    /// What there is none of.
    #[prop(into)]
    title: Signal<String>,
    /// How to begin.
    #[prop(optional, into)]
    actions: ViewFn,
    /// What would be here, and what it is good for.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="empty">
            <span class="empty-icon">
                <Symbol icon />
            </span>
            <p class="empty-title">{title}</p>
            <div class="empty-text">{children()}</div>
            <div class="empty-actions">{actions.run()}</div>
        </div>
    }
}
