//! Rosters: bringing students, classes and enrolments from another system or a spreadsheet, with a preview before anything is saved.

mod page;
mod preview;

use leptos::prelude::*;
use throughline_ui::Icon;
use wasm_split_helpers::wasm_split;

use super::{Beginning, Feature, NotLoaded, Pages};
use crate::route::Route;
use crate::text::roster as say;

/// Rosters.
pub const FEATURE: Feature = Feature {
    title: |route| (route == Route::Roster).then(say::title),
    pages: || Box::pin(pages()),
    begins: &[Beginning {
        route: Route::Roster,
        label: say::title,
        icon: Icon::Upload,
    }],
    ..Feature::NOTHING
};

#[wasm_split(office, fallible)]
fn pages() -> Result<Pages, NotLoaded> {
    Ok(Pages::new(|_| view! { <page::RosterPage /> }.into_any()))
}
