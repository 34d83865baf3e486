//! The keys that work anywhere, in a dialog that one of them opens.

use leptos::prelude::*;
use throughline_ui::Dialog;

use crate::pieces::KeyList;
use crate::text::shell as say;

/// Whether the dialog is open. Given to the shell and to the keys.
#[derive(Clone, Copy)]
pub struct ListingKeys(pub RwSignal<bool>);

/// The dialog.
#[component]
pub fn Shortcuts() -> impl IntoView {
    let ListingKeys(open) = expect_context();
    view! {
        <Dialog open title=say::shortcuts() close=say::close()>
            <KeyList />
        </Dialog>
    }
}
