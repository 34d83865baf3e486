//! The mark of the product.

use leptos::prelude::*;

/// The mark of the product: a line that goes through.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d="M2.5 12c3.200-7 6.300-7 9.500 0s6.300 7 9.500 0"></path>
        </svg>
    }
}
