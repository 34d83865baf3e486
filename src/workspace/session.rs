//! Opening and closing a vault.

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_domain::id::VaultId;
use throughline_domain::time::Timestamp;
use throughline_protocol::Failure;
use throughline_protocol::command::{Command, UnlockKey};
use throughline_protocol::reply::{Notice, Reply, Session};

use super::{Cover, Workspace, known};
use crate::platform::engine::{Asked, Engine, Unasked};
use crate::platform::timer;
use crate::route::Route;

/// How long a closing engine has to keep what was typed last, in milliseconds.
const LAST_WORDS: i32 = 1_000;

/// Whether a vault is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// None is; and why the last one was closed.
    Closed(Option<Closing>),
    /// One is whose person has introduced themselves and joined no school yet.
    Introduced,
    /// One is being opened: its key fits, its dossiers are coming in.
    Opening,
    /// One is open.
    Open,
    /// One is open in the engine, and nothing of it is here: a PIN brings it back.
    ScreenLocked {
        /// Since when.
        since: Timestamp,
    },
}

/// Why a vault was closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// The person locked it.
    Locked,
    /// The engine stopped unexpectedly. What was saved is safe.
    EngineDied,
    /// Nobody touched it for a while.
    Idle,
    /// It is being opened here again after another window took over.
    TakeOver,
    /// The PIN of the locked screen was wrong too often, or too much time went by.
    PinExpired,
    /// It was removed from this browser.
    Removed,
    /// It was worked on in file mode, and all that is left of it is its file.
    FileClosed,
    /// The engine stopped unexpectedly in file mode: so many changes and drafts were not in the file, and are lost.
    FileLost(usize),
}

impl Workspace {
    /// Opens a vault. Its dossiers come in while it opens.
    pub async fn unlock(
        self,
        vault: VaultId,
        key: UnlockKey,
        take_over: bool,
    ) -> Result<(), Failure> {
        self.guard
            .get_value()
            .recovered
            .set(matches!(key, UnlockKey::Words(_)));
        let command = Command::Unlock {
            vault,
            key,
            take_over,
        };
        self.open_by(command).await
    }

    /// Opens a vault by this command.
    pub(super) async fn open_by(self, command: Command) -> Result<(), Failure> {
        self.unlock_failure.set(None);
        self.cover.set(Cover::UntilTouched);
        let answer = self.ask(command, Some(self.opening)).await;
        match answer {
            Ok(Reply::Unlocked(session)) => {
                self.enter(session);
                Ok(())
            }
            Ok(Reply::Introduced(newcomer)) => {
                self.introduced(newcomer);
                Ok(())
            }
            Ok(_) => Err(self.give_up(Failure::Fault("unexpected answer".into()))),
            Err(failure) => Err(self.give_up(failure)),
        }
    }

    /// Enters a vault that the engine has opened.
    pub fn enter(self, session: Session) {
        self.begin(session);
        self.phase.set(Phase::Open);
    }

    /// Shows a vault whose dossiers are still coming in.
    pub(super) fn begin(self, session: Session) {
        // In file mode nothing of it stays in this browser, its name among it.
        if session.not_in_file.is_none() {
            known::remember(session.vault, &session.school);
        } else if self.route.get_untracked() == Route::OpenFile {
            // What was opened there is open now: that page is for the next file.
            self.go_instead(Route::Today);
        }
        let was_closed = matches!(
            self.phase.get_untracked(),
            Phase::Closed(_) | Phase::Introduced
        );
        self.guard.get_value().newcomer.set(None);
        if was_closed && untrack(|| self.recovered()) {
            self.go(Route::Passphrase);
        }
        self.session.set(Some(session));
        self.phase.set(Phase::Opening);
    }

    /// Closes the vault: the engine ends, which frees its keys, and nothing of it stays on the page.
    /// What was typed is told to the engine first, and the engine has a moment to keep it.
    pub fn close(self, why: Closing) {
        let told = self.tell();
        let why = self.leave_file(why);
        self.end_engine(told);
        self.session.set(None);
        self.guard.get_value().newcomer.set(None);
        self.cover.set(Cover::Off);
        self.forget_values();
        self.desks.get_value().choices.clear();
        self.guard.get_value().stand_down();
        self.must_reload.set(false);
        self.phase.set(Phase::Closed(Some(why)));
    }

    /// Leaves a vault that was removed from this browser.
    pub fn leave_removed(self, vault: VaultId) {
        known::forget(vault);
        self.close(Closing::Removed);
        self.go_instead(Route::Today);
    }

    /// The engine; started when it is not running.
    pub(super) fn engine(self) -> Result<Engine, Failure> {
        if let Some(engine) = self.engine.get_value() {
            return Ok(engine);
        }
        let engine = Engine::start(move |unasked| self.hear(&unasked))?;
        self.engine.set_value(Some(engine.clone()));
        Ok(engine)
    }

    fn end_engine(self, told: Vec<(String, Asked)>) {
        let engine = self.engine.get_value();
        self.engine.set_value(None);
        let Some(engine) = engine else { return };
        if told.is_empty() {
            engine.end();
            return;
        }
        // Whichever comes first: what is asked of an engine that has ended has failed.
        let late = engine.clone();
        timer::after(LAST_WORDS, move || late.end());
        spawn_local(async move {
            self.hear_of_drafts(told).await;
            engine.end();
        });
    }

    /// Takes every plain value of the school out of the memory of the page.
    pub(super) fn forget_values(self) {
        self.cabinet.clear();
        self.drafts().clear();
    }

    fn hear(self, unasked: &Unasked) {
        match unasked {
            Unasked::Died => {
                // Before a vault is open there is nothing to close: whoever asked is told.
                self.engine.set_value(None);
                if self.phase.get_untracked() != Phase::Closed(None) {
                    self.close(Closing::EngineDied);
                }
            }
            Unasked::Notice(Notice::OwnershipLost) if untrack(|| self.screen_locked()) => {
                self.close(Closing::TakeOver);
            }
            Unasked::Notice(Notice::OwnershipLost) => self.become_read_only(),
            Unasked::Notice(Notice::MustReload) => self.must_reload.set(true),
        }
    }

    pub(super) fn become_read_only(self) {
        self.session.update(|session| {
            if let Some(session) = session {
                session.read_only = true;
            }
        });
    }

    /// Leaves everything as it was before the opening began.
    fn give_up(self, failure: Failure) -> Failure {
        if self.phase.get_untracked() == Phase::Opening {
            self.session.set(None);
            self.forget_values();
            self.phase.set(Phase::Closed(None));
        }
        self.guard.get_value().stand_down();
        self.unlock_failure.set(Some(failure.clone()));
        failure
    }
}
