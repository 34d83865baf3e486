//! Backups: a bundle with `keys.json`, to one's own devices and recovery key; and the school's copy, to the school's.
//!
//! Restoring needs nothing but the twelve words. What it gives is data and who one was: the restored vault gets a new
//! master key, a new vault id, new device keys and fresh actors, since an actor that goes on after a restore would poison
//! merging for good.

use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

use crate::bundle::{self, Caps, Consent, Draft, DraftEntry, OpenError, Verified, VerifyError};
use crate::chain::{Standing, Trust};
use crate::device::DeviceKeys;
use crate::envelope::{Audience, Unlock};
use crate::id::WorkspaceId;
use crate::identity::{Identity, NotAKey, Recipient};
use crate::secret::SecretText;
use crate::signing::VerifyingKey;
use crate::words::RecoveryKey;

const FORMAT: &str = "throughline-keys";
const VERSION: u32 = 1;
/// What the school's copy leaves out: a person's own notes, and circles that were promised to stay small.
/// Formats, "Keys": the school's records outlive the person who kept them, and named circles keep their promise.
pub const NOT_FOR_THE_SCHOOL: [&str; 4] = ["private", "restricted", "thread", "journal"];

/// Whose backup it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Everything of one person.
    Own,
    /// What the school keeps when that person leaves.
    School,
}

/// What `keys.json` holds. In the school's copy there are no identities.
#[derive(Clone, Debug)]
pub struct BackupKeys {
    /// Whose backup.
    pub scope: Scope,
    /// The workspace.
    pub workspace: WorkspaceId,
    /// The founder's key that the device had pinned.
    pub founder: VerifyingKey,
    /// Whose device made it.
    pub staff: String,
    /// The device's old identities, for opening bundles that were sent to it before.
    pub identities: Vec<Identity>,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    format: String,
    version: u32,
    scope: Scope,
    workspace: WorkspaceId,
    founder: VerifyingKey,
    staff: String,
    identities: Vec<String>,
}

impl BackupKeys {
    /// The JSON of `keys.json`. Secret.
    pub fn to_text(&self) -> Result<SecretText, NotAKey> {
        let own = self.scope == Scope::Own;
        let identities = self.identities.iter().filter(|_| own);
        let mut kept = Kept {
            format: FORMAT.to_owned(),
            version: VERSION,
            scope: self.scope,
            workspace: self.workspace,
            founder: self.founder.clone(),
            staff: self.staff.clone(),
            identities: identities
                .map(|identity| identity.to_text().expose().to_owned())
                .collect(),
        };
        let text = serde_json::to_string_pretty(&kept).map(SecretText::new);
        kept.identities.zeroize();
        text.map_err(|_| NotAKey)
    }

    /// Reads [`Self::to_text`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NotAKey> {
        let kept: Kept = serde_json::from_slice(bytes).map_err(|_| NotAKey)?;
        if kept.format != FORMAT || kept.version != VERSION {
            return Err(NotAKey);
        }
        let identities = kept.identities.into_iter().map(SecretText::new);
        Ok(Self {
            scope: kept.scope,
            workspace: kept.workspace,
            founder: kept.founder,
            staff: kept.staff,
            identities: identities
                .map(|text| Identity::from_text(text.expose()))
                .collect::<Result<_, _>>()?,
        })
    }
}

