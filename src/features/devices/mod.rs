//! One's own devices: adding another one, sending one's work to it, and taking access away from one that was lost.

mod add;
mod hello;
mod page;
mod reminders;

use leptos::prelude::*;

use super::{Feature, Place};
use crate::route::Route;
use crate::text;
use crate::workspace::reply::Opened;

/// One's own devices.
pub const FEATURE: Feature = Feature {
    place,
    today: reminders::today,
    opened,
    ..Feature::NOTHING
};

fn place(route: Route) -> Option<Place> {
    match route {
        Route::Devices => Place::new(text::devices::title(), view! { <page::Devices /> }),
        Route::AddDevice => Place::new(text::devices::add(), view! { <add::AddDevice /> }),
        _ => None,
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
