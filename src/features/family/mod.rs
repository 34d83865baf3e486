//! A student's family: who belongs to the student, how to reach them safely, and what stands on letters home.

mod guardian;
mod guardian_form;
mod letters;
mod packet;
mod page;

use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

use super::{Feature, NotLoaded, Pages};
use crate::route::Route;
use crate::text::family as say;

/// A student's family.
pub const FEATURE: Feature = Feature {
    title: |route| match route {
        Route::Family(_) => Some(say::page_title()),
        Route::Packet(_) => Some(say::packet()),
        _ => None,
    },
    pages: || Box::pin(pages()),
    ..Feature::NOTHING
};

#[wasm_split(family, fallible)]
fn pages() -> Result<Pages, NotLoaded> {
    Ok(Pages::new(|route| match route {
        Route::Family(student) => view! { <page::FamilyPage student /> }.into_any(),
        Route::Packet(student) => view! { <packet::Packet student /> }.into_any(),
        _ => ().into_any(),
    }))
}
