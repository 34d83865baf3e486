//! Choosing a passphrase: five random words on offer, or one's own.

use crate::workspace::Command;
use crate::workspace::reply::Reply;
use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_ui::{Button, ButtonKind, SecretField};

use crate::text;
use crate::workspace::Workspace;

/// The fewest characters a passphrase may have.
pub const FEWEST: usize = 12;

/// Whether it is long enough.
pub fn is_long_enough(passphrase: &str) -> bool {
    passphrase.chars().count() >= FEWEST
}

/// A field for a new passphrase, with one on offer.
#[component]
pub fn NewPassphrase(
    /// What was typed.
    value: RwSignal<String>,
    /// What is wrong with it.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// The field's identifier, for links from an error summary.
    id: &'static str,
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
            id=id
            label=text::start::new_passphrase()
            hint=text::start::new_passphrase_hint()
            value=value
            error=error
            show=text::shell::show()
            hide=text::shell::hide()
            caps_lock=text::shell::caps_lock()
            autocomplete="new-password"
        />
        <Show when=move || !offered.with(String::is_empty)>
            <div class="offer">
                <p class="small soft">{text::start::suggestion()}</p>
                <p class="offer-words">
                    <code>{offered}</code>
                </p>
                <div class="actions">
                    <Button on_click=move |()| value.set(offered.get_untracked())>
                        {text::start::use_suggestion()}
                    </Button>
                    <Button kind=ButtonKind::Quiet on_click=move |()| offer()>
                        {text::start::another_suggestion()}
                    </Button>
                </div>
            </div>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::is_long_enough;

    #[test]
    fn length_is_counted_in_characters() {
        assert!(is_long_enough("ñandú-gümbía"));
        assert!(!is_long_enough("ñandú-gümbi"));
    }
}
