//! The kiosk: what families will see with the next pack, making it, and what the kiosk says of the school.

mod carry;
mod changes;
mod draft;
mod make;
mod page;
mod preview;
mod remind;
mod settings;

use leptos::prelude::*;
use throughline_ui::Icon;
use wasm_split_helpers::wasm_split;

use super::{Feature, Group, Link, NotLoaded, Pages, Telling};
use crate::route::Route;
use crate::text::kiosk as say;

/// The kiosk.
pub const FEATURE: Feature = Feature {
    title: |route| match route {
        Route::Kiosk => Some(say::title()),
        Route::KioskSettings => Some(say::settings_title()),
        _ => None,
    },
    pages: || Box::pin(pages()),
    navigation: &[Link {
        route: Route::Kiosk,
        label: say::title,
        icon: Icon::Upload,
        group: Group::Families,
        on_phone: false,
    }],
    ..Feature::NOTHING
};

/// What it tells of itself.
pub const TELLING: Telling = Telling {
    today: remind::reminders,
    ..Telling::NOTHING
};

#[wasm_split(families, fallible)]
fn pages() -> Result<Pages, NotLoaded> {
    Ok(Pages::new(|route| match route {
        Route::KioskSettings => view! { <settings::Settings /> }.into_any(),
        _ => view! { <page::KioskPage /> }.into_any(),
    }))
}
