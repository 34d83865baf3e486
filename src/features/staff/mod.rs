//! The staff: directory, invitations, and confirming who replied.

mod directory;
mod edit;
mod hello;
mod invite;
mod person;
mod reminders;

use crate::workspace::reply::Opened;
use leptos::prelude::*;
use throughline_ui::Icon;

use super::{Feature, Group, Link, Place};
use crate::route::Route;
use crate::text;

/// The staff.
pub const FEATURE: Feature = Feature {
    place,
    navigation: &[Link {
        route: Route::Staff,
        label: text::staff::title,
        icon: Icon::People,
        group: Group::Together,
        on_phone: false,
        count: |_| 0,
    }],
    today: reminders::today,
    opened,
    ..Feature::NOTHING
};

fn place(route: Route) -> Option<Place> {
    match route {
        Route::Staff => Place::new(text::staff::title(), view! { <directory::Directory /> }),
        Route::Invite => Place::new(text::staff::invite_title(), view! { <invite::Invite /> }),
        Route::Person(staff) => {
            Place::new(text::staff::title(), view! { <person::PersonPage staff /> })
        }
        _ => None,
    }
}

fn opened(opened: &Opened) -> Option<AnyView> {
    match opened.clone() {
        Opened::Hello {
            name,
            role,
            fingerprint,
            known_with_other_keys,
        } => {
            Some(view! { <hello::Hello name role fingerprint known_with_other_keys /> }.into_any())
        }
        _ => None,
    }
}
