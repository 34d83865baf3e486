//! File mode: a vault that is worked on in this window and lives in a file elsewhere.
//!
//! Nothing is called in the file before the browser has written it there, or the person has said that they have the
//! download.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_protocol::command::{InFile, Secret, UnlockKey};
use throughline_protocol::reply::{OutFile, Reply};
use throughline_protocol::{Command, Failure};

use super::{Closing, Job, Workspace, files};
use crate::platform::disk::{self, DiskFile};
use crate::platform::page;
use crate::text::{self, Text};

pub use crate::platform::disk::NotWritten;

/// What file mode takes. A copy is the same.
#[derive(Clone, Copy)]
pub(super) struct FileDesk {
    /// The file on the disk, where the browser can write it back.
    disk: StoredValue<Option<DiskFile>, LocalStorage>,
    offered: RwSignal<Option<Offered>>,
    held: RwSignal<Option<Held>>,
    leaving: RwSignal<bool>,
}

/// A vault file that went out as a download: whether it arrived, only the person can say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// Its name.
    pub name: String,
    changes: u64,
}

/// A sealed vault that is kept in this window while it is locked, since it holds changes that are not in the file.
#[derive(Clone)]
struct Held {
    file: InFile,
    not_in_file: u64,
    /// The drafts that are not in the file.
    drafts: BTreeSet<String>,
}

/// Why the changes are not in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotKept {
    /// The vault file could not be made.
    Failure(Failure),
    /// The file on the disk could not be written.
    Disk(NotWritten),
    /// The browser refused the download.
    NoDownload,
}

impl From<Failure> for NotKept {
    fn from(failure: Failure) -> Self {
        NotKept::Failure(failure)
    }
}

impl From<NotWritten> for NotKept {
    fn from(reason: NotWritten) -> Self {
        NotKept::Disk(reason)
    }
}

impl FileDesk {
    pub(super) fn new() -> Self {
        Self {
            disk: StoredValue::new_local(None),
            offered: RwSignal::new(None),
            held: RwSignal::new(None),
            leaving: RwSignal::new(false),
        }
    }
}

impl Workspace {
    /// In file mode, how many changes are not yet in the file; `None` for a vault of this browser. Tracked.
    pub fn not_in_file(self) -> Option<usize> {
        let changes = self.session.with(|session| session.as_ref()?.not_in_file);
        changes.map(|changes| usize::try_from(changes).unwrap_or(usize::MAX))
    }

    /// In file mode, how many changes and drafts go with this window, unless they get into the file. Tracked.
    pub fn would_lose(self) -> usize {
        let drafts = self.drafts().loose().with(BTreeSet::len);
        self.not_in_file().map_or(0, |changes| changes + drafts)
    }

    /// What is said of something that was stored: in file mode, that it is not in the file yet.
    pub fn saved(self, words: Text) -> String {
        match self.changes_not_in_file() {
            None => words.say_now(),
            Some(_) => text::vault_file::kept_in_window().say_now(),
        }
    }

    /// Whether this browser can write a file back to where it was picked.
    #[allow(clippy::unused_self)] // It belongs to it, though it needs nothing of it.
    pub fn can_write_back(self) -> bool {
        disk::can_write_back()
    }

    /// Lets the person pick a file that may be written back later; gives its name and bytes.
    pub async fn pick_file(self) -> Option<InFile> {
        let (name, bytes, file) = disk::pick().await?;
        self.desk().disk.set_value(Some(file));
        Some(InFile { name, bytes })
    }

    /// What was picked last came another way: nothing is written back.
    pub fn came_without_disk(self) {
        self.desk().disk.set_value(None);
    }

    /// Whether the open vault's file can be written back to where it was picked.
    pub fn writes_back(self) -> bool {
        self.desk().disk.with_value(Option::is_some)
    }

    /// Opens, in file mode, the vault file that the engine has read.
    ///
    /// # Errors
    /// As the engine says.
    pub async fn unlock_file(self, key: UnlockKey) -> Result<(), Failure> {
        let not_in_file = 0;
        self.open_by(Command::UnlockFile { key, not_in_file }).await
    }

    /// How many changes and drafts are held in this window while the vault is locked; `None` when nothing is held. Tracked.
    pub fn held(self) -> Option<usize> {
        let held = self.desk().held;
        held.with(|held| {
            let held = held.as_ref()?;
            let changes = usize::try_from(held.not_in_file).unwrap_or(usize::MAX);
            Some(changes.saturating_add(held.drafts.len()))
        })
    }

    /// Opens what is held again.
    ///
    /// # Errors
    /// As the engine says; it stays held.
    pub async fn unlock_held(self, key: UnlockKey) -> Result<(), Failure> {
        let held = self.desk().held.get_untracked();
        let Held {
            file,
            not_in_file,
            drafts,
        } = held.ok_or(Failure::OutOfOrder)?;
        let command = Command::OpenFile { file, key: None };
        if let Err(failure) = self.ask(command, Some(self.opening)).await {
            self.unlock_failure.set(Some(failure.clone()));
            return Err(failure);
        }
        self.open_by(Command::UnlockFile { key, not_in_file })
            .await?;
        self.desk().held.set(None);
        self.drafts().loose().set(drafts);
        Ok(())
    }

    /// Offers what is held as a download; whether the browser took it.
    pub fn download_held(self) -> bool {
        let held = self.desk().held.get_untracked();
        held.is_some_and(|Held { file, .. }| {
            let InFile { name, bytes } = file;
            files::download(&OutFile { name, bytes })
        })
    }

    /// Lets go of what is held.
    pub fn let_go(self) {
        self.desk().held.set(None);
        self.desk().disk.set_value(None);
    }

