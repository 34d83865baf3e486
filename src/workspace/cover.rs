//! Covering names, for the parent at the desk or the projector.

use leptos::prelude::*;

use super::{Phase, Workspace};
use crate::platform::appearance;

/// Whether names are covered: shown as initials.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cover {
    /// Names show.
    #[default]
    Off,
    /// Names are covered until the first key or click after unlocking.
    UntilTouched,
    /// Names are covered until the person uncovers them.
    On,
}

impl Workspace {
    /// Whether names are covered; tracked.
    pub fn covered(self) -> bool {
        self.cover.get() != Cover::Off
    }

    /// Covers names, or uncovers them.
    pub fn toggle_cover(self) {
        self.cover.update(|cover| {
            *cover = match cover {
                Cover::Off => Cover::On,
                Cover::On | Cover::UntilTouched => Cover::Off,
            };
        });
    }

    /// Somebody is at the keyboard: what was covered only after unlocking shows.
    pub fn touched(self) {
        let shown = matches!(self.phase.get_untracked(), Phase::Opening | Phase::Open);
        if self.cover.get_untracked() == Cover::UntilTouched && shown {
            self.cover.set(Cover::Off);
        }
    }

    /// Lets the page's root element follow the cover.
    pub(crate) fn show_cover(self) {
        Effect::new(move |_| appearance::set_covered(self.covered()));
    }
}
