//! Locking by itself, for the desk that somebody left.

use leptos::prelude::*;
use throughline_domain::time::Timestamp;

use super::settings::Settings;
use super::{Closing, Phase, Workspace};
use crate::platform::engine::Engine;
use crate::platform::{clock, keyboard, timer};

/// How often it is looked whether somebody is still there, in milliseconds.
const LOOK_EVERY: i32 = 5_000;
/// How long before it locks that is said, in milliseconds.
const WARNING: i64 = 60_000;
/// How long a PIN opens the screen, in milliseconds. The engine keeps to it too; here the engine ends.
const SCREEN_LOCKED_FOR: i64 = 4 * 60 * 60 * 1000;

/// What the time without a touch calls for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Due {
    Nothing,
    Warning,
    Lock,
}

/// What is due after so many milliseconds without a touch, when a school locks after this many minutes.
fn due(idle: i64, lock_after: Option<u16>) -> Due {
    let Some(limit) = lock_after.map(|minutes| i64::from(minutes) * 60_000) else {
        return Due::Nothing;
    };
    if idle >= limit {
        Due::Lock
    } else if idle >= limit - WARNING {
        Due::Warning
    } else {
        Due::Nothing
    }
}

impl Workspace {
    /// Watches for keys and presses: they uncover names, and keep the school open.
    pub(crate) fn watch_presence(self, settings: Settings) {
        let last = StoredValue::new(clock::now());
        keyboard::watch_touches(move || {
            // The device may have slept for hours: whoever wakes it is not taken for who left it.
            self.look(settings, last.get_value());
            last.set_value(clock::now());
            self.guard.get_value().leaving.set(false);
            self.touched();
        });
        timer::every(LOOK_EVERY, move || self.look(settings, last.get_value()));
    }

    /// Warns or locks when it is time to.
    fn look(self, settings: Settings, last_touch: Timestamp) {
        let now = clock::now();
        match self.phase.get_untracked() {
            Phase::ScreenLocked { since } if now.0 - since.0 >= SCREEN_LOCKED_FOR => {
                self.close(Closing::PinExpired);
            }
            Phase::Open if !self.is_busy() => {
                match due(
                    now.0 - last_touch.0,
                    untrack(|| settings.lock_after_minutes()),
                ) {
                    Due::Nothing => {}
                    Due::Warning => self.guard.get_value().leaving.set(true),
                    Due::Lock => self.lock_screen(Closing::Idle),
                }
            }
            Phase::Introduced if !self.is_busy() => {
                let limit = untrack(|| settings.lock_after_minutes());
                if due(now.0 - last_touch.0, limit) == Due::Lock {
                    self.close(Closing::Idle);
                }
            }
            _ => {}
        }
    }

    /// Whether the engine still works on something; not tracked.
    pub(super) fn is_busy(self) -> bool {
        self.engine
            .with_value(|engine| engine.as_ref().is_some_and(Engine::is_busy))
    }
}

#[cfg(test)]
mod tests {
    use super::{Due, due};

    fn check(seconds: i64, lock_after: Option<u16>, expected: Due) {
        let found = due(seconds * 1000, lock_after);
        assert_eq!(found, expected, "{seconds} s, {lock_after:?}");
    }

    #[test]
    fn a_minute_before_it_locks_it_says_so() {
        check(0, Some(10), Due::Nothing);
        check(9 * 60 - 1, Some(10), Due::Nothing);
        check(9 * 60, Some(10), Due::Warning);
        check(10 * 60 - 1, Some(10), Due::Warning);
        check(10 * 60, Some(10), Due::Lock);
        check(24 * 60 * 60, Some(10), Due::Lock);
        check(24 * 60 * 60, None, Due::Nothing);
    }
}