    /// Puts the changes into the file: writes it back where that can be done, and offers a download otherwise.
    ///
    /// # Errors
    /// As [`NotKept`] says. Nothing is lost: the changes stay in this window.
    pub async fn save_to_file(self, job: Job) -> Result<(), NotKept> {
        let Some(disk) = self.desk().disk.get_value() else {
            return self.download_file(job).await;
        };
        // First of all: a browser asks the person only soon after a press.
        disk.ask_leave().await?;
        let (file, changes) = self.vault_file(Some(job)).await?;
        disk.write(&file.bytes).await?;
        self.now_in_file(changes).await
    }

    /// Offers the vault file as a download. It counts when the person says that they have it.
    ///
    /// # Errors
    /// As [`NotKept`] says.
    pub async fn download_file(self, job: Job) -> Result<(), NotKept> {
        let (file, changes) = self.vault_file(Some(job)).await?;
        if !files::download(&file) {
            return Err(NotKept::NoDownload);
        }
        let name = file.name;
        self.desk().offered.set(Some(Offered { name, changes }));
        Ok(())
    }

    /// The download that the person has not yet said to have. Tracked.
    pub fn offered(self) -> Option<Offered> {
        self.desk().offered.get()
    }

    /// The person has the download.
    ///
    /// # Errors
    /// As the engine says.
    pub async fn has_download(self) -> Result<(), NotKept> {
        match self.desk().offered.get_untracked() {
            Some(Offered { changes, .. }) => self.now_in_file(changes).await,
            None => Ok(()),
        }
    }

    async fn now_in_file(self, changes: u64) -> Result<(), NotKept> {
        self.ask(Command::VaultFileKept { changes }, None).await?;
        self.drafts().packed_is_kept();
        self.desk().offered.set(None);
        Ok(())
    }

    /// A vault file of what is open now, and how many changes it holds.
    ///
    /// # Errors
    /// As the engine says.
    pub async fn vault_file(self, job: Option<Job>) -> Result<(OutFile, u64), Failure> {
        self.tell_now();
        self.drafts().pack();
        let asked = self.ask_for(Command::MakeVaultFile, job, |reply| match reply {
            Reply::VaultFile { file, changes } => Some((file, changes)),
            _ => None,
        });
        asked.await
    }

    /// Copies the vault into this browser, and goes on in the copy.
    ///
    /// # Errors
    /// As the engine says; file mode goes on then.
    pub async fn keep_here(self, passphrase: Secret, job: Job) -> Result<(), Failure> {
        let command = Command::KeepHere { passphrase };
        let session = self
            .ask_for(command, Some(job), |reply| match reply {
                Reply::Unlocked(session) => Some(session),
                _ => None,
            })
            .await?;
        self.desk().offered.set(None);
        self.desk().disk.set_value(None);
        self.enter(session);
        Ok(())
    }

    /// Locks the vault; in file mode, asks first what becomes of changes that are not in the file.
    pub fn lock(self) {
        if untrack(|| self.would_lose()) > 0 {
            self.desk().leaving.set(true);
        } else {
            self.close(Closing::Locked);
        }
    }

    /// Whether it is being asked what becomes of changes that are not in the file.
    pub fn leaving_file(self) -> RwSignal<bool> {
        self.desk().leaving
    }

    /// Locks the vault that nobody touches. Changes that are not in the file stay in this window, sealed.
    pub(super) fn lock_by_itself(self) {
        if untrack(|| self.would_lose()) == 0 {
            self.close(Closing::Idle);
            return;
        }
        let not_in_file = self.changes_not_in_file().unwrap_or(0);
        spawn_local(async move {
            // When it cannot be sealed, or something came in between, it stays open: locking would lose the changes.
            if let Ok((OutFile { name, bytes }, _)) = self.vault_file(None).await
                && self.changes_not_in_file() == Some(not_in_file)
                && !self.is_busy()
            {
                let held = Held {
                    file: InFile { name, bytes },
                    not_in_file,
                    drafts: self.drafts().loose().get_untracked(),
                };
                self.desk().held.set(Some(held));
                self.close(Closing::Idle);
            }
        });
    }

    /// As [`Workspace::not_in_file`], as the engine counts; not tracked.
    pub(super) fn changes_not_in_file(self) -> Option<u64> {
        self.session
            .with_untracked(|session| session.as_ref()?.not_in_file)
    }

    /// Lets the browser ask before what is kept nowhere goes with the page: changes that are not in the file, and what a
    /// form holds that no draft keeps.
    pub(crate) fn guard_file(self) {
        let file = move || self.would_lose() > 0 || self.held().is_some();
        let loses = Memo::new(move |_| file() || self.holds_beyond_drafts());
        Effect::new(move |_| page::ask_before_leaving(loses.get()));
    }

    /// What file mode leaves when the vault is closed, and the reason to show for it.
    pub(super) fn leave_file(self, why: Closing) -> Closing {
        let desk = self.desk();
        desk.offered.set(None);
        desk.leaving.set(false);
        if desk.held.with_untracked(Option::is_none) {
            desk.disk.set_value(None);
        }
        let lost = untrack(|| self.would_lose());
        self.drafts().loose().set(BTreeSet::new());
        if self.changes_not_in_file().is_none() {
            return why;
        }
        match why {
            Closing::EngineDied if lost > 0 => Closing::FileLost(lost),
            Closing::EngineDied | Closing::Locked | Closing::Idle => Closing::FileClosed,
            why => why,
        }
    }

    fn desk(self) -> FileDesk {
        self.desks.get_value().file
    }
}
