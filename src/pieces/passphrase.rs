//! Typing a passphrase: the present one, or a new one: five random words on offer, or one's own.

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_ui::{Button, ButtonKind, SecretField, unique_id};

use super::Form;
use crate::text::{self, Text};
use crate::workspace::reply::Reply;
use crate::workspace::{Command, Workspace};

/// The fewest characters a passphrase may have.
const FEWEST: usize = 12;

/// Something a form needs: whether it is there, the field's identifier, and what to say when it is not.
pub type Need = (bool, &'static str, Text);

/// What is missing of what a form needs.
pub fn missing<const N: usize>(needs: [Need; N]) -> Vec<(&'static str, Text)> {
    let missing = needs.into_iter().filter(|(there, ..)| !there);
    missing.map(|(_, field, words)| (field, words)).collect()
}

/// That a new passphrase is long enough.
pub fn enough(passphrase: &str) -> Need {
    let long = passphrase.chars().count() >= FEWEST;
    (long, "passphrase", text::start::need_passphrase())
}

/// A field for a passphrase that exists.
#[component]
pub fn PassphraseField(
    /// What is asked.
    label: Text,
    /// What was typed.
    value: RwSignal<String>,
    /// What is wrong with the answer.
    #[prop(into, default = Signal::stored(None))]
    error: Signal<Option<String>>,
    /// The element's identifier, for links from an error summary.
    #[prop(into, default = unique_id())]
    id: String,
) -> impl IntoView {
    view! {
        <SecretField
            id
            label
            value
            error
            show=text::shell::show()
            hide=text::shell::hide()
            caps_lock=text::shell::caps_lock()
            note=edge_space(value)
        />
    }
}

/// A field for a new passphrase, with one on offer.
#[component]
pub fn NewPassphrase(
    /// What was typed.
    value: RwSignal<String>,
    /// The form.
    form: Form,
    /// What is asked.
    #[prop(default = text::start::new_passphrase())]
    label: Text,
) -> impl IntoView {
    let workspace = Workspace::get();
    let offered = RwSignal::new(String::new());
    let offer = move || {
        spawn_local(async move {
            let asked = workspace.ask_for(Command::OfferPassphrase, None, |reply| match reply {
                Reply::Passphrase(words) => Some(words),
                _ => None,
            });
            // Without an offer one still types one's own.
            if let Ok(words) = asked.await {
                offered.try_set(words);
            }
        });
    };
    offer();
    view! {
        <SecretField
            id="passphrase"
            label
            hint=text::start::new_passphrase_hint()
            value=value
            error=form.error("passphrase")
            show=text::shell::show()
            hide=text::shell::hide()
            caps_lock=text::shell::caps_lock()
            note=edge_space(value)
            autocomplete="new-password"
        />
        // It stands there before the words have come: nothing below it moves away from a finger.
        <div class="offer">
            <p class="small soft">{text::start::suggestion()}</p>
            <p class="offer-words">
                <code>{offered}</code>
            </p>
            <div class="actions">
                <Button
                    disabled=Signal::derive(move || offered.with(String::is_empty))
                    on_click=move |()| value.set(offered.get_untracked())
                >
                    {text::start::use_suggestion()}
                </Button>
                <Button kind=ButtonKind::Quiet on_click=move |()| offer()>
                    {text::start::another_suggestion()}
                </Button>
            </div>
        </div>
    }
}

/// What is said of a space at either end, which counts and which nobody sees.
fn edge_space(value: RwSignal<String>) -> Signal<String> {
    Signal::derive(move || {
        if value.with(|typed| typed.trim().len() < typed.len()) {
            text::lock::edge_space().say()
        } else {
            String::new()
        }
    })
}

#[cfg(test)]
mod tests {
    use super::enough;

    #[test]
    fn length_is_counted_in_characters() {
        assert!(enough("ñandú-gümbía").0);
        assert!(!enough("ñandú-gümbi").0);
    }
}
