//! The mark of the product.

use leptos::prelude::*;

/// The mark of the product: a line that goes through.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d="M3 16c5 0 4-8 9-8s4 8 9 8"></path>
            <path d="M3 8.5c2.5 0 3.6 1.6 4.5 3.5M16.500 12c.9 1.900 2 3.500 4.500 3.500"></path>
        </svg>
    }
}
