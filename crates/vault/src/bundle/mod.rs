//! Bundles: dossiers on their way to other people, or into a backup.
//!
//! An ordinary age file around a ZIP of `manifest.json`, its minisign signature, for backups `keys.json`, and
//! `dossiers/ID.automerge`. Reading goes in stages, each with its own errors: [`open`] (caps, decryption, layout), then
//! [`Opened::verify`] (signature, hashes, sender), then [`Verified::accept`], which hands out the documents. Nothing here
//! looks into a document: whoever does must treat it as untrusted, whoever sent it.

mod manifest;
mod read;
mod verify;
mod write;

#[cfg(test)]
mod tests;

pub use manifest::{EntryFacts, Manifest, ManifestEntry, Sender, WorkspaceFacts};
pub use read::{Caps, OpenError, Opened, check_plain, open};
pub use verify::{Accepted, Consent, NotAccepted, Verified, VerifyError};
pub(crate) use write::plain;
pub use write::{Draft, DraftEntry, WriteError, file_name, write};

const MANIFEST: &str = "manifest.json";
const SIGNATURE: &str = "manifest.json.minisig";
const KEYS: &str = "keys.json";

/// Where a dossier lies in a bundle.
fn entry_name(dossier: &crate::id::DossierId) -> String {
    format!("dossiers/{dossier}.automerge")
}
