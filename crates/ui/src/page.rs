//! A page: a heading that takes the focus when the page opens, a lead, actions, and the rest.

use leptos::prelude::*;

use crate::identity::unique_id;

/// A page.
#[component]
pub fn Page(
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// A line under the heading.
    #[prop(optional, into)]
    lead: Option<Signal<String>>,
    /// What stands above the heading: the way back.
    #[prop(optional, into)]
    before: ViewFn,
    /// What can be done here.
    #[prop(optional, into)]
    actions: ViewFn,
    /// Whether it is as narrow as a form.
    #[prop(optional)]
    narrow: bool,
    /// The rest.
    children: Children,
) -> impl IntoView {
    let heading = NodeRef::<leptos::html::H1>::new();
    heading.on_load(|heading| {
        // An element that cannot take the focus leaves it where it is.
        let _focused = heading.focus();
    });
    view! {
        <article class="page" class:page-narrow=narrow>
            <header class="page-head">
                <div class="page-before">{before.run()}</div>
                <div class="page-line">
                    <div class="page-words">
                        <h1 class="page-title" tabindex="-1" node_ref=heading>
                            {title}
                        </h1>
                        {lead.map(|lead| view! { <p class="page-lead">{lead}</p> })}
                    </div>
                    <div class="page-actions">{actions.run()}</div>
                </div>
            </header>
            {children()}
        </article>
    }
}

/// A part of a page under a heading of the second level, without a card around it.
#[component]
pub fn Section(
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// What can be done with it.
    #[prop(optional, into)]
    actions: ViewFn,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let id = unique_id();
    view! {
        <section class="section" aria-labelledby=id.clone()>
            <header class="section-head">
                <h2 class="section-title" id=id.clone()>
                    {title}
                </h2>
                <div class="card-actions">{actions.run()}</div>
            </header>
            {children()}
        </section>
    }
}
