//! Locking by itself, for the desk that somebody left.

use leptos::prelude::*;

use super::settings::Settings;
use super::{Phase, Workspace};
use crate::platform::engine::Engine;
use crate::platform::{clock, keyboard, timer};

/// How often it is looked whether somebody is still there, in milliseconds.
const LOOK_EVERY: i32 = 15_000;

impl Workspace {
    /// Watches for keys and presses: they uncover names, and keep the school open.
    pub(crate) fn watch_presence(self, settings: Settings) {
        let last = StoredValue::new(clock::now());
        keyboard::watch_touches(move || {
            last.set_value(clock::now());
            self.touched();
        });
        timer::every(LOOK_EVERY, move || {
            let idle = clock::now().0 - last.get_value().0;
            let limit = untrack(|| settings.lock_after_minutes())
                .map(|minutes| i64::from(minutes) * 60_000);
            if limit.is_some_and(|limit| idle >= limit) && self.is_open() && !self.is_busy() {
                self.lock_by_itself();
            }
        });
    }

    /// Whether the engine still works on something; not tracked.
    pub(super) fn is_busy(self) -> bool {
        self.phase.get_untracked() == Phase::Opening
            || self
                .engine
                .with_value(|engine| engine.as_ref().is_some_and(Engine::is_busy))
    }
}
