//! The way back, above a heading.

use leptos::prelude::*;
use throughline_ui::{Icon, Symbol};

use crate::route::Route;
use crate::text::Text;

/// A link to the list or page that this one belongs to.
#[component]
pub fn Back(
    /// Where it leads.
    to: Route,
    /// The name of that place.
    words: Text,
) -> impl IntoView {
    view! {
        <a class="back-link" href=to.href()>
            <Symbol icon=Icon::ChevronLeft />
            <span>{words}</span>
        </a>
    }
}
