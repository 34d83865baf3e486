//! The staff: directory, invitations, and confirming who replied.

mod directory;
mod edit;
mod hello;
mod introduced;
mod invite;
mod person;
mod reminders;

use crate::workspace::reply::Opened;
use leptos::prelude::*;
use throughline_ui::Icon;
use wasm_split_helpers::wasm_split;

use super::{Beginning, Feature, Found, Group, Link, NotLoaded, Pages, Seek, Telling, rank};
use crate::route::Route;
use crate::text;
use crate::workspace::Workspace;
use crate::workspace::fold::fold;

/// The staff.
pub const FEATURE: Feature = Feature {
    title: |route| match route {
        Route::Staff | Route::Person(_) => Some(text::staff::title()),
        Route::Invite => Some(text::staff::invite_title()),
        _ => None,
    },
    pages: || Box::pin(pages()),
    navigation: &[Link {
        route: Route::Staff,
        label: text::staff::title,
        icon: Icon::People,
        group: Group::Together,
        on_phone: false,
    }],
    begins: &[Beginning {
        route: Route::Invite,
        label: text::staff::invite_title,
        icon: Icon::Add,
    }],
};

/// What it tells of itself.
pub const TELLING: Telling = Telling {
    today: reminders::today,
    ..Telling::NOTHING
};

fn seek(workspace: Workspace) -> Seek {
    Box::new(move |words| find(workspace, words))
}

fn find(workspace: Workspace, words: &[&str]) -> Vec<(u32, Found)> {
    let found = workspace.people().into_iter().filter_map(|person| {
        let found = Found {
            words: workspace.staff_name(person.staff),
            detail: person.roles.first().map(|role| text::names::role(*role)),
            icon: Icon::People,
            route: Route::Person(person.staff),
        };
        Some((rank(&fold(&person.name), words)? + 2, found))
    });
    found.collect()
}

#[wasm_split(office, fallible)]
fn pages() -> Result<Pages, NotLoaded> {
    Ok(Pages {
        opened,
        seek,
        ..Pages::new(page)
    })
}

fn page(route: Route) -> AnyView {
    match route {
        Route::Invite => view! { <invite::Invite /> }.into_any(),
        Route::Person(staff) => view! { <person::PersonPage staff /> }.into_any(),
        _ => view! { <directory::Directory /> }.into_any(),
    }
}

fn opened(opened: &Opened) -> Option<AnyView> {
    match opened.clone() {
        Opened::Hello {
            staff,
            name,
            role,
            fingerprint,
            standing,
        } => {
            let said = hello::Said {
                staff,
                name,
                role,
                fingerprint,
            };
            Some(view! { <hello::Hello said standing /> }.into_any())
        }
        _ => None,
    }
}
