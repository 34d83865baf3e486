//! What is not done every day: beginning a school (`beginning`), and what comes in and goes out: rosters, bundles,
//! invitations, devices, backups and vault files.
//!
//! In a browser this is a part of the program that is loaded when it is first asked for (`browser::parts`).

use throughline_protocol::command::{InFile, UnlockKey};
use throughline_protocol::failure::FileProblem;
use throughline_protocol::reply::Opened;
use throughline_protocol::{Command, Failure, Packed, Reply};
use throughline_vault::bundle::{self, Caps, OpenError};
use throughline_vault::envelope::{EnvelopeError, Unlock};
use throughline_vault::identity::Identity;
use throughline_vault::secret::SecretText;
use throughline_vault::words;

use super::{Engine, Waiting, saved};
use crate::answer::Answer;
use crate::host::Host;
use crate::{
    backup, enclosure, export, failures, handover, hello, import, join, office, publish, revoke,
    roster, services, slips, vault_file,
};

impl<H: Host> Engine<H> {
    /// Carries out a command of [`super::Part::Exchange`].
    pub(crate) async fn exchange(
        &mut self,
        command: Command,
        answer: &Answer,
    ) -> Result<Reply, Failure> {
        self.screen.pass()?;
        match command {
            Command::Unlock {
                vault,
                key,
                take_over,
            } => self.recover(vault, key, take_over, answer).await,
            Command::UnlockFile { key, not_in_file } => {
                self.unlock_file(&key, not_in_file, answer).await
            }
            Command::OpenFile { file, key } => {
                let opened = self.open_file(file, key, answer).await?;
                Ok(Reply::Opened(Packed::of(&opened)?))
            }
            Command::ReadRoster { .. }
            | Command::MapRoster(_)
            | Command::ApplyRoster
            | Command::ReadServices { .. }
            | Command::MapServices(_)
            | Command::ApplyServices { .. }
            | Command::ApplyBundle => self.take_in(command, answer).await,
            Command::OfferPassphrase
            | Command::PrepareSchool { .. }
            | Command::Introduce { .. }
            | Command::Confirm { .. }
            | Command::Demo { .. }
            | Command::KeepHere { .. }
            | Command::Join { .. }
            | Command::JoinSchool
            | Command::Restore { .. } => self.begin_something(command, answer).await,
            Command::NameReaders { .. }
            | Command::RenewKey(_)
            | Command::OpenSlips { .. }
            | Command::ScanSlips { .. }
            | Command::LookInto { .. }
            | Command::Enclosed { .. }
            | Command::Publish
            | Command::PreviewPack => self.office(command, answer).await,
            command => self.give_out(command, answer).await,
        }
    }

