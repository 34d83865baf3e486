//! Vault files: making one of the open vault; opening one in file mode, over memory alone; copying one into this browser.

use throughline_domain::id::VaultId;
use throughline_protocol::command::{InFile, UnlockKey};
use throughline_protocol::failure::FileProblem;
use throughline_protocol::reply::OutFile;
use throughline_protocol::{Failure, Reply, Stage};
use throughline_vault::bundle::Caps;
use throughline_vault::header::VaultHeader;
use throughline_vault::seal::Sealer;
use throughline_vault::secret::MasterKey;
use throughline_vault::store::memory::Snapshot;
use throughline_vault::store::{Batch, Epoch, Store, Write};
use throughline_vault::vault_file::{self, VaultFileError};

use crate::answer::Answer;
use crate::host::Host;
use crate::open::{self, Open};
use crate::prepare::{self, NewVault};
use crate::records::{Records, WriteFailure, store_failure};
use crate::{failures, passphrase};

/// How the names of vault files end.
const ENDING: &str = ".throughline-vault";

/// What file mode takes: the vault lives in memory, and its file is elsewhere.
pub struct FileMode {
    /// Kept for copying the vault into this browser.
    master: MasterKey,
    /// How many changes the opened bytes held that were not in the person's file.
    before: u64,
    /// How many changes are in the person's file, counted as `before` and those stored since.
    in_file: u64,
}

/// Whether a file is a vault file by its bytes or its name, whole or not.
pub fn looks_like_one(file: &InFile) -> bool {
    vault_file::begins_like_one(&file.bytes) || file.name.ends_with(ENDING)
}

/// Reads a vault file, sealed as it is. What only its name calls one was one: it is damaged.
pub fn read(file: &InFile) -> Result<Snapshot, Failure> {
    vault_file::read(&file.bytes, Caps::default()).map_err(|error| match error {
        VaultFileError::NotOurs => FileProblem::VaultDamaged.into(),
        error => failures::vault_file(error),
    })
}

/// Opens a vault file in file mode.
///
/// # Errors
/// Of its key, as [`Open::unlock`] gives them; [`FileProblem::VaultDamaged`] when something in it does not open.
pub async fn unlock<H: Host>(
    host: &H,
    held: &Snapshot,
    key: &UnlockKey,
    not_in_file: u64,
    answer: &Answer,
) -> Result<Open<H::Store>, Failure> {
    answer.progress(Stage::Key, 0, 1)?;
    let bytes = held.header.as_deref().unwrap_or_default();
    let header = VaultHeader::from_bytes(bytes).map_err(failures::header)?;
    let master = passphrase::master(&header, key).map_err(in_a_file)?;
    answer.progress(Stage::Key, 1, 1)?;
    let store = host.in_memory(held.clone());
    let epoch = own(&store).await?;
    let vault = VaultId::from_bytes(*header.vault().as_bytes());
    let records = Records::new(store, open::sealer(vault, &master), epoch);
    let mode = FileMode {
        master,
        before: not_in_file,
        in_file: 0,
    };
    let opened = Open::enter(host, vault, records, Some(mode), answer).await;
    opened.map_err(in_a_file)
}

/// What is damaged is the file, and nothing that is stored here.
fn in_a_file(failure: Failure) -> Failure {
    match failure {
        Failure::StorageDamaged => FileProblem::VaultDamaged.into(),
        other => other,
    }
}

async fn own<S: Store>(store: &S) -> Result<Epoch, Failure> {
    store
        .take_over()
        .await
        .map_err(|error| store_failure(&error))
}

