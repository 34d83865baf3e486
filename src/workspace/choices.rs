//! How a person wants to see a page, such as a board rather than a list: for as long as the school is open, and nowhere
//! but here.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::Workspace;

/// What was chosen. A copy is the same.
#[derive(Clone, Copy)]
pub(super) struct Choices(RwSignal<BTreeMap<&'static str, &'static str>>);

impl Choices {
    pub(super) fn new() -> Self {
        Self(RwSignal::default())
    }

    /// Forgets all of it.
    pub(super) fn clear(self) {
        self.0.set(BTreeMap::new());
    }
}

impl Workspace {
    /// What the person chose for this; `None` while they have not. Tracked.
    pub fn choice(self, of: &'static str) -> Option<&'static str> {
        let chosen = self.desks.get_value().choices.0;
        chosen.with(|chosen| chosen.get(of).copied())
    }

    /// Remembers what the person chose, until the school is closed.
    pub fn choose(self, of: &'static str, what: &'static str) {
        let chosen = self.desks.get_value().choices.0;
        chosen.update(|chosen| {
            chosen.insert(of, what);
        });
    }
}
