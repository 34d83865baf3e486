//! Rosters: bringing students, classes and enrolments from another system or a spreadsheet, with a preview before anything is saved.

mod bad_rows;
mod columns;
mod page;
mod preview;

use leptos::prelude::*;
use throughline_ui::Icon;

use super::{Beginning, Feature, Place};
use crate::route::Route;
use crate::text::roster as say;

/// Rosters.
pub const FEATURE: Feature = Feature {
    place: |route| match route {
        Route::Roster => Place::new(say::title(), view! { <page::RosterPage /> }),
        _ => None,
    },
    begins: &[Beginning {
        route: Route::Roster,
        label: say::title,
        icon: Icon::Upload,
    }],
    ..Feature::NOTHING
};
