//! Settings: language, colours, locking and passphrase, keyboard, storage.

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
        _ => None,
    },
    pages: || Box::pin(pages()),
    navigation: &[Link {
        route: Route::Settings,
        label: text::settings::title,
        icon: Icon::Settings,
        group: Group::Foot,
        on_phone: false,
        count: |_| 0,
    }],
    begins: &[Beginning {
        route: Route::Passphrase,
        label: text::lock::change,
        icon: Icon::Lock,
    }],
    ..Feature::NOTHING
};

#[wasm_split(office, fallible)]
fn pages() -> Result<Pages, NotLoaded> {
    Ok(Pages::new(|route| match route {
        Route::Passphrase => view! { <passphrase::NewPassphrasePage /> }.into_any(),
        _ => view! { <page::Settings /> }.into_any(),
    }))
}
