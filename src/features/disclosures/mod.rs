//! The log of what was shared: all of it, and what somebody received about one student.

mod log;
mod page;

use leptos::prelude::*;

use super::{Feature, Place};
use crate::route::Route;
use crate::text;

/// The log of what was shared.
pub const FEATURE: Feature = Feature {
    place,
    ..Feature::NOTHING
};

fn place(route: Route) -> Option<Place> {
    let student = match route {
        Route::Disclosures => None,
        Route::DisclosuresOf(student) => Some(student),
        _ => return None,
    };
    Place::new(
        text::disclosures::title(),
        view! { <page::Disclosures student /> },
    )
}
