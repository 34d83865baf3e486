//! All links on a page of their own, for phones: the bar at the bottom has room for a few only.

use leptos::prelude::*;
use throughline_ui::Page;

use super::navigation::Groups;
use crate::text;

/// All links.
#[component]
pub fn More() -> impl IntoView {
    view! {
        <Page title=text::shell::more() narrow=true>
            <nav class="more" aria-label=move || text::shell::more().say()>
                <Groups />
            </nav>
        </Page>
    }
}
