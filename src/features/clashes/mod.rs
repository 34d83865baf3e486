//! Clashes: fields that two people changed apart wait here until a person settles them.

mod card;
mod field;
mod page;
mod value;

use leptos::prelude::*;
use throughline_ui::{Icon, Tone};

use super::{Feature, Group, Link, Place, Reminder};
use crate::route::Route;
use crate::text::clashes as say;
use crate::workspace::Workspace;

/// Clashes.
pub const FEATURE: Feature = Feature {
    place: |route| match route {
        Route::Clashes => Place::new(say::title(), view! { <page::Clashes /> }),
        _ => None,
    },
    navigation: &[Link {
        route: Route::Clashes,
        label: say::title,
        icon: Icon::Clash,
        group: Group::Together,
        on_phone: false,
        count: waiting,
    }],
    today: |workspace| {
        let count = waiting(workspace);
        let reminder = (count > 0).then(|| Reminder {
            words: say::remind(count),
            detail: None,
            icon: Icon::Clash,
            tone: Tone::Caution,
            route: Route::Clashes,
            since: None,
        });
        reminder.into_iter().collect()
    },
    ..Feature::NOTHING
};

/// How many fields wait.
fn waiting(workspace: Workspace) -> usize {
    let clashing = workspace.cabinet.clashing();
    clashing.iter().map(|view| view.conflicts.len()).sum()
}
