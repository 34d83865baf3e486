//! A badge: a state in a word, with an icon, so that colour is never alone.

use leptos::prelude::*;

use crate::icon::{Icon, Symbol};
use crate::tone::Tone;

/// A state in a word.
#[component]
pub fn Badge(
    /// How things stand.
    #[prop(into, default = Signal::stored(Tone::Neutral))]
    tone: Signal<Tone>,
    /// The icon; the tone's own when none is given.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// The word.
    children: Children,
) -> impl IntoView {
    let icon = Signal::derive(move || icon.unwrap_or(tone.get().icon()));
    view! {
        <span class=move || format!("badge {}", tone.get().class())>
            <Symbol icon />
            <span>{children()}</span>
        </span>
    }
}
