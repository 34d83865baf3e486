//! The keys that work anywhere.

use leptos::prelude::*;
use throughline_ui::{Fact, Facts};

use crate::text;

/// Each key, and what it does.
#[component]
pub fn KeyList() -> impl IntoView {
    view! {
        <Facts>
            <Fact term=text::lock::key_find()>
                <kbd>"Ctrl + K"</kbd>
            </Fact>
            <Fact term=text::lock::key_cover()>
                <kbd>"h"</kbd>
            </Fact>
            <Fact term=text::lock::key_lock()>
                <kbd>{text::lock::shift_and("L")}</kbd>
            </Fact>
            <Fact term=text::lock::key_screen()>
                <kbd>{text::lock::shift_and("P")}</kbd>
            </Fact>
            <Fact term=text::shell::shortcuts()>
                <kbd>"?"</kbd>
            </Fact>
        </Facts>
    }
}
