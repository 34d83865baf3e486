//! The engine's state, and which command goes where.

use throughline_domain::id::VaultId;
use throughline_protocol::command::{InFile, Secret, UnlockKey};
use throughline_protocol::failure::FileProblem;
use throughline_protocol::reply::{Opened, Session};
use throughline_protocol::{Command, DossierView, Failure, Reply};
use throughline_vault::bundle::{self, Caps, OpenError};
use throughline_vault::envelope::{EnvelopeError, Unlock};
use throughline_vault::header::VaultHeader;
use throughline_vault::introduction::Hello;
use throughline_vault::secret::SecretText;
use throughline_vault::store::Store;
use throughline_vault::store::memory::Snapshot;
use throughline_vault::words;

use crate::answer::Answer;
use crate::host::Host;
use crate::open::Open;
use crate::prepare::{self, Prepared};
use crate::records::{WriteFailure, store_failure};
use crate::screen::Screen;
use crate::{
    backup, convert, demo, export, failures, import, join, passphrase, revoke, roster, vault_file,
};

/// The engine.
pub struct Engine<H: Host> {
    host: H,
    open: Option<Open<H::Store>>,
    screen: Screen,
    waiting: Waiting,
}

/// What was read or prepared and waits for the person's word: one thing at a time.
enum Waiting {
    Nothing,
    Vault(Box<Prepared>),
    Roster(Box<roster::Pending>),
    Bundle(Box<import::Pending>),
    Hello(Box<Hello>),
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
            screen: Screen::default(),
            waiting: Waiting::Nothing,
        }
    }

    /// Carries out a command. What fails has changed nothing.
    pub async fn handle(&mut self, command: Command, answer: &Answer) -> Result<Reply, Failure> {
        if self.screen.is_locked() {
            return match command {
                Command::OpenScreen { pin } => self.open_screen(&pin.0, answer).await,
                _ => Err(Failure::ScreenLocked),
            };
        }
        match command {
            Command::OfferPassphrase => Ok(Reply::Passphrase(
                words::spoken_passphrase().expose().to_owned(),
            )),
            Command::PrepareSchool { .. } => {
                let prepared = prepare::new_school(command, self.host.now(), false)?;
                Ok(self.wait(prepared))
            }
            Command::Demo { language } => self.demo(&language, answer).await,
            Command::Confirm { words } => self.confirm(&words, answer).await,
            Command::Unlock {
                vault,
                key,
                take_over,
            } => self.unlock(vault, &key, take_over, answer).await,
            Command::RemoveVault { vault, passphrase } => self.remove(vault, passphrase).await,
            Command::LockScreen => self.lock_screen(),
            Command::UnlockFile { key, not_in_file } => {
                self.unlock_file(&key, not_in_file, answer).await
            }
            Command::KeepHere { passphrase } => self.keep_here(&passphrase.0, answer).await,
            Command::Discard => {
                self.waiting = Waiting::Nothing;
                Ok(Reply::Nothing)
            }
            Command::OpenFile { file, key } => self.open_file(file, key, answer).await,
            Command::Join { person, passphrase } => self.join(&person, &passphrase.0),
            Command::Restore { passphrase, person } => self.restore(&passphrase.0, person),
            command => self.on_open_vault(command, answer).await,
        }
    }

    async fn on_open_vault(&mut self, command: Command, answer: &Answer) -> Result<Reply, Failure> {
        let host = &self.host;
        let open = self.open.as_mut().ok_or(Failure::OutOfOrder)?;
        match command {
            Command::Commit(commit) => {
                let views = open.commit(&commit, host.now()).await?;
                saved(open, views, answer).await
            }
            Command::History(id) => {
                let (dossier, _) = open.cabinet.load(id).await?.ok_or(Failure::BadEdit)?;
                Ok(Reply::History(convert::history(&dossier)))
            }
            Command::ReadRoster { files } => {
                let pending = roster::read(host, open, files, answer).await?;
                let reply = pending.reply();
                self.waiting = Waiting::Roster(Box::new(pending));
                Ok(reply)
            }
            Command::MapRoster(mapping) => {
                let Waiting::Roster(pending) = &mut self.waiting else {
                    return Err(Failure::OutOfOrder);
                };
                roster::map(host, open, pending, mapping).await?;
                Ok(pending.reply())
            }
            Command::ApplyRoster => {
                let Waiting::Roster(pending) = &self.waiting else {
                    return Err(Failure::OutOfOrder);
                };
                let views = roster::apply(host, open, pending, answer).await?;
                self.waiting = Waiting::Nothing;
                saved(open, views, answer).await
            }
            Command::ApplyBundle => {
                let Waiting::Bundle(pending) =
                    std::mem::replace(&mut self.waiting, Waiting::Nothing)
                else {
                    return Err(Failure::OutOfOrder);
                };
                let mut views = import::apply(host, open, *pending, answer).await?;
                views.extend(join::add_recovery(host, open).await?);
                saved(open, views, answer).await
            }
            Command::Invite { name, role } => {
                let (file, passphrase, views) =
                    join::invite(host, open, &name, role, answer).await?;
                answer.dossiers(views);
                Ok(Reply::Invitation { file, passphrase })
            }
            Command::SignHello => {
                let Waiting::Hello(hello) = &self.waiting else {
                    return Err(Failure::OutOfOrder);
                };
                let views = join::sign(host, open, hello).await?;
                self.waiting = Waiting::Nothing;
                saved(open, views, answer).await
            }
            Command::InviteDevice => {
                let (file, passphrase, views) = join::invite_device(host, open, answer).await?;
                answer.dossiers(views);
                Ok(Reply::Invitation { file, passphrase })
            }
            Command::RevokeDevice { device } => {
                let views = revoke::device(host, open, device).await?;
                saved(open, views, answer).await
            }
            Command::RevokePerson { staff } => {
                let views = revoke::person(host, open, staff).await?;
                saved(open, views, answer).await
            }
            command => self.share(command, answer).await,
        }
    }

    async fn share(&mut self, command: Command, answer: &Answer) -> Result<Reply, Failure> {
        let host = &self.host;
        let open = self.open.as_mut().ok_or(Failure::OutOfOrder)?;
        match command {
            Command::ScopeFor { to } => Ok(Reply::Scope(export::scope_of(open, to).await?)),
            Command::Export {
                to,
                purpose,
                without,
            } => {
                let (made, views) =
                    export::export(host, open, &to, &purpose, &without, answer).await?;
                answer.dossiers(views);
                Ok(Reply::Files(made))
            }
            Command::ExportLocked {
                like,
                passphrase,
                purpose,
                without,
            } => {
                let typed = passphrase.as_ref().map(|secret| secret.0.as_str());
                let (file, passphrase, views) =
                    export::export_locked(host, open, like, typed, &purpose, &without, answer)
                        .await?;
                answer.dossiers(views);
                Ok(Reply::Locked { file, passphrase })
            }
            Command::Backup => {
                let (person, school) = backup::make(host, open, answer).await?;
                Ok(Reply::Backup { person, school })
            }
            Command::ChangePassphrase { proof, new } => {
                passphrase::change(open, proof.as_ref(), &new.0, host.now(), answer).await?;
                Ok(Reply::Nothing)
            }
            Command::SetPin(pin) => {
                let typed = pin.as_ref().map(|pin| pin.0.as_str());
                self.screen.set_pin(typed)?;
                Ok(Reply::Nothing)
            }
            Command::MakeVaultFile => vault_file::make(host, open, answer).await,
            Command::VaultFileKept { changes } => {
                vault_file::kept(open, changes)?;
                Ok(Reply::Saved(open.session().await?))
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

    fn wait(&mut self, prepared: Prepared) -> Reply {
        let sheets = prepared.sheets.clone();
        self.waiting = Waiting::Vault(Box::new(prepared));
        Reply::Sheets(sheets)
    }

    async fn confirm(&mut self, words: &[Vec<String>], answer: &Answer) -> Result<Reply, Failure> {
        let Waiting::Vault(prepared) = &self.waiting else {
            return Err(Failure::OutOfOrder);
        };
        prepare::check(&prepared.sheets, words)?;
        let Waiting::Vault(prepared) = std::mem::replace(&mut self.waiting, Waiting::Nothing)
        else {
            return Err(Failure::OutOfOrder);
        };
        let hello = prepared.hello.clone();
        let session = self.begin(*prepared, answer).await?;
        Ok(match hello {
            Some(hello) => Reply::Joined { session, hello },
            None => Reply::Unlocked(session),
        })
    }

    async fn begin(&mut self, prepared: Prepared, answer: &Answer) -> Result<Session, Failure> {
        let open = Open::begin(&self.host, prepared, answer).await?;
        self.enter(open).await
    }

    async fn enter(&mut self, open: Open<H::Store>) -> Result<Session, Failure> {
        let session = open.session().await?;
        self.open = Some(open);
        self.screen = Screen::default();
        Ok(session)
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

    async fn unlock(
        &mut self,
        vault: VaultId,
        key: &UnlockKey,
        take_over: bool,
        answer: &Answer,
    ) -> Result<Reply, Failure> {
        let open = Open::unlock(&self.host, vault, key, take_over, answer).await?;
        Ok(Reply::Unlocked(self.enter(open).await?))
    }

    /// Opens the vault file that was read. With a key that does not fit, it waits for another.
    async fn unlock_file(
        &mut self,
        key: &UnlockKey,
        not_in_file: u64,
        answer: &Answer,
    ) -> Result<Reply, Failure> {
        let Waiting::VaultFile(held) = &self.waiting else {
            return Err(Failure::OutOfOrder);
        };
        let open = vault_file::unlock(&self.host, held, key, not_in_file, answer).await?;
        self.waiting = Waiting::Nothing;
        Ok(Reply::Unlocked(self.enter(open).await?))
    }

    async fn keep_here(&mut self, passphrase: &str, answer: &Answer) -> Result<Reply, Failure> {
        let open = self.open.as_ref().ok_or(Failure::OutOfOrder)?;
        let here = vault_file::keep_here(&self.host, open, passphrase, answer).await?;
        Ok(Reply::Unlocked(self.enter(here).await?))
    }

    async fn demo(&mut self, language: &str, answer: &Answer) -> Result<Reply, Failure> {
        let (prepared, passphrase) = demo::prepare(language, self.host.now())?;
        self.begin(prepared, answer).await?;
        let open = self.open.as_mut().ok_or(Failure::OutOfOrder)?;
        let views = demo::fill(&self.host, open, language, answer).await?;
        answer.dossiers(views);
        Ok(Reply::Demo {
            session: open.session().await?,
            passphrase,
        })
    }

    async fn remove(
        &mut self,
        vault: VaultId,
        passphrase: Option<Secret>,
    ) -> Result<Reply, Failure> {
        let proof = passphrase.map(UnlockKey::Passphrase);
        let proven = |header: VaultHeader| {
            let proof = proof.as_ref().ok_or(Failure::WrongPassphrase)?;
            passphrase::master(&header, proof)
        };
        if let Some(open) = self.open.as_ref().filter(|open| open.vault == vault) {
            let records = open.cabinet.records();
            if !open.own.demo {
                proven(passphrase::header(records.store()).await?)?;
            }
            records.destroy().await?;
            self.open = None;
            return Ok(Reply::Nothing);
        }
        let store = self.host.open(vault, false).await?;
        proven(passphrase::header(&store).await?)?;
        self.host.own(vault, false).await?;
        store
            .destroy()
            .await
            .map_err(|error| store_failure(&error))?;
        Ok(Reply::Nothing)
    }

    async fn open_file(
        &mut self,
        file: InFile,
        key: Option<UnlockKey>,
        answer: &Answer,
    ) -> Result<Reply, Failure> {
        self.waiting = Waiting::Nothing;
        let text = std::str::from_utf8(&file.bytes).ok().map(str::trim_start);
        if let Some(text) = text.filter(|text| text.starts_with("throughline-hello")) {
            let open = self.open.as_ref().ok_or(Failure::OutOfOrder)?;
            let (hello, preview) = join::read_hello(open, text)?;
            self.waiting = Waiting::Hello(Box::new(hello));
            return Ok(Reply::Opened(preview));
        }
        if vault_file::looks_like_one(&file) {
            let held = vault_file::read(&file)?;
            self.waiting = Waiting::VaultFile(Box::new(held));
            return Ok(Reply::Opened(Opened::VaultFile { name: file.name }));
        }
        if let Some(UnlockKey::Words(typed)) = &key {
            let (pending, preview) =
                backup::open(&self.host, &file.bytes, &typed.0, answer).await?;
            self.waiting = Waiting::Backup(Box::new(pending));
            return Ok(Reply::Opened(preview));
        }
        let identities = self
            .open
            .iter()
            .map(|open| open.device.identity().clone())
            .collect();
        let opened = match &key {
            Some(UnlockKey::Passphrase(typed)) => open_with(&file.bytes, &typed.0),
            _ => bundle::open(
                &file.bytes,
                &Unlock::Identities(identities),
                Caps::default(),
            ),
        };
        let opened = match opened {
            Ok(opened) => opened,
            Err(error) => {
                return match failures::open(error) {
                    None => Ok(Reply::Opened(Opened::NeedsPassphrase)),
                    // Sealed to keys, and nothing is open here: it can only be somebody's backup.
                    Some(Failure::File(FileProblem::NotForYou)) if self.open.is_none() => {
                        Ok(Reply::Opened(Opened::NeedsWords))
                    }
                    Some(failure) => Err(failure),
                };
            }
        };
        let Some(open) = &self.open else {
            let (invitation, preview) = join::open_invitation(&self.host, opened, answer).await?;
            self.waiting = Waiting::Invitation(Box::new(invitation));
            return Ok(Reply::Opened(preview));
        };
        let accepted = import::verify(&self.host, open, opened, answer).await?;
        let (pending, preview) = import::preview(&self.host, open, accepted, answer).await?;
        self.waiting = Waiting::Bundle(Box::new(pending));
        Ok(Reply::Opened(Opened::Bundle(preview)))
    }

    fn join(&mut self, person: &str, passphrase: &str) -> Result<Reply, Failure> {
        let Waiting::Invitation(invitation) = &self.waiting else {
            return Err(Failure::OutOfOrder);
        };
        let prepared = join::prepare(&self.host, invitation, person, passphrase)?;
        Ok(self.wait(prepared))
    }

    fn restore(
        &mut self,
        passphrase: &str,
        person: Option<(String, throughline_domain::staff::Role)>,
    ) -> Result<Reply, Failure> {
        let Waiting::Backup(pending) = &self.waiting else {
            return Err(Failure::OutOfOrder);
        };
        let prepared = backup::prepare(&self.host, pending, passphrase, person)?;
        Ok(self.wait(prepared))
    }
}

/// Opens a bundle with a passphrase as it was typed, or else as it was meant, when it was one of spoken words.
fn open_with(file: &[u8], typed: &str) -> Result<bundle::Opened, OpenError> {
    let exact = SecretText::from(typed.trim());
    let tidy = words::tidy_spoken(typed);
    let spoken = tidy.expose() != exact.expose();
    match bundle::open(file, &Unlock::Passphrase(exact), Caps::default()) {
        Err(OpenError::Envelope(EnvelopeError::WrongPassphrase)) if spoken => {
            bundle::open(file, &Unlock::Passphrase(tidy), Caps::default())
        }
        opened => opened,
    }
}

/// Streams what changed and says that it is stored.
async fn saved<S: Store>(
    open: &Open<S>,
    views: Vec<DossierView>,
    answer: &Answer,
) -> Result<Reply, Failure> {
    answer.dossiers(views);
    Ok(Reply::Saved(open.session().await?))
}
