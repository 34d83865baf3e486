//! A timeline: what happened, newest first.

use leptos::prelude::*;

use crate::icon::{Icon, Symbol};
use crate::tone::Tone;

/// A list of what happened; holds [`TimelineItem`]s.
#[component]
pub fn Timeline(
    /// What it is the timeline of, for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// The items.
    children: Children,
) -> impl IntoView {
    view! {
        <ol class="timeline" aria-label=label>
            {children()}
        </ol>
    }
}

/// One thing that happened.
#[component]
pub fn TimelineItem(
    /// What kind of thing.
    #[prop(into)]
    icon: Icon,
    /// How things stand with it.
    #[prop(optional)]
    tone: Tone,
    /// What happened, in a sentence.
    #[prop(into)]
    title: Signal<String>,
    /// When, and by whom.
    #[prop(into)]
    meta: Signal<String>,
    /// What was written.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <li class=format!("timeline-item {}", tone.class())>
            <span class="timeline-mark">
                <Symbol icon />
            </span>
            <div class="timeline-body">
                <p class="timeline-title">{title}</p>
                <p class="timeline-meta">{meta}</p>
                {children.map(|children| view! { <div class="timeline-text">{children()}</div> })}
            </div>
        </li>
    }
}
