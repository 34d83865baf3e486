//! Today: what waits for me, from every feature, and how things stand.

mod begin;
mod news;
mod page;
mod recap;

use leptos::prelude::*;
use throughline_ui::Icon;

use super::{Beginning, Feature, Group, Link, Place};
use crate::route::Route;
use crate::text;

/// Today.
pub const FEATURE: Feature = Feature {
    place,
    navigation: &[Link {
        route: Route::Today,
        label: text::today::title,
        icon: Icon::Home,
        group: Group::Top,
        on_phone: true,
        count: |_| 0,
    }],
    begins: &[Beginning {
        route: Route::Recap,
        label: text::today::recap,
        icon: Icon::Note,
    }],
    today: begin::steps,
    ..Feature::NOTHING
};

fn place(route: Route) -> Option<Place> {
    match route {
        Route::Today => Place::new(text::today::title(), view! { <page::Today /> }),
        Route::Recap => Place::new(text::today::recap(), view! { <recap::Recap /> }),
        _ => None,
    }
}
