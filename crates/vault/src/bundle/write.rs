//! Packing a bundle.

use std::collections::BTreeSet;

use super::manifest::{
    EntryFacts, FORMAT, KeysFacts, Line, Manifest, Sender, VERSION, WorkspaceFacts, sha256,
};
use super::{KEYS, MANIFEST, SIGNATURE, entry_name};
use crate::archive::ArchiveWriter;
use crate::device::DeviceKeys;
use crate::envelope::{self, Audience, EncryptFailure};
use crate::id::{BundleId, DossierId};
use crate::signing::Purpose;

/// A dossier to pack.
#[derive(Clone, Debug)]
pub struct DraftEntry {
    /// What it is.
    pub facts: EntryFacts,
    /// The Automerge document, or the changes since `facts.since`.
    pub bytes: Vec<u8>,
}

/// What goes into a bundle.
#[derive(Clone, Debug)]
pub struct Draft {
    /// A fresh id; [`BundleId::random`].
    pub bundle: BundleId,
    /// The workspace.
    pub workspace: WorkspaceFacts,
    /// The sender's staff id.
    pub staff: String,
    /// The sender's name.
    pub name: String,
    /// Now (UTC, RFC 3339).
    pub created_at: String,
    /// For whom, for the reader's eyes.
    pub recipients: Vec<String>,
    /// What for, in words.
    pub purpose: String,
    /// `keys.json`, for backups and invitations of one's own devices.
    pub keys: Option<Vec<u8>>,
    /// The dossiers; each once.
    pub entries: Vec<DraftEntry>,
}

/// Why nothing was packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// The bundle has nobody to go to.
    #[error("no recipient")]
    NoRecipient,
    /// One dossier is in the draft twice.
    #[error("a dossier is there twice")]
    DuplicateEntry,
    /// More than 65,535 dossiers or 4 GiB.
    #[error("too large for one bundle")]
    TooLarge,
    /// The encryption library failed.
    #[error("could not encrypt")]
    Failed,
}

/// The age file of a bundle, signed by this device.
pub fn write(
    draft: &Draft,
    device: &DeviceKeys,
    audience: &Audience,
) -> Result<Vec<u8>, WriteError> {
    let manifest =
        serde_json::to_vec(&manifest_of(draft, device)).map_err(|_| WriteError::Failed)?;
    let signature = device.signing().sign(Purpose::Bundle, &manifest);
    let size: usize = draft.entries.iter().map(|entry| entry.bytes.len()).sum();
    if has_duplicates(draft.entries.iter().map(|entry| entry.facts.dossier)) {
        return Err(WriteError::DuplicateEntry);
    }
    let written = envelope::encrypt(audience, size + 2 * manifest.len(), |output| {
        let mut archive = ArchiveWriter::new(output);
        archive.add(MANIFEST, &manifest)?;
        archive.add(SIGNATURE, signature.as_bytes())?;
        if let Some(keys) = &draft.keys {
            archive.add(KEYS, keys)?;
        }
        for entry in &draft.entries {
            archive.add(entry_name(&entry.facts.dossier), &entry.bytes)?;
        }
        archive.finish().map(drop)
    });

    written.map_err(|error| match error {
        EncryptFailure::NoRecipient => WriteError::NoRecipient,
        EncryptFailure::TooLarge => WriteError::TooLarge,
        EncryptFailure::Failed => WriteError::Failed,
    })
}

/// Whether a dossier is there twice. Most drafts are sorted: then neighbours tell.
fn has_duplicates(dossiers: impl Iterator<Item = DossierId> + Clone) -> bool {
    let sorted = dossiers.clone().is_sorted_by(|one, next| one < next);
    let mut seen = BTreeSet::new();
    !sorted && !dossiers.into_iter().all(|dossier| seen.insert(dossier))
}

fn manifest_of<'a>(draft: &'a Draft, device: &DeviceKeys) -> Manifest<Line<'a>> {
    let public = device.public();
    Manifest {
        format: FORMAT.to_owned(),
        version: VERSION,
        minimum_reader: VERSION,
        bundle: draft.bundle,
        workspace: draft.workspace.clone(),
        created_at: draft.created_at.clone(),
        sender: Sender {
            staff: draft.staff.clone(),
            name: draft.name.clone(),
            device: public.device,
            signing_key: public.signing_key,
            recipient: public.recipient,
        },
        recipients: draft.recipients.clone(),
        purpose: draft.purpose.clone(),
        keys: draft.keys.as_deref().map(|keys| KeysFacts {
            bytes: keys.len() as u64,
            sha256: sha256(keys),
        }),
        entries: draft
            .entries
            .iter()
            .map(|entry| Line::of(&entry.facts, &entry.bytes))
            .collect(),
    }
}

/// `SCHOOL--SENDER--2026-11-22--7F3K.throughline.age`: letters, digits and single hyphens, whatever the names are.
/// `day` is the date in ISO form.
pub fn file_name(school: &str, sender: &str, day: &str, bundle: &BundleId) -> String {
    format!(
        "{}--{}--{day}--{}.throughline.age",
        plain(school),
        plain(sender),
        bundle.short()
    )
}

/// Every run of anything but letters and digits becomes one hyphen.
pub(crate) fn plain(name: &str) -> String {
    let words: Vec<&str> = name
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let joined: String = words.join("-").chars().take(40).collect();
    if joined.is_empty() {
        "Throughline".to_owned()
    } else {
        joined
    }
}
