//! A warning where the program itself came over a way that anyone could change.

use leptos::prelude::*;
use throughline_ui::{Callout, Tone};

use crate::text;
use crate::workspace::storage;

/// Says that the address is not protected, where it is not.
#[component]
pub fn Unprotected() -> impl IntoView {
    (!storage::is_protected()).then(|| {
        view! {
            <Callout tone=Tone::Danger title=text::start::plain()>
                <p>{text::start::plain_lead()}</p>
            </Callout>
        }
    })
}
