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

use super::{Feature, Group, Link, Place};
use crate::route::Route;
use crate::text;

/// Sharing.
pub const FEATURE: Feature = Feature {
    place,
    navigation: &[Link {
        route: Route::Share,
        label: text::share::title,
        icon: Icon::Share,
        group: Group::Together,
        on_phone: true,
        count: crate::workspace::Workspace::unshared,
    }],
    today: reminders::today,
    opened,
    ..Feature::NOTHING
};

fn place(route: Route) -> Option<Place> {
    match route {
        Route::Share => Place::new(text::share::title(), view! { <people::Share /> }),
        Route::ShareWith(staff) => Place::new(
            text::share::with_tab(),
            view! { <send::Send first=Some(staff) /> },
        ),
        Route::Send => Place::new(text::sending::title(), view! { <send::Send first=None /> }),
        Route::SendLocked => Place::new(
            text::sending::locked_title(),
            view! { <locked::SendLocked /> },
        ),
        Route::OpenFile => Place::new(text::share::receive(), view! { <receive::Receive /> }),
        Route::Backup => Place::new(text::share::backup_title(), view! { <backup::Backup /> }),
        _ => None,
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
