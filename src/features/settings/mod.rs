//! Settings: language, colours, locking and passphrase, keyboard, storage.

mod days_off;
mod demo;
mod list_name;
mod page;
mod passphrase;
mod remove;
mod screen;
mod storage;

use leptos::prelude::*;
use throughline_ui::Icon;
use wasm_split_helpers::wasm_split;

use super::{Beginning, Feature, Group, Link, NotLoaded, Pages};
use crate::route::Route;
use crate::text;

/// Settings.
pub const FEATURE: Feature = Feature {
    title: |route| match route {
        Route::Settings => Some(text::settings::title()),
        Route::Passphrase => Some(text::lock::change()),
        Route::DaysOff => Some(text::days_off::title()),
        _ => None,
    },
    pages: || Box::pin(pages()),
    navigation: &[Link {
        route: Route::Settings,
        label: text::settings::title,
        icon: Icon::Settings,
        group: Group::Foot,
        on_phone: false,
    }],
    begins: &[
        Beginning {
            route: Route::Passphrase,
            label: text::lock::change,
            icon: Icon::Lock,
        },
        Beginning {
            route: Route::DaysOff,
            label: text::days_off::title,
            icon: Icon::Calendar,
        },
    ],
};

#[wasm_split(office, fallible)]
fn pages() -> Result<Pages, NotLoaded> {
    Ok(Pages::new(|route| match route {
        Route::Passphrase => view! { <passphrase::NewPassphrasePage /> }.into_any(),
        Route::DaysOff => view! { <days_off::DaysOffPage /> }.into_any(),
        _ => view! { <page::Settings /> }.into_any(),
    }))
}
