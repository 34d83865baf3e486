//! The community directory: who in the neighbourhood helps with what, found by need, kept fresh by calling, brought in and given out.

mod calls;
mod draft;
mod find;
mod form;
mod hand_over;
mod hours;
mod import;
mod known;
mod list;
mod names;
mod phones;
mod places;
mod preview;
mod seek;
mod service;

use leptos::prelude::*;
use throughline_ui::Icon;
use wasm_split_helpers::wasm_split;

use super::{Beginning, Feature, Group, Link, NotLoaded, Pages};
use crate::route::Route;
use crate::text::directory as say;

/// The community directory.
pub const FEATURE: Feature = Feature {
    title: |route| match route {
        Route::Directory => Some(say::title()),
        Route::Service(_) => Some(say::service_tab()),
        Route::Calls => Some(say::calls_title()),
        Route::ImportServices => Some(say::import_title()),
        Route::ServiceNote(_) => Some(say::note_tab()),
        _ => None,
    },
    pages: || Box::pin(pages()),
    navigation: &[Link {
        route: Route::Directory,
        label: say::title,
        icon: Icon::Globe,
        group: Group::Families,
        on_phone: false,
    }],
    begins: &[Beginning {
        route: Route::Calls,
        label: say::calls_title,
        icon: Icon::Talk,
    }],
};

#[wasm_split(directory, fallible)]
fn pages() -> Result<Pages, NotLoaded> {
    let pages = Pages::new(|route| match route {
        Route::Service(service) => view! { <service::ServicePage service /> }.into_any(),
        Route::ServiceNote(service) => view! { <hand_over::HandOver service /> }.into_any(),
        Route::Calls => view! { <calls::Calls /> }.into_any(),
        Route::ImportServices => view! { <import::Import /> }.into_any(),
        _ => view! { <list::DirectoryList /> }.into_any(),
    });
    Ok(Pages {
        seek: seek::seek,
        ..pages
    })
}
