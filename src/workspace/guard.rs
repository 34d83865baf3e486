//! What guards the open school: its passphrase, and a screen that locks while somebody is away.

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_protocol::Failure;
use throughline_protocol::command::{Command, Secret, UnlockKey};
use throughline_protocol::reply::{Newcomer, Reply};

use super::{Closing, Cover, Phase, Workspace};
use crate::platform::clock;

/// How the open school is guarded. A copy is the same guard.
#[derive(Clone, Copy)]
pub(super) struct Guard {
    /// Whether a PIN is set, so that the screen can be locked.
    pub pin: RwSignal<bool>,
    /// Whether recovery words opened the school, and no new passphrase has followed.
    pub recovered: RwSignal<bool>,
    /// Whether the school locks itself within a minute.
    pub leaving: RwSignal<bool>,
    /// Whoever has introduced themselves: no school is open to them yet.
    pub newcomer: RwSignal<Option<Newcomer>>,
}

impl Guard {
    pub(super) fn new() -> Self {
        Self {
            pin: RwSignal::new(false),
            recovered: RwSignal::new(false),
            leaving: RwSignal::new(false),
            newcomer: RwSignal::new(None),
        }
    }

    /// As it is when no school is open.
    pub(super) fn stand_down(self) {
        self.pin.set(false);
        self.recovered.set(false);
        self.leaving.set(false);
    }
}

impl Workspace {
    /// Whether a PIN is set, so that the screen can be locked; tracked.
    pub fn has_pin(self) -> bool {
        self.guard.get_value().pin.get()
    }

    /// Whether recovery words opened the school, and no new passphrase has followed; tracked.
    pub fn recovered(self) -> bool {
        self.guard.get_value().recovered.get()
    }

    /// Whether the school locks itself within a minute, unless somebody touches it; tracked.
    pub fn leaving(self) -> bool {
        self.guard.get_value().leaving.get()
    }

    /// Whether the screen is locked; tracked.
    pub fn screen_locked(self) -> bool {
        matches!(self.phase.get(), Phase::ScreenLocked { .. })
    }

    /// Sets the PIN, as long as the school is open; `None` takes it away.
    ///
    /// # Errors
    /// When the PIN is not fit to be one.
    pub async fn set_pin(self, pin: Option<String>) -> Result<(), Failure> {
        let set = pin.is_some();
        self.ask(Command::SetPin(pin.map(Secret)), None).await?;
        self.guard.get_value().pin.set(set);
        Ok(())
    }

    /// Puts the school under a new passphrase. Without a `proof` only right after recovery words opened it.
    pub async fn change_passphrase(
        self,
        proof: Option<UnlockKey>,
        new: String,
        job: super::Job,
    ) -> Result<(), Failure> {
        let new = Secret(new);
        let command = Command::ChangePassphrase { proof, new };
        let changed = self.ask(command, Some(job)).await;
        if matches!(changed, Ok(_) | Err(Failure::NeedsProof)) {
            self.guard.get_value().recovered.set(false);
        }
        changed.map(|_| ())
    }

    /// Lets somebody who opened the school with recovery words go on without a new passphrase.
    pub fn keep_old_passphrase(self) {
        self.guard.get_value().recovered.set(false);
    }

    /// Locks the screen: every plain value goes from the page and from its memory, and the PIN brings them back. Without
    /// a PIN, or in a window that can only read, the school is closed instead; in file mode too, where keys that go after
    /// the last try would take changes with them that are not in the file.
    pub fn lock_screen(self, otherwise: Closing) {
        let has_pin = untrack(|| self.has_pin() && !self.read_only());
        let in_file_mode = self.changes_not_in_file().is_some();
        if !has_pin || in_file_mode || !self.is_open() {
            match otherwise {
                Closing::Idle => self.lock_by_itself(),
                _ => self.lock(),
            }
            return;
        }
        self.tell_now();
        self.show_nothing(clock::now());
        spawn_local(async move {
            if self.ask(Command::LockScreen, None).await.is_err() {
                self.close(otherwise);
            }
        });
    }

    /// Opens the locked screen.
    ///
    /// # Errors
    /// When the PIN is another one. When no more tries are left, the school is closed.
    pub async fn open_screen(self, pin: String) -> Result<(), Failure> {
        let Phase::ScreenLocked { since } = self.phase.get_untracked() else {
            return Err(Failure::OutOfOrder);
        };
        self.cover.update(|cover| {
            if *cover == Cover::Off {
                *cover = Cover::UntilTouched;
            }
        });
        let pin = Secret(pin);
        let answer = self.ask(Command::OpenScreen { pin }, Some(self.opening));
        let failure = match answer.await {
            Ok(Reply::Unlocked(session)) => {
                self.enter(session);
                return Ok(());
            }
            Ok(_) => Failure::Fault("unexpected answer".into()),
            Err(failure) => failure,
        };
        if failure == Failure::PinExpired {
            self.close(Closing::PinExpired);
        } else if self.phase.get_untracked() == Phase::Opening {
            self.show_nothing(since);
        }
        Err(failure)
    }

    /// Takes every plain value of the school off the page and out of its memory.
    fn show_nothing(self, since: throughline_domain::time::Timestamp) {
        self.guard.get_value().leaving.set(false);
        self.phase.set(Phase::ScreenLocked { since });
        self.session.set(None);
        self.forget_values();
    }
}
