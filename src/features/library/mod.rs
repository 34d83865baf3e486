//! The library: interventions, accommodations and classroom techniques to choose from, which the school words its own way.

mod entry;
mod form;
mod list;
mod names;

use leptos::prelude::*;
use throughline_ui::Icon;
use wasm_split_helpers::wasm_split;

use super::{Feature, Group, Link, NotLoaded, Pages};
use crate::route::Route;
use crate::text::library as say;

/// The library.
pub const FEATURE: Feature = Feature {
    title: |route| matches!(route, Route::Library).then(say::title),
    pages: || Box::pin(pages()),
    navigation: &[Link {
        route: Route::Library,
        label: say::title,
        icon: Icon::Star,
        group: Group::Together,
        on_phone: false,
    }],
    ..Feature::NOTHING
};

#[wasm_split(plans, fallible)]
fn pages() -> Result<Pages, NotLoaded> {
    Ok(Pages::new(|_| view! { <list::LibraryList /> }.into_any()))
}
