//! What opens a vault, and putting it under a new passphrase. The master key stays, so no record is sealed again.

use throughline_domain::time::Timestamp;
use throughline_protocol::command::{Secret, UnlockKey};
use throughline_protocol::{Failure, Stage};
use throughline_vault::header::VaultHeader;
use throughline_vault::secret::{MasterKey, SecretText};
use throughline_vault::store::Store;
use throughline_vault::words::RecoveryKey;

use crate::answer::Answer;
use crate::failures;
use crate::open::Open;
use crate::prepare::long_enough;
use crate::records::{WriteFailure, store_failure};

/// How long after opening with the words a new passphrase needs no further proof, in milliseconds.
const RECOVERY_COUNTS_FOR: i64 = 10 * 60 * 1000;

/// What the words gave, for the new passphrase that comes next.
pub struct Recovered {
    master: MasterKey,
    at: Timestamp,
}

impl Recovered {
    /// The master key that words just gave.
    pub fn new(master: MasterKey, at: Timestamp) -> Self {
        Self { master, at }
    }

    fn still_counts(&self, now: Timestamp) -> bool {
        (0..RECOVERY_COUNTS_FOR).contains(&(now.0 - self.at.0))
    }
}

/// The header of the vault in a store.
pub async fn header<S: Store>(store: &S) -> Result<VaultHeader, Failure> {
    let bytes = store
        .header()
        .await
        .map_err(|error| store_failure(&error))?
        .ok_or(Failure::NoSuchVault)?;
    VaultHeader::from_bytes(&bytes).map_err(failures::header)
}

/// The master key of a vault, by its passphrase. Takes half a second.
pub fn by_passphrase(header: &VaultHeader, passphrase: &Secret) -> Result<MasterKey, Failure> {
    header
        .unlock(&SecretText::from(passphrase.0.as_str()))
        .map_err(failures::header)
}

/// The master key of a vault, by its passphrase or its person's words.
pub fn master(header: &VaultHeader, key: &UnlockKey) -> Result<MasterKey, Failure> {
    match key {
        UnlockKey::Passphrase(passphrase) => by_passphrase(header, passphrase),
        UnlockKey::Words(words) => {
            let key = RecoveryKey::from_words(&words.0).map_err(failures::words)?;
            let identity = key.identity().map_err(failures::key)?;
            header.recover(&identity).map_err(failures::header)
        }
    }
}

/// Puts an open vault under a new passphrase, in one fenced write. The recovery words stay as they are.
pub async fn change<S: Store>(
    open: &mut Open<S>,
    proof: Option<&UnlockKey>,
    new: &str,
    now: Timestamp,
    answer: &Answer,
) -> Result<(), Failure> {
    long_enough(new)?;
    let records = open.cabinet.records();
    let header = header(records.store()).await?;
    answer.progress(Stage::Key, 0, 2)?;
    let master = match (proof, &open.recovered) {
        (Some(key), _) => master(&header, key)?,
        (None, Some(recovered)) if recovered.still_counts(now) => recovered.master.clone(),
        (None, _) => return Err(Failure::NeedsProof),
    };
    answer.progress(Stage::Key, 1, 2)?;
    let header = header
        .with_passphrase(&master, &SecretText::from(new))
        .and_then(|header| header.to_bytes())
        .map_err(failures::header)?;
    answer.progress(Stage::Saving, 0, 1)?;
    records
        .write_header(header)
        .await
        .map_err(WriteFailure::into_failure)?;
    open.recovered = None;
    Ok(())
}