/// Why no backup was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BackupError {
    /// The keys could not be written.
    #[error(transparent)]
    Keys(#[from] NotAKey),
    /// The bundle could not be written.
    #[error(transparent)]
    Write(#[from] bundle::WriteError),
}

/// Writes a backup to these recipients: one's own devices and recovery key, or the school's recovery key.
/// In the school's copy the kinds that are [`NOT_FOR_THE_SCHOOL`] and all identities are left out here, whatever the
/// caller passes; which others belong in it is the caller's choice.
pub fn write(
    mut draft: Draft,
    keys: &BackupKeys,
    device: &DeviceKeys,
    recipients: Vec<Recipient>,
) -> Result<Vec<u8>, BackupError> {
    if keys.scope == Scope::School {
        draft.entries.retain(for_the_school);
    }
    draft.keys = Some(keys.to_text()?.expose().as_bytes().to_vec());
    let written = bundle::write(&draft, device, &Audience::Recipients(recipients));
    if let Some(keys) = &mut draft.keys {
        keys.zeroize();
    }
    Ok(written?)
}

fn for_the_school(entry: &DraftEntry) -> bool {
    let kind = entry.facts.kind.to_lowercase();
    !NOT_FOR_THE_SCHOOL.contains(&kind.as_str())
}

/// Why nothing was restored.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RestoreError {
    /// The file did not open; for [`crate::envelope::EnvelopeError::NotForYou`] the words are of another sheet.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The file is not what it says.
    #[error(transparent)]
    Verify(#[from] VerifyError),
    /// A bundle, but not a backup.
    #[error("not a backup")]
    NotABackup,
    /// Its keys are of another workspace or person than its manifest says.
    #[error("keys.json does not fit the manifest")]
    KeysDisagree,
    /// The words gave no key.
    #[error(transparent)]
    Words(#[from] NotAKey),
}

/// A backup that was opened with the words.
#[derive(Debug)]
pub struct Restored {
    keys: BackupKeys,
    bundle: bundle::Accepted,
    fingerprint: String,
}

impl Restored {
    /// Who the backup's maker was, and what its device had pinned.
    pub const fn keys(&self) -> &BackupKeys {
        &self.keys
    }

    /// The manifest and the documents, untrusted as in any bundle.
    pub const fn bundle(&self) -> &bundle::Accepted {
        &self.bundle
    }

    /// Six words of the device that made it.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// How the maker stands in the key chain of the School dossier in this backup, evaluated from the pinned founder.
    /// Anyone can encrypt to a recovery recipient, so this must be `Known`, or `Revoked` for a device that was lost
    /// since: ask a person before going on with anything else.
    pub fn maker(&self, trust: &Trust) -> Standing {
        let sender = &self.bundle.manifest().sender;
        trust.standing(&sender.staff, &sender.device, &sender.signing_key)
    }
}

/// Opens a backup with the twelve words alone, on a machine that knows nothing.
pub fn restore(file: &[u8], words: &RecoveryKey, caps: Caps) -> Result<Restored, RestoreError> {
    let unlock = Unlock::Identities(vec![words.identity()?]);
    let verified = bundle::open(file, &unlock, caps)?.verify(&Trust::nobody())?;
    restored(verified)
}

fn restored(verified: Verified) -> Result<Restored, RestoreError> {
    let fingerprint = verified.fingerprint();
    let bundle = verified
        .accept(Consent::AlsoUnknown)
        .map_err(|_| RestoreError::NotABackup)?;
    let bytes = bundle.keys().ok_or(RestoreError::NotABackup)?;
    let keys = BackupKeys::from_bytes(bytes).map_err(|_| RestoreError::NotABackup)?;
    let manifest = bundle.manifest();
    if keys.workspace != manifest.workspace.id
        || keys.founder != manifest.workspace.founder
        || keys.staff != manifest.sender.staff
    {
        return Err(RestoreError::KeysDisagree);
    }
    Ok(Restored {
        keys,
        bundle,
        fingerprint,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::EntryFacts;
    use crate::bundle::WorkspaceFacts;
    use crate::envelope::EnvelopeError;
    use crate::id::{BundleId, DossierId};

    fn backup(scope: Scope, device: &DeviceKeys, words: &RecoveryKey) -> Vec<u8> {
        let founder = device.public().signing_key;
        let workspace = WorkspaceId::from_bytes([1; 16]);
        let entry = |kind: &str, byte| DraftEntry {
            facts: EntryFacts {
                dossier: DossierId::from_bytes([byte; 16]),
                kind: kind.to_owned(),
                title: kind.to_owned(),
                generation: 0,
                since: vec![],
                heads: vec![],
            },
            bytes: kind.as_bytes().to_vec(),
        };
        let draft = Draft {
            bundle: BundleId::random(),
            workspace: WorkspaceFacts {
                id: workspace,
                name: "Hill School".to_owned(),
                founder: founder.clone(),
            },
            staff: "amy".to_owned(),
            name: "Amy".to_owned(),
            created_at: "2026-11-22T10:00:00Z".to_owned(),
            recipients: vec![],
            purpose: "Backup".to_owned(),
            keys: None,
            entries: vec![entry("school", 1), entry("Private", 2), entry("thread", 3)],
        };
        let keys = BackupKeys {
            scope,
            workspace,
            founder,
            staff: "amy".to_owned(),
            identities: vec![device.identity().clone()],
        };
        let recipients = vec![words.identity().unwrap().recipient()];
        write(draft, &keys, device, recipients).unwrap()
    }

    #[test]
    fn words_alone_bring_everything_back() {
        let (device, words) = (DeviceKeys::random().unwrap(), RecoveryKey::random());
        let file = backup(Scope::Own, &device, &words);
        let restored = restore(&file, &words, Caps::default()).unwrap();
        assert_eq!(restored.keys().staff, "amy");
        assert_eq!(
            restored.keys().identities[0].recipient(),
            device.identity().recipient()
        );
        assert_eq!(restored.bundle().entries().count(), 3);
        assert_eq!(restored.fingerprint(), device.public().fingerprint());
        assert_eq!(restored.maker(&Trust::nobody()), Standing::Unknown);
    }

    #[test]
    fn the_schools_copy_keeps_promises() {
        let (device, words) = (DeviceKeys::random().unwrap(), RecoveryKey::random());
        let file = backup(Scope::School, &device, &words);
        let restored = restore(&file, &words, Caps::default()).unwrap();
        let kinds: Vec<&str> = restored
            .bundle()
            .entries()
            .map(|(entry, _)| entry.facts.kind.as_str())
            .collect();
        assert_eq!(kinds, ["school"]);
        assert!(restored.keys().identities.is_empty());
    }

    #[test]
    fn other_words_open_nothing() {
        let (device, words) = (DeviceKeys::random().unwrap(), RecoveryKey::random());
        let file = backup(Scope::Own, &device, &words);
        let error = restore(&file, &RecoveryKey::random(), Caps::default()).unwrap_err();
        assert_eq!(
            error,
            RestoreError::Open(OpenError::Envelope(EnvelopeError::NotForYou))
        );
    }
}
