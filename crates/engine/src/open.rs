//! An open vault: unlocking it, and what every command on it shares.

use throughline_domain::id::{StaffId, VaultId, WorkspaceId};
use throughline_domain::school::School;
use throughline_domain::subject::Subject;
use throughline_domain::time::Timestamp;
use throughline_dossier::Dossier;
use throughline_protocol::reply::Session;
use throughline_protocol::{Commit, DossierView, Event, Failure, Stage};
use throughline_vault::chain::Trust;
use throughline_vault::device::DeviceKeys;
use throughline_vault::header::VaultHeader;
use throughline_vault::seal::Sealer;
use throughline_vault::secret::MasterKey;
use throughline_vault::store::{Batch, Store};
use throughline_vault::workspace::WorkspaceSecret;

use crate::answer::Answer;
use crate::cabinet::{Cabinet, Draft};
use crate::colleague::LastColleagues;
use crate::commit::{Writer, dossier_id};
use crate::host::Host;
use crate::own::{LAST_BACKUP, OWN, Own};
use crate::passphrase::Recovered;
use crate::people::LastRoster;
use crate::prepare::{self, NewVault};
use crate::records::{NewLocal, Records, WriteFailure, store_failure};
use crate::vault_file::FileMode;
use crate::{chain, convert, passphrase, people, vault_file};

/// An open vault.
pub struct Open<S> {
    /// Which.
    pub vault: VaultId,
    /// Its dossiers.
    pub cabinet: Cabinet<S>,
    /// Whose it is.
    pub own: Own,
    /// The keys of this device.
    pub device: DeviceKeys,
    /// What the key chain says.
    pub trust: Trust,
    /// The roster as it was last read.
    pub roster: LastRoster,
    /// The colleagues as they were last read.
    pub colleagues: LastColleagues,
    /// What the recovery words gave, when it was them that opened the vault.
    pub recovered: Option<Recovered>,
    /// In file mode, what that takes.
    pub file: Option<FileMode>,
    secret: WorkspaceSecret,
    actor: Writer,
}

impl<S: Store> Open<S> {
    /// Opens what lies in these records, and streams it: School first. `file` is there in file mode.
    pub async fn enter<H: Host<Store = S>>(
        host: &H,
        vault: VaultId,
        records: Records<S>,
        file: Option<FileMode>,
        answer: &Answer,
    ) -> Result<Self, Failure> {
        let own: Own = records.local(OWN).await?.ok_or(Failure::StorageDamaged)?;
        let device = own.keys()?;
        let cabinet = Cabinet::new(records);
        let (school, _) = cabinet
            .load(own.school)
            .await?
            .ok_or(Failure::StorageDamaged)?;
        let (_, secret) = prepare::workspace_of(&school).ok_or(Failure::StorageDamaged)?;
        let trust = chain::trust(&school, own.workspace, &own.founder);
        let actor = prepare::writer(own.staff, device.device(), host.now());
        let mut open = Self {
            vault,
            cabinet,
            own,
            device,
            trust,
            roster: LastRoster::default(),
            colleagues: LastColleagues::default(),
            recovered: None,
            file,
            secret,
            actor,
        };
        open.show(host, answer).await?;
        Ok(open)
    }

    /// Streams everything that can be read, and says in between that the vault is open.
    pub async fn show<H: Host>(&mut self, host: &H, answer: &Answer) -> Result<(), Failure> {
        // What was typed comes before any form can be opened. It never keeps a school from opening.
        let drafts = self.cabinet.records().drafts(host.now()).await;
        let drafts = drafts.unwrap_or_default();
        if !drafts.is_empty() {
            answer.send(Event::Drafts(drafts));
        }
        // The roster is what a person waits to see: it comes before everything else.
        let first = [self.own.school, dossier_id(&self.secret, Subject::Roster)];
        self.cabinet.read_first(&first, answer).await?;
        answer.send(Event::Opened(Box::new(self.session().await?)));
        self.cabinet.read_all(host, answer).await
    }

    /// Forgets every plain value. The keys and what is sealed stay: [`Self::show`] brings all of it back.
    pub fn forget_values(&mut self) {
        self.cabinet.forget();
        self.roster = LastRoster::default();
        self.colleagues = LastColleagues::default();
        self.recovered = None;
    }

    /// Who writes, now.
    pub fn writer(&self, now: Timestamp) -> Writer {
        Writer {
            now,
            ..self.actor.clone()
        }
    }

    /// The person.
    pub fn me(&self) -> StaffId {
        self.own.staff
    }

    /// The workspace.
    pub fn workspace(&self) -> WorkspaceId {
        self.own.workspace
    }

    /// What dossier identifiers are derived from.
    pub fn secret(&self) -> &WorkspaceSecret {
        &self.secret
    }

