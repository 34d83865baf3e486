//! One's own devices: adding another one, sending one's work to it, and taking access away from one that was lost.

mod add;
mod hello;
mod page;
mod reminders;

use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

use super::{Feature, NotLoaded, Pages, Telling};
use crate::route::Route;
use crate::text;
use crate::workspace::reply::Opened;

/// One's own devices.
pub const FEATURE: Feature = Feature {
    title: |route| match route {
        Route::Devices => Some(text::devices::title()),
        Route::AddDevice => Some(text::devices::add()),
        _ => None,
    },
    pages: || Box::pin(pages()),
    ..Feature::NOTHING
};

/// What it tells of itself.
pub const TELLING: Telling = Telling {
    today: reminders::today,
    ..Telling::NOTHING
};

#[wasm_split(office, fallible)]
fn pages() -> Result<Pages, NotLoaded> {
    Ok(Pages {
        opened,
        ..Pages::new(page)
    })
}

fn page(route: Route) -> AnyView {
    match route {
        Route::AddDevice => view! { <add::AddDevice /> }.into_any(),
        _ => view! { <page::Devices /> }.into_any(),
    }
}

fn opened(opened: &Opened) -> Option<AnyView> {
    match opened.clone() {
        Opened::OwnHello { fingerprint } => {
            Some(view! { <hello::OwnHello fingerprint /> }.into_any())
        }
        _ => None,
    }
}
