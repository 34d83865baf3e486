//! Today: what waits for me, from every feature, and how things stand.

mod begin;
mod news;
mod page;
mod recap;

use leptos::prelude::*;
use throughline_ui::Icon;
use wasm_split_helpers::wasm_split;

use super::{Beginning, Feature, Group, Link, NotLoaded, Pages, Telling};
use crate::route::Route;
use crate::text;

/// Today.
pub const FEATURE: Feature = Feature {
    title: |route| match route {
        Route::Today => Some(text::today::title()),
        Route::Recap => Some(text::today::recap()),
        _ => None,
    },
    pages: || Box::pin(pages()),
    navigation: &[Link {
        route: Route::Today,
        label: text::today::title,
        icon: Icon::Home,
        group: Group::Top,
        on_phone: true,
    }],
    begins: &[Beginning {
        route: Route::Recap,
        label: text::today::recap,
        icon: Icon::Note,
    }],
};

/// What it tells of itself.
pub const TELLING: Telling = Telling {
    today: begin::steps,
    ..Telling::NOTHING
};

#[wasm_split(work, fallible)]
fn pages() -> Result<Pages, NotLoaded> {
    Ok(Pages::new(|route| match route {
        Route::Recap => view! { <recap::Recap /> }.into_any(),
        _ => view! { <page::Today /> }.into_any(),
    }))
}
