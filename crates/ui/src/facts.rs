//! Names and values that go together: a definition list.

use leptos::prelude::*;

/// A definition list; holds [`Fact`]s.
#[component]
pub fn Facts(
    /// The facts.
    children: Children,
) -> impl IntoView {
    view! { <dl class="facts">{children()}</dl> }
}

/// One name and its value.
#[component]
pub fn Fact(
    /// The name.
    #[prop(into)]
    term: Signal<String>,
    /// The value.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="fact">
            <dt>{term}</dt>
            <dd>{children()}</dd>
        </div>
    }
}