    async fn take_in(&mut self, command: Command, answer: &Answer) -> Result<Reply, Failure> {
        let host = &self.host;
        let open = self.open.as_mut().ok_or(Failure::OutOfOrder)?;
        match command {
            Command::ReadRoster { files } => {
                let pending = roster::read(host, open, files, answer).await?;
                let reply = pending.reply()?;
                self.waiting = Waiting::Roster(Box::new(pending));
                Ok(reply)
            }
            Command::MapRoster(mapping) => {
                let Waiting::Roster(pending) = &mut self.waiting else {
                    return Err(Failure::OutOfOrder);
                };
                roster::map(host, open, pending, mapping).await?;
                pending.reply()
            }
            Command::ApplyRoster => {
                let Waiting::Roster(pending) = &self.waiting else {
                    return Err(Failure::OutOfOrder);
                };
                let views = roster::apply(host, open, pending, answer).await?;
                self.waiting = Waiting::Nothing;
                saved(open, views, answer).await
            }
            Command::ReadServices { files } => {
                let pending = services::read(host, open, files, answer).await?;
                let reply = pending.reply()?;
                self.waiting = Waiting::Services(Box::new(pending));
                Ok(reply)
            }
            Command::MapServices(mapping) => {
                let Waiting::Services(pending) = &mut self.waiting else {
                    return Err(Failure::OutOfOrder);
                };
                services::map(host, open, pending, mapping).await?;
                pending.reply()
            }
            Command::ApplyServices { public, mark } => {
                let Waiting::Services(pending) = &self.waiting else {
                    return Err(Failure::OutOfOrder);
                };
                let views = services::apply(host, open, pending, (public, mark), answer).await?;
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
            _ => Err(Failure::OutOfOrder),
        }
    }

    /// What the office does for families.
    async fn office(&mut self, command: Command, answer: &Answer) -> Result<Reply, Failure> {
        let host = &self.host;
        let open = self.open.as_mut().ok_or(Failure::OutOfOrder)?;
        match command {
            Command::NameReaders { readers } => {
                let views = office::begin(host, open, &readers).await?;
                saved(open, views, answer).await
            }
            Command::RenewKey(of) => {
                let views = office::renew(host, open, of).await?;
                saved(open, views, answer).await
            }
            Command::OpenSlips { file } => {
                let (read, views) = slips::open(host, open, &file, answer).await?;
                answer.dossiers(views);
                Ok(Reply::Slips(read))
            }
            Command::ScanSlips { text } => {
                let (scanned, views) = slips::scan(host, open, &text, answer).await?;
                answer.dossiers(views);
                Ok(Reply::Scanned(scanned))
            }
            Command::LookInto { file } => {
                Ok(Reply::Taken(Packed::of(&enclosure::look_into(&file))?))
            }
            Command::Enclosed { file, is } => {
                Ok(Reply::File(enclosure::file(open, file, &is).await?))
            }
            Command::PreviewPack => Ok(Reply::Pack(publish::preview(host, open).await?)),
            Command::Publish => {
                let (file, views) = publish::make(host, open, answer).await?;
                answer.dossiers(views);
                Ok(Reply::Pack(file))
            }
            _ => Err(Failure::OutOfOrder),
        }
    }

    async fn give_out(&mut self, command: Command, answer: &Answer) -> Result<Reply, Failure> {
        let host = &self.host;
        let open = self.open.as_mut().ok_or(Failure::OutOfOrder)?;
        match command {
            Command::Invite { name, role } => {
                let (file, passphrase, views) =
                    join::invite(host, open, &name, role, answer).await?;
                answer.dossiers(views);
                Ok(Reply::Invitation { file, passphrase })
            }
            Command::SignHello(sign_as) => {
                let Waiting::Hello(hello) = &self.waiting else {
                    return Err(Failure::OutOfOrder);
                };
                let views = hello::sign(host, open, hello, sign_as).await?;
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
            Command::ScopeFor { to } => {
                let scope = export::scope_of(open, to).await?;
                Ok(Reply::Scope(Packed::of(&scope)?))
            }
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
            Command::HandOver { student, what } => {
                let (file, passphrase, views) =
                    handover::send(host, open, student, &what, answer).await?;
                answer.dossiers(views);
                Ok(Reply::Locked { file, passphrase })
            }
            Command::ExportServices(form) => {
                Ok(Reply::File(services::export(host, open, form).await?))
            }
            Command::Backup => {
                let (person, school) = backup::make(host, open, answer).await?;
                Ok(Reply::Backup { person, school })
            }
            Command::MakeVaultFile => vault_file::make(host, open, answer).await,
            Command::VaultFileKept { changes } => {
                vault_file::kept(open, changes)?;
                Ok(Reply::Saved(open.session().await?))
            }
            _ => Err(Failure::OutOfOrder),
        }
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

    async fn open_file(
        &mut self,
        file: InFile,
        key: Option<UnlockKey>,
        answer: &Answer,
    ) -> Result<Opened, Failure> {
        self.waiting = Waiting::Nothing;
        if let Some(text) = hello::find(&file.bytes) {
            let Some(open) = &self.open else {
                return hello::unread(text);
            };
            let (pending, preview) = hello::read(open, text).await?;
            self.waiting = Waiting::Hello(Box::new(pending));
            return Ok(preview);
        }
        if vault_file::looks_like_one(&file) {
            let held = vault_file::read(&file)?;
            self.waiting = Waiting::VaultFile(Box::new(held));
            return Ok(Opened::VaultFile { name: file.name });
        }
        if let Some(UnlockKey::Words(typed)) = &key {
            let (pending, preview) =
                backup::open(&self.host, &file.bytes, &typed.0, answer).await?;
            self.waiting = Waiting::Backup(Box::new(pending));
            return Ok(preview);
        }
        let own = self.open.iter().map(|open| &open.device);
        let own = own.chain(self.newcomer.iter().map(|newcomer| &newcomer.device));
        let identities: Vec<Identity> = own.map(|device| device.identity().clone()).collect();
        let nobody = identities.is_empty();
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
                    None => Ok(Opened::NeedsPassphrase),
                    // Sealed to keys, and nothing is open here: it can only be somebody's backup.
                    Some(Failure::File(FileProblem::NotForYou)) if nobody => Ok(Opened::NeedsWords),
                    Some(failure) => Err(failure),
                };
            }
        };
        if handover::is_one(opened.claimed_manifest()) {
            let open = self.open.as_ref();
            let found = handover::look(&self.host, open, opened, answer).await?;
            return Ok(Opened::Handover(Box::new(found)));
        }
        if let Some(newcomer) = &self.newcomer {
            let (pending, welcome) = newcomer.look(&self.host, opened, answer).await?;
            self.waiting = Waiting::FirstFile(Box::new(pending));
            return Ok(Opened::Welcome(welcome));
        }
        let Some(open) = &self.open else {
            let (invitation, preview) = join::open_invitation(&self.host, opened, answer).await?;
            self.waiting = Waiting::Invitation(Box::new(invitation));
            return Ok(preview);
        };
        let accepted = import::verify(&self.host, open, opened, answer).await?;
        let (pending, preview) = import::preview(&self.host, open, accepted, answer).await?;
        self.waiting = Waiting::Bundle(Box::new(pending));
        Ok(Opened::Bundle(preview))
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
