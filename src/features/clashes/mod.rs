//! Clashes: fields that two people changed apart wait here until a person settles them.

mod card;
mod field;
mod page;
mod value;

use leptos::prelude::*;
use throughline_ui::{Icon, Tone};
use wasm_split_helpers::wasm_split;

use super::{Feature, Group, Link, NotLoaded, Pages, Reminder, Telling};
use crate::route::Route;
use crate::text::clashes as say;
use crate::workspace::Workspace;

/// Clashes.
pub const FEATURE: Feature = Feature {
    title: |route| (route == Route::Clashes).then(say::title),
    pages: || Box::pin(pages()),
    navigation: &[Link {
        route: Route::Clashes,
        label: say::title,
        icon: Icon::Clash,
        group: Group::Together,
        on_phone: false,
    }],
    ..Feature::NOTHING
};

/// What it tells of itself.
pub const TELLING: Telling = Telling {
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
    ..Telling::NOTHING
};

#[wasm_split(work, fallible)]
fn pages() -> Result<Pages, NotLoaded> {
    Ok(Pages {
        waiting,
        ..Pages::new(|_| view! { <page::Clashes /> }.into_any())
    })
}

/// How many fields wait.
fn waiting(workspace: Workspace) -> usize {
    let clashing = workspace.cabinet.clashing();
    clashing.iter().map(|view| view.conflicts.len()).sum()
}
