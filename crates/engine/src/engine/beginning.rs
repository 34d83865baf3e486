//! Beginning: founding a school, introducing oneself, joining, restoring, the demo school. Each of them prepares a vault,
//! shows its sheets, and stores it when the words of the sheets were given back.

use throughline_protocol::{Command, Failure, Reply};
use throughline_vault::words;

use super::{Engine, Waiting};
use crate::answer::Answer;
use crate::host::Host;
use crate::prepare::{self, Prepared};
use crate::{backup, demo, join, newcomer, open, vault_file};

impl<H: Host> Engine<H> {
    pub(super) async fn begin_something(
        &mut self,
        command: Command,
        answer: &Answer,
    ) -> Result<Reply, Failure> {
        match command {
            Command::OfferPassphrase => Ok(Reply::Passphrase(
                words::spoken_passphrase().expose().to_owned(),
            )),
            Command::PrepareSchool { .. } => {
                let prepared = prepare::new_school(command, self.host.now(), false)?;
                Ok(self.wait(prepared))
            }
            Command::Confirm { words } => self.confirm(&words, answer).await,
            Command::Introduce {
                person,
                role,
                passphrase,
            } => {
                let prepared = newcomer::prepare(&self.host, &person, role, &passphrase.0)?;
                Ok(self.wait(prepared))
            }
            Command::JoinSchool => self.join_school(answer).await,
            Command::Demo { language } => self.demo(&language, answer).await,
            Command::KeepHere { passphrase } => self.keep_here(&passphrase.0, answer).await,
            Command::Join { person, passphrase } => self.join(&person, &passphrase.0),
            Command::Restore { passphrase, person } => self.restore(&passphrase.0, person),
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
        let reply = self.begin(*prepared, answer).await?;
        Ok(match (reply, hello) {
            (Reply::Unlocked(session), Some(hello)) => Reply::Joined { session, hello },
            (reply, _) => reply,
        })
    }

    /// Stores a prepared vault, and opens it.
    async fn begin(&mut self, prepared: Prepared, answer: &Answer) -> Result<Reply, Failure> {
        let Prepared {
            new, own, drafts, ..
        } = prepared;
        let vault = new.vault;
        let records = open::begin(&self.host, new, &drafts, own, answer).await?;
        self.opening(vault, records, None, answer).await
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

    fn join(&mut self, person: &str, passphrase: &str) -> Result<Reply, Failure> {
        let Waiting::Invitation(invitation) = &self.waiting else {
            return Err(Failure::OutOfOrder);
        };
        let prepared = join::prepare(&self.host, invitation, person, passphrase)?;
        Ok(self.wait(prepared))
    }

    /// Joins the school whose first file was opened. What fails before it is stored leaves the newcomer as they were.
    async fn join_school(&mut self, answer: &Answer) -> Result<Reply, Failure> {
        let (Waiting::FirstFile(pending), Some(newcomer)) = (&self.waiting, &self.newcomer) else {
            return Err(Failure::OutOfOrder);
        };
        newcomer.store(pending, answer).await?;
        self.waiting = Waiting::Nothing;
        let newcomer = self.newcomer.take().ok_or(Failure::OutOfOrder)?;
        let (open, views) = newcomer.enter(&self.host, answer).await?;
        answer.dossiers(views);
        Ok(Reply::Unlocked(self.enter(open).await?))
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
