//! What opens a school: its passphrase, or the words of the recovery sheet instead of it.

use leptos::prelude::*;
use throughline_protocol::command::{Secret, UnlockKey};
use throughline_ui::{Button, ButtonKind, TextArea, unique_id};

use super::PassphraseField;
use crate::text::{self, Text};

/// What was typed to open a school. A copy is the same.
#[derive(Clone, Copy)]
pub struct TypedKey {
    by_words: RwSignal<bool>,
    typed: RwSignal<String>,
}

impl TypedKey {
    /// Nothing yet: a passphrase is asked for.
    #[allow(clippy::new_without_default)] // It makes signals of the present owner: not a mere value.
    pub fn new() -> Self {
        Self {
            by_words: RwSignal::new(false),
            typed: RwSignal::new(String::new()),
        }
    }

    /// The key; not tracked.
    pub fn key(self) -> UnlockKey {
        let typed = Secret(self.typed.get_untracked());
        if self.by_words.get_untracked() {
            UnlockKey::Words(typed)
        } else {
            UnlockKey::Passphrase(typed)
        }
    }

    /// Whether nothing was typed; not tracked.
    pub fn is_empty(self) -> bool {
        self.typed.with_untracked(String::is_empty)
    }

    /// Asks for a passphrase, with this one filled in.
    pub fn fill(self, passphrase: String) {
        self.by_words.set(false);
        self.typed.set(passphrase);
    }

    fn ask_for_the_other(self) {
        self.typed.set(String::new());
        self.by_words.update(|by_words| *by_words = !*by_words);
    }
}

/// The field for the passphrase, or for the twelve words.
#[component]
pub fn KeyField(
    /// What was typed.
    key: TypedKey,
    /// What is asked when it is the passphrase.
    label: Text,
    /// What is wrong with the answer.
    #[prop(into, default = Signal::stored(None))]
    error: Signal<Option<String>>,
    /// The element's identifier, for links from an error summary.
    #[prop(into, default = unique_id())]
    id: String,
) -> impl IntoView {
    move || {
        let id = id.clone();
        if key.by_words.get() {
            view! {
                <TextArea
                    id
                    label=text::start::words()
                    hint=text::start::words_hint()
                    value=key.typed
                    error
                    rows=2
                    exact=true
                />
            }
            .into_any()
        } else {
            view! { <PassphraseField id label=label.clone() value=key.typed error /> }.into_any()
        }
    }
}

/// Asks for the words instead of the passphrase, or the other way round.
#[component]
pub fn OtherKey(
    /// What was typed.
    key: TypedKey,
) -> impl IntoView {
    let words = move || {
        if key.by_words.get() {
            text::start::use_passphrase().say()
        } else {
            text::start::use_words().say()
        }
    };
    view! {
        <Button kind=ButtonKind::Quiet on_click=move |()| key.ask_for_the_other()>
            {words}
        </Button>
    }
}
