//! The form in a dialog: what was typed before, what is wrong, the fields, why saving failed, and the two buttons.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use throughline_ui::{Button, ButtonKind, ErrorSummary};

use super::{Failed, Form, Saving, Typing, Unsaved};
use crate::text::{Text, shell};

/// The form in a dialog.
#[component]
pub fn DialogForm(
    /// What is wrong with it.
    form: Form,
    /// Its way into the store.
    saving: Saving,
    /// What is kept of it while nobody has saved it.
    #[prop(optional, into)]
    typing: Option<Typing>,
    /// Saves it.
    on_submit: impl Fn() + 'static,
    /// What the button says.
    go: Text,
    /// The dialog it stands in: giving up closes it.
    open: RwSignal<bool>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        on_submit();
    };
    let give_up = move |()| {
        if let Some(typing) = typing {
            typing.discard();
        }
        open.set(false);
    };
    view! {
        <form class="stack" novalidate on:submit=submit>
            {typing.map(|typing| view! { <Unsaved typing /> })}
            <ErrorSummary title=shell::problem() errors=form.errors() />
            {children()}
            <Failed failure=saving.failure() />
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>
                    {go}
                </Button>
                <Button on_click=give_up>{shell::cancel()}</Button>
            </div>
        </form>
    }
}
