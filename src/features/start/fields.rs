//! What the forms that prepare a vault share: one's name and role, and a passphrase: five random words on offer, or
//! one's own.

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_ui::{Button, ButtonKind, SecretField, Select, TextField};

use crate::pieces::{Form, role_choices};
use crate::text;
use crate::workspace::reply::{Reply, Sheet};
use crate::workspace::{Command, Failure, Job, Workspace};

/// The fewest characters a passphrase may have.
pub const FEWEST: usize = 12;

/// Something a form needs: whether it is there, the field's identifier, and what to say when it is not.
pub type Need = (bool, &'static str, text::Text);

/// What is missing of what a form needs.
pub fn missing<const N: usize>(needs: [Need; N]) -> Vec<(&'static str, text::Text)> {
    let missing = needs.into_iter().filter(|(there, ..)| !there);
    missing.map(|(_, field, words)| (field, words)).collect()
}

/// That a passphrase is long enough.
pub fn enough(passphrase: &str) -> Need {
    let long = passphrase.chars().count() >= FEWEST;
    (long, "passphrase", text::start::need_passphrase())
}

/// Asks for the sheets of the vault that this command prepares.
pub async fn prepare(
    workspace: Workspace,
    command: Command,
    job: Job,
) -> Result<Vec<Sheet>, Failure> {
    let asked = workspace.ask_for(command, Some(job), |reply| match reply {
        Reply::Sheets(sheets) => Some(sheets),
        _ => None,
    });
    asked.await
}

/// A field for one's own name.
#[component]
pub fn YourName(
    /// What was typed.
    value: RwSignal<String>,
    /// The form.
    form: Form,
) -> impl IntoView {
    view! {
        <TextField
            id="person"
            label=text::start::your_name()
            hint=text::start::your_name_hint()
            value=value
            error=form.error("person")
            autocomplete="name"
            required=true
        />
    }
}

/// A field for one's own role.
#[component]
pub fn YourRole(
    /// The chosen role's code.
    value: RwSignal<String>,
    /// The form.
    form: Form,
) -> impl IntoView {
    view! {
        <Select
            id="role"
            label=text::start::your_role()
            value=value
            options=role_choices(text::start::choose_role)
            error=form.error("role")
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
            label=text::start::new_passphrase()
            hint=text::start::new_passphrase_hint()
            value=value
            error=form.error("passphrase")
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
    use super::enough;

    #[test]
    fn length_is_counted_in_characters() {
        assert!(enough("ñandú-gümbía").0);
        assert!(!enough("ñandú-gümbi").0);
    }
}
