//! The engine's state, and the commands at its door: opening, locking, keeping what is being typed.

mod beginning;
mod desk;
mod exchange;
mod opening;
mod part;

use throughline_protocol::command::UnlockKey;
use throughline_protocol::{Command, DossierView, Failure, Reply};
use throughline_vault::store::Store;
use throughline_vault::store::memory::Snapshot;

use crate::answer::Answer;
use crate::host::Host;
use crate::newcomer::{self, Newcomer};
use crate::open::Open;
use crate::prepare::Prepared;
use crate::records::WriteFailure;
use crate::screen::Screen;
use crate::{backup, hello, import, join, roster, services};
pub use part::{Part, part_of};

/// The engine.
pub struct Engine<H: Host> {
    host: H,
    open: Option<Open<H::Store>>,
    /// Whoever has introduced themselves and joined no school yet: then nothing else is open.
    newcomer: Option<Newcomer<H::Store>>,
    screen: Screen,
    waiting: Waiting,
}

/// What was read or prepared and waits for the person's word: one thing at a time.
enum Waiting {
    Nothing,
    Vault(Box<Prepared>),
    Roster(Box<roster::Pending>),
    Services(Box<services::Pending>),
    Bundle(Box<import::Pending>),
    Hello(Box<hello::Pending>),
    FirstFile(Box<newcomer::Pending>),
    Invitation(Box<join::Invitation>),
    Backup(Box<backup::Pending>),
    VaultFile(Box<Snapshot>),
}

impl<H: Host> Engine<H> {
    /// An engine with nothing open.
    pub fn new(host: H) -> Self {
        Self {
            host,
            open: None,
            newcomer: None,
            screen: Screen::default(),
            waiting: Waiting::Nothing,
        }
    }

    /// Carries out a command. What fails has changed nothing.
    pub async fn handle(&mut self, command: Command, answer: &Answer) -> Result<Reply, Failure> {
        match part_of(&command) {
            Part::Door => self.door(command, answer).await,
            Part::Desk => self.desk(command, answer).await,
            Part::Exchange => self.exchange(command, answer).await,
        }
    }

    /// Carries out a command of [`Part::Door`].
    pub(crate) async fn door(
        &mut self,
        command: Command,
        answer: &Answer,
    ) -> Result<Reply, Failure> {
        if let Command::OpenScreen { pin } = command {
            return self.open_screen(&pin.0, answer).await;
        }
        self.screen.pass()?;
        match command {
            Command::Unlock {
                vault,
                key: UnlockKey::Passphrase(passphrase),
                take_over,
            } => self.unlock(vault, &passphrase, take_over, answer).await,
            Command::RemoveVault { vault, passphrase } => self.remove(vault, passphrase).await,
            Command::LockScreen => self.lock_screen(),
            Command::Discard => {
                self.waiting = Waiting::Nothing;
                Ok(Reply::Nothing)
            }
            command => self.on_open_vault(command).await,
        }
    }

    async fn on_open_vault(&mut self, command: Command) -> Result<Reply, Failure> {
        let host = &self.host;
        let open = self.open.as_mut().ok_or(Failure::OutOfOrder)?;
        match command {
            Command::SetPin(pin) => {
                let typed = pin.as_ref().map(|pin| pin.0.as_str());
                self.screen.set_pin(typed)?;
                Ok(Reply::Nothing)
            }
            Command::KeepDraft { about, typed } => {
                let records = open.cabinet.records();
                let kept = records.keep_draft(&about, &typed, host.now()).await;
                kept.map_err(WriteFailure::into_failure)?;
                Ok(Reply::Nothing)
            }
            Command::ForgetDraft { about } => {
                let forgotten = open.cabinet.records().forget_draft(&about).await;
                forgotten.map_err(WriteFailure::into_failure)?;
                Ok(Reply::Nothing)
            }
            Command::Session => Ok(Reply::Saved(open.session().await?)),
            _ => Err(Failure::OutOfOrder),
        }
    }

    fn lock_screen(&mut self) -> Result<Reply, Failure> {
        let open = self.open.as_mut().ok_or(Failure::OutOfOrder)?;
        self.screen.lock(self.host.now())?;
        self.waiting = Waiting::Nothing;
        open.forget_values();
        Ok(Reply::Nothing)
    }

    /// Takes a PIN. When it may not be tried again, the keys go.
    async fn open_screen(&mut self, pin: &str, answer: &Answer) -> Result<Reply, Failure> {
        if let Err(failure) = self.screen.check(pin, self.host.now()) {
            if failure == Failure::PinExpired {
                self.open = None;
                self.screen = Screen::default();
            }
            return Err(failure);
        }
        let open = self.open.as_mut().ok_or(Failure::OutOfOrder)?;
        // An opening that was stopped half way left some behind.
        open.forget_values();
        open.show(&self.host, answer).await?;
        let session = open.session().await?;
        self.screen.open();
        Ok(Reply::Unlocked(session))
    }
}

/// Streams what changed and says that it is stored.
pub(super) async fn saved<S: Store>(
    open: &Open<S>,
    views: Vec<DossierView>,
    answer: &Answer,
) -> Result<Reply, Failure> {
    answer.dossiers(views);
    Ok(Reply::Saved(open.session().await?))
}
