//! Sharing: files for colleagues, files from colleagues, backups.

mod backup;
mod bundle;
mod locked;
mod made;
mod parcel;
mod people;
mod receive;
mod reminders;
mod scope;
mod send;
mod vault_file;

use crate::workspace::reply::Opened;
use leptos::prelude::*;
use throughline_ui::Icon;
use wasm_split_helpers::wasm_split;

use super::{Feature, Group, Link, NotLoaded, Pages, Telling};
use crate::route::Route;
use crate::text;

/// Sharing.
pub const FEATURE: Feature = Feature {
    title: |route| match route {
        Route::Share => Some(text::share::title()),
        Route::ShareWith(_) => Some(text::share::with_tab()),
        Route::Send => Some(text::sending::title()),
        Route::SendLocked => Some(text::sending::locked_title()),
        Route::OpenFile => Some(text::share::receive()),
        Route::Backup => Some(text::share::backup_title()),
        _ => None,
    },
    pages: || Box::pin(pages()),
    navigation: &[Link {
        route: Route::Share,
        label: text::share::title,
        icon: Icon::Share,
        group: Group::Together,
        on_phone: true,
    }],
    ..Feature::NOTHING
};

/// What it tells of itself.
pub const TELLING: Telling = Telling {
    today: reminders::today,
    ..Telling::NOTHING
};

#[wasm_split(office, fallible)]
fn pages() -> Result<Pages, NotLoaded> {
    Ok(Pages {
        opened,
        waiting: crate::workspace::Workspace::unshared,
        ..Pages::new(page)
    })
}

fn page(route: Route) -> AnyView {
    match route {
        Route::ShareWith(staff) => view! { <send::Send first=Some(staff) /> }.into_any(),
        Route::Send => view! { <send::Send first=None /> }.into_any(),
        Route::SendLocked => view! { <locked::SendLocked /> }.into_any(),
        Route::OpenFile => view! { <receive::Receive /> }.into_any(),
        Route::Backup => view! { <backup::Backup /> }.into_any(),
        _ => view! { <people::Share /> }.into_any(),
    }
}

fn opened(opened: &Opened) -> Option<AnyView> {
    match opened {
        Opened::Bundle(preview) => {
            let preview = preview.clone();
            Some(view! { <bundle::Bundle preview /> }.into_any())
        }
        _ => None,
    }
}
