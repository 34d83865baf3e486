//! The engine's state, and which command goes where.

use throughline_domain::id::VaultId;
use throughline_interchange::oneroster::Plan;
use throughline_protocol::command::{InFile, UnlockKey};
use throughline_protocol::failure::FileProblem;
use throughline_protocol::reply::{Opened, Session};
use throughline_protocol::{Command, DossierView, Failure, Reply};
use throughline_vault::bundle::{self, Caps, OpenError};
use throughline_vault::envelope::{EnvelopeError, Unlock};
use throughline_vault::header::VaultHeader;
use throughline_vault::introduction::Hello;
use throughline_vault::secret::SecretText;
use throughline_vault::store::Store;
use throughline_vault::words;

use crate::answer::Answer;
use crate::host::Host;
use crate::open::Open;
use crate::prepare::{self, Prepared};
use crate::records::store_failure;
use crate::{backup, convert, demo, export, failures, import, join, revoke, roster};

/// The engine.
pub struct Engine<H: Host> {
    host: H,
    open: Option<Open<H::Store>>,
    waiting: Waiting,
}

/// What was read or prepared and waits for the person's word: one thing at a time.
enum Waiting {
    Nothing,
    Vault(Box<Prepared>),
    Roster(Box<Plan>),
    Bundle(Box<import::Pending>),
    Hello(Box<Hello>),
    Invitation(Box<join::Invitation>),
    Backup(Box<backup::Pending>),
}

impl<H: Host> Engine<H> {
    /// An engine with nothing open.
    pub fn new(host: H) -> Self {
        Self {
            host,
            open: None,
            waiting: Waiting::Nothing,
        }
    }

    /// Carries out a command. What fails has changed nothing.
    pub async fn handle(&mut self, command: Command, answer: &Answer) -> Result<Reply, Failure> {
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
            Command::RemoveVault { vault, passphrase } => {
                self.remove(vault, passphrase.map(|secret| secret.0)).await
            }
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
                let plan = roster::read(host, open, files, answer).await?;
                let preview = plan.preview.clone();
                self.waiting = Waiting::Roster(Box::new(plan));
                Ok(Reply::Roster(preview))
            }
            Command::ApplyRoster => {
                let Waiting::Roster(plan) = &self.waiting else {
                    return Err(Failure::OutOfOrder);
                };
                let views = roster::apply(host, open, plan, answer).await?;
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
        Ok(session)
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
        passphrase: Option<String>,
    ) -> Result<Reply, Failure> {
        let demo = self
            .open
            .as_ref()
            .is_some_and(|open| open.vault == vault && open.own.demo);
        if demo {
            if let Some(open) = self.open.take() {
                open.cabinet
                    .records()
                    .store()
                    .destroy()
                    .await
                    .map_err(|error| store_failure(&error))?;
            }
            return Ok(Reply::Nothing);
        }
        let store = self.host.open(vault, false).await?;
        let bytes = store
            .header()
            .await
            .map_err(|error| store_failure(&error))?
            .ok_or(Failure::NoSuchVault)?;
        let header = VaultHeader::from_bytes(&bytes).map_err(failures::header)?;
        let passphrase = SecretText::new(passphrase.ok_or(Failure::WrongPassphrase)?);
        header.unlock(&passphrase).map_err(failures::header)?;
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
