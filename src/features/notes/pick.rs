//! Choosing whom a private note is about.

use leptos::prelude::*;

use crate::pieces::PickStudent;
use crate::text::notes as say;

/// A student to be chosen, or nobody.
#[component]
pub fn AboutWhom(
    /// The student's identifier as text; empty while nobody is chosen.
    chosen: RwSignal<String>,
) -> impl IntoView {
    view! {
        <PickStudent
            chosen
            label=say::private_about()
            search=say::private_about_search()
            hint=say::private_about_hint()
            none=say::private_about_none()
            remove=say::private_about_remove
        />
    }
}