    /// The School dossier.
    pub async fn school(&self) -> Result<(Dossier, u64), Failure> {
        self.cabinet
            .load(self.own.school)
            .await?
            .ok_or(Failure::StorageDamaged)
    }

    /// School's body.
    pub async fn school_body(&self) -> Result<School, Failure> {
        let (school, _) = self.school().await?;
        Ok(convert::contents(school.read()).0.read())
    }

    /// Makes a change.
    pub async fn commit(
        &mut self,
        commit: &Commit,
        now: Timestamp,
    ) -> Result<Vec<DossierView>, Failure> {
        self.commit_with(commit, &[], now).await
    }

    /// Makes a change, and stores it with these local things; the draft that it saves goes with it.
    pub async fn commit_with(
        &mut self,
        commit: &Commit,
        locals: &[NewLocal],
        now: Timestamp,
    ) -> Result<Vec<DossierView>, Failure> {
        let writer = self.writer(now);
        let mut locals = locals.to_vec();
        locals.extend(commit.draft.as_deref().map(NewLocal::no_draft));
        let views = self
            .cabinet
            .commit(&self.secret, &writer, commit, &locals)
            .await?;
        self.follow(&views).await?;
        Ok(views)
    }

    /// Looks at the key chain again when School has changed.
    pub async fn follow(&mut self, changed: &[DossierView]) -> Result<(), Failure> {
        if changed.iter().any(|view| view.id == self.own.school) {
            let (school, _) = self.school().await?;
            self.trust = chain::trust(&school, self.own.workspace, &self.own.founder);
        }
        Ok(())
    }

    /// What the app shows of the open vault itself.
    pub async fn session(&self) -> Result<Session, Failure> {
        let school = self.school_body().await?;
        let people = people::of(self, &school).await?;
        let last_backup: Option<Timestamp> = self.cabinet.records().local(LAST_BACKUP).await?;
        Ok(Session {
            vault: self.vault,
            workspace: self.own.workspace,
            school: school.name,
            me: self.own.staff,
            device: self.device.device().to_owned(),
            fingerprint: self.device.public().fingerprint(),
            demo: self.own.demo,
            read_only: false,
            people,
            last_backup,
            kept_unread: u32::try_from(self.cabinet.kept_unread()).unwrap_or(u32::MAX),
            not_in_file: vault_file::not_in_file(self),
        })
    }
}

/// The records of a vault that a key opens, and its master key. `master` tries the key.
pub async fn unlock<H: Host>(
    host: &H,
    vault: VaultId,
    master: &dyn Fn(&VaultHeader) -> Result<MasterKey, Failure>,
    take_over: bool,
    answer: &Answer,
) -> Result<(Records<H::Store>, MasterKey), Failure> {
    let store = host.open(vault, false).await?;
    answer.progress(Stage::Key, 0, 1)?;
    let master = master(&passphrase::header(&store).await?)?;
    answer.progress(Stage::Key, 1, 1)?;
    host.own(vault, take_over).await?;
    let epoch = store
        .take_over()
        .await
        .map_err(|error| store_failure(&error))?;
    let records = Records::new(store, sealer(vault, &master), epoch);
    Ok((records, master))
}

/// Stores a new vault in one transaction: what fails leaves nothing behind.
pub async fn begin<H: Host>(
    host: &H,
    new: NewVault,
    drafts: &[Draft],
    own: NewLocal,
    answer: &Answer,
) -> Result<Records<H::Store>, Failure> {
    let vault = new.vault;
    let store = host.open(vault, true).await?;
    let owned = async {
        host.own(vault, false).await?;
        answer.progress(Stage::Saving, 0, drafts.len())?;
        store
            .take_over()
            .await
            .map_err(|error| store_failure(&error))
    };
    let epoch = match owned.await {
        Ok(epoch) => epoch,
        Err(failure) => {
            let _ = store.destroy().await;
            return Err(failure);
        }
    };
    let records = Records::new(store, sealer(vault, &new.master), epoch);
    if let Err(failure) = first_write(&records, new.header, drafts, own).await {
        let _ = records.store().destroy().await;
        return Err(failure.into_failure());
    }
    Ok(records)
}

/// Everything that was prepared, header included, in one transaction.
async fn first_write<S: Store>(
    records: &Records<S>,
    header: Vec<u8>,
    drafts: &[Draft],
    own: NewLocal,
) -> Result<(), WriteFailure> {
    let drafts = drafts.iter().map(Draft::record).collect();
    let mut batch: Batch = records.batch(drafts, vec![own]).await?;
    batch.header = Some(header);
    records.write_batch(batch).await
}

/// What seals the records of a vault.
pub fn sealer(vault: VaultId, master: &MasterKey) -> Sealer {
    Sealer::new(
        throughline_vault::id::VaultId::from_bytes(vault.to_bytes()),
        master,
    )
}
