//! A page of Leptos with nothing in it: what the kiosk's first paint is measured against (`cargo xtask bench`).

use leptos::prelude::*;

fn main() {
    mount_to_body(|| view! { <h1>"Welcome. Choose your language."</h1> });
}
