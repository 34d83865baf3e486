//! The telephones of a service, to be called by a touch where something in the person's device can call.

use leptos::prelude::*;
use throughline_public::directory::{Phone, Service};

use super::names;

/// The telephones, a line each, with what is known of them; `None` where there are none.
pub fn phones(service: &Service) -> Option<impl IntoView + use<>> {
    let line = |phone: &Phone| {
        let about = phone.about.clone();
        let about = move || match names::said(&about) {
            about if about.is_empty() => about,
            about => format!(" ({about})"),
        };
        view! {
            <li>
                <a href=phone.uri()>{phone.written()}</a>
                {about}
            </li>
        }
    };
    let lines: Vec<_> = service.all_phones().map(line).collect();
    (!lines.is_empty()).then(|| view! { <ul class="plain">{lines}</ul> })
}
