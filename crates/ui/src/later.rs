//! What comes a task after the rest, so that much of it does not hold up the browser.

use std::time::Duration;

use leptos::prelude::*;

/// Shows its children a task after what stands around them.
#[component]
pub fn Later(children: ChildrenFn) -> impl IntoView {
    let begun = RwSignal::new(false);
    set_timeout(
        move || {
            begun.try_set(true);
        },
        Duration::ZERO,
    );
    move || begun.get().then(|| children())
}