/// Makes a vault file of the open vault, as it is stored now.
pub async fn make<H: Host>(
    host: &H,
    open: &Open<H::Store>,
    answer: &Answer,
) -> Result<Reply, Failure> {
    let records = open.cabinet.records();
    answer.progress(Stage::Packing, 0, records.count().await?)?;
    host.breathe().await;
    let gathered = gather(records.store()).await?;
    let bytes = vault_file::write(&gathered, Caps::default()).map_err(failures::vault_file)?;
    let school = open.school_body().await?.name;
    let name = vault_file::file_name(&school, &open.own.name);
    let file = OutFile { name, bytes };
    Ok(Reply::VaultFile {
        file,
        changes: changes(open),
    })
}

async fn gather<S: Store>(store: &S) -> Result<Snapshot, Failure> {
    let gathered = vault_file::gather(store).await;
    gathered.map_err(|error| store_failure(&error))
}

/// How many changes there are since the person's file was read.
fn changes<S: Store>(open: &Open<S>) -> u64 {
    let before = open.file.as_ref().map_or(0, |mode| mode.before);
    before + open.cabinet.records().written()
}

/// In file mode, how many changes are not yet in the person's file.
pub fn not_in_file<S: Store>(open: &Open<S>) -> Option<u64> {
    let mode = open.file.as_ref()?;
    Some(changes(open).saturating_sub(mode.in_file))
}

/// Takes note that so many changes are in the person's file.
///
/// # Errors
/// [`Failure::OutOfOrder`] when none is worked on, or it cannot hold so many.
pub fn kept<S: Store>(open: &mut Open<S>, in_file: u64) -> Result<(), Failure> {
    let most = changes(open);
    let mode = open.file.as_mut().filter(|_| in_file <= most);
    let mode = mode.ok_or(Failure::OutOfOrder)?;
    mode.in_file = mode.in_file.max(in_file);
    Ok(())
}

/// Copies a vault that is worked on in file mode into this browser, and opens the copy.
///
/// It is a new vault with an identifier and a passphrase of its own. Master key and device keys stay: the first since
/// places of records derive from it, the second since colleagues know no others.
pub async fn keep_here<H: Host>(
    host: &H,
    open: &Open<H::Store>,
    passphrase: &str,
    answer: &Answer,
) -> Result<Open<H::Store>, Failure> {
    let mode = open.file.as_ref().ok_or(Failure::OutOfOrder)?;
    let recovery = &open.own.recovery.recipient;
    answer.progress(Stage::Key, 0, 1)?;
    let NewVault {
        vault,
        master,
        header,
    } = prepare::new_vault_under(mode.master.clone(), passphrase, recovery)?;
    let (from, to) = (
        open::sealer(open.vault, &master),
        open::sealer(vault, &master),
    );
    let gathered = gather(open.cabinet.records().store()).await?;
    answer.progress(Stage::Saving, 0, gathered.records.len())?;
    let batch = Batch {
        writes: sealed_again(&gathered, &from, &to)?,
        header: Some(header),
        ..Batch::default()
    };
    let store = host.open(vault, true).await?;
    let written = async {
        host.own(vault, false).await?;
        let epoch = own(&store).await?;
        let written = store.write(Batch { epoch, ..batch }).await;
        written.map_err(|error| WriteFailure::from(error).into_failure())?;
        Ok(epoch)
    };
    match written.await {
        Ok(epoch) => {
            let records = Records::new(store, to, epoch);
            Open::enter(host, vault, records, None, answer).await
        }
        Err(failure) => {
            let _ = store.destroy().await;
            Err(failure)
        }
    }
}

/// The records of one vault as first records of another.
fn sealed_again(held: &Snapshot, from: &Sealer, to: &Sealer) -> Result<Vec<Write>, Failure> {
    let again = held.records.iter().map(|((table, key), value)| {
        let plain = from
            .open(*table, key, value)
            .map_err(|_| FileProblem::VaultDamaged)?;
        let value = to
            .seal(*table, key, 1, &plain)
            .map_err(|_| Failure::Fault("seal".to_owned()))?;
        Ok(Write::Put {
            table: *table,
            key: *key,
            expected: None,
            value,
        })
    });
    again.collect()
}
