//! The log of what was shared: all of it, and what somebody received about one student.

mod log;
mod page;

use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

use super::{Feature, NotLoaded, Pages};
use crate::route::Route;
use crate::text;

/// The log of what was shared.
pub const FEATURE: Feature = Feature {
    title: |route| match route {
        Route::Disclosures | Route::DisclosuresOf(_) => Some(text::disclosures::title()),
        _ => None,
    },
    pages: || Box::pin(pages()),
    ..Feature::NOTHING
};

#[wasm_split(office, fallible)]
fn pages() -> Result<Pages, NotLoaded> {
    Ok(Pages::new(|route| {
        let student = match route {
            Route::DisclosuresOf(student) => Some(student),
            _ => None,
        };
        view! { <page::Disclosures student /> }.into_any()
    }))
}
