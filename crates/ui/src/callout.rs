//! A callout: something that must not be overlooked, standing in the page.

use leptos::prelude::*;

use crate::icon::Symbol;
use crate::tone::Tone;

/// Something that must not be overlooked.
#[component]
pub fn Callout(
    /// How things stand.
    #[prop(into, default = Signal::stored(Tone::Info))]
    tone: Signal<Tone>,
    /// What it is about.
    #[prop(optional, into)]
    title: Option<Signal<String>>,
    /// Whether it is read out when it appears: for what answers an action.
    #[prop(optional)]
    live: bool,
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! {
        <div
            class=move || format!("callout {}", tone.get().class())
            role=live.then_some("status")
        >
            <Symbol icon=Signal::derive(move || tone.get().icon()) />
            <div class="callout-body">
                {title.map(|title| view! { <p class="callout-title">{title}</p> })}
                {children()}
            </div>
        </div>
    }
}
