//! What opens a vault, and what removes one.

use throughline_domain::id::VaultId;
use throughline_protocol::command::{Secret, UnlockKey};
use throughline_protocol::reply::Session;
use throughline_protocol::{Failure, Reply};
use throughline_vault::header::VaultHeader;
use throughline_vault::store::Store;

use super::Engine;
use crate::answer::Answer;
use crate::host::Host;
use crate::newcomer::{Newcomer, Opening};
use crate::open::{self, Open};
use crate::passphrase::{self, Recovered};
use crate::records::{Records, store_failure};
use crate::screen::Screen;

impl<H: Host> Engine<H> {
    pub(super) async fn unlock(
        &mut self,
        vault: VaultId,
        passphrase: &Secret,
        take_over: bool,
        answer: &Answer,
    ) -> Result<Reply, Failure> {
        let master = |header: &VaultHeader| passphrase::by_passphrase(header, passphrase);
        let (records, _) = open::unlock(&self.host, vault, &master, take_over, answer).await?;
        self.opening(vault, records, None, answer).await
    }

    /// Opens a vault by its person's words.
    pub(super) async fn recover(
        &mut self,
        vault: VaultId,
        words: UnlockKey,
        take_over: bool,
        answer: &Answer,
    ) -> Result<Reply, Failure> {
        let master = |header: &VaultHeader| passphrase::master(header, &words);
        let (records, master) = open::unlock(&self.host, vault, &master, take_over, answer).await?;
        let recovered = Recovered::new(master, self.host.now());
        self.opening(vault, records, Some(recovered), answer).await
    }

    /// Goes on with a vault whose key fits, whether it has joined a school or not.
    pub(super) async fn opening(
        &mut self,
        vault: VaultId,
        records: Records<H::Store>,
        recovered: Option<Recovered>,
        answer: &Answer,
    ) -> Result<Reply, Failure> {
        match Newcomer::of(vault, records, recovered).await? {
            Opening::Newcomer(newcomer) => {
                let shown = newcomer.shown();
                self.open = None;
                self.newcomer = Some(*newcomer);
                Ok(Reply::Introduced(shown))
            }
            Opening::Member(records, recovered) => {
                let mut open = Open::enter(&self.host, vault, *records, None, answer).await?;
                open.recovered = recovered;
                Ok(Reply::Unlocked(self.enter(open).await?))
            }
        }
    }

    /// What is open from now on.
    pub(super) async fn enter(&mut self, open: Open<H::Store>) -> Result<Session, Failure> {
        let session = open.session().await?;
        self.open = Some(open);
        self.newcomer = None;
        self.screen = Screen::default();
        Ok(session)
    }

    pub(super) async fn remove(
        &mut self,
        vault: VaultId,
        passphrase: Option<Secret>,
    ) -> Result<Reply, Failure> {
        let proven = |header: VaultHeader| {
            let proof = passphrase.as_ref().ok_or(Failure::WrongPassphrase)?;
            passphrase::by_passphrase(&header, proof)
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
        if let Some(newcomer) = self.newcomer.as_ref().filter(|it| it.vault == vault) {
            newcomer.destroy().await?;
            self.newcomer = None;
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
}
