//! What the forms and lists of notes share: the field of a note, and who reads it in plain words.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::id::StaffId;
use throughline_domain::shape::Kind;
use throughline_ui::{Icon, Symbol, TextArea, Tone};

use crate::text::{Text, notes as say};
use crate::workspace::Workspace;

/// The most people who are named in a line.
const MOST: usize = 6;

/// People by name, as many as a line holds. Tracked.
pub fn names(workspace: Workspace, people: impl IntoIterator<Item = StaffId>) -> String {
    let mut names: Vec<String> = people
        .into_iter()
        .map(|staff| workspace.staff_name(staff))
        .collect();
    names.sort();
    let more = names.len().saturating_sub(MOST);
    names.truncate(MOST);
    let shown = names.join(", ");
    if more == 0 {
        shown
    } else {
        say::and_more(more, shown).say()
    }
}

/// Who will read what is written beside it.
#[component]
pub fn Readers(
    /// They; `None` while nobody is chosen.
    #[prop(into)]
    readers: Signal<Option<BTreeSet<StaffId>>>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let words = move || match readers.get() {
        None => say::readers_none().say(),
        Some(readers) if readers.iter().all(|staff| *staff == workspace.me()) => {
            say::readers_me().say()
        }
        Some(readers) => say::readers(names(workspace, readers)).say(),
    };
    view! {
        <p class="readers small" role="status">
            <Symbol icon=Icon::Eye />
            <span>{words}</span>
        </p>
    }
}

/// The field of a note.
#[component]
pub fn NoteField(
    /// What was typed.
    value: RwSignal<String>,
    /// What is wrong with it.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// The element's identifier.
    #[prop(into)]
    id: String,
) -> impl IntoView {
    view! {
        <TextArea
            label=say::text()
            hint=say::text_hint()
            value=value
            error=error
            rows=4
            required=true
            id=id
        />
    }
}

/// How a note of a kind is marked: with an icon and a word that says who reads it.
pub fn mark(kind: Kind) -> (Icon, Tone, Text) {
    match kind {
        Kind::Private => (Icon::Lock, Tone::Neutral, say::badge_private()),
        Kind::Restricted => (Icon::Key, Tone::Caution, say::badge_restricted()),
        _ => (Icon::People, Tone::Info, say::badge_team()),
    }
}
