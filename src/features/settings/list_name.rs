//! The name of the open school in the list of this browser.

use leptos::prelude::*;
use throughline_ui::{TextField, Toasts};

use crate::pieces::{Form, FormFrame};
use crate::text;
use crate::workspace::Workspace;
use crate::workspace::known::{self, KnownVault};

/// Giving the open school another name in the list.
#[component]
pub fn ListName() -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let form = Form::new();
    let vault = untrack(|| workspace.session()).map(|session| session.vault);
    let listed = known::vaults()
        .into_iter()
        .find(|known| Some(known.vault) == vault)
        .map(KnownVault::listed_as);
    let name = RwSignal::new(listed.unwrap_or_default());
    let submit = move || {
        if let Some(vault) = vault {
            name.with_untracked(|name| known::rename(vault, name));
            toasts.good(text::lock::list_name_saved().say_now());
        }
    };
    view! {
        <FormFrame form on_submit=submit go=text::lock::list_name_save()>
            <TextField
                label=text::lock::list_name()
                hint=text::lock::list_name_hint()
                value=name
            />
        </FormFrame>
    }
}
