//! A card: what belongs together, under its own heading.

use leptos::prelude::*;

use crate::icon::{Icon, Symbol};
use crate::identity::unique_id;

/// What belongs together, under its own heading of the second level.
#[component]
pub fn Card(
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// An icon before the heading.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// What can be done with it, at the end of the heading's line.
    #[prop(optional, into)]
    actions: ViewFn,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let id = unique_id();
    view! {
        <section class="card" aria-labelledby=id.clone()>
            <header class="card-head">
                <h2 class="card-title" id=id.clone()>
                    {icon.map(|icon| view! { <Symbol icon /> })}
                    <span>{title}</span>
                </h2>
                <div class="card-actions">{actions.run()}</div>
            </header>
            <div class="card-body">{children()}</div>
        </section>
    }
}
