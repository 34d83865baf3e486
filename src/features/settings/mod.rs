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

use super::{Beginning, Feature, Group, Link, Place};
use crate::route::Route;
use crate::text;

/// Settings.
pub const FEATURE: Feature = Feature {
    place,
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

fn place(route: Route) -> Option<Place> {
    match route {
        Route::Settings => Place::new(text::settings::title(), view! { <page::Settings /> }),
        Route::Passphrase => Place::new(
            text::lock::change(),
            view! { <passphrase::NewPassphrasePage /> },
        ),
        _ => None,
    }
}
