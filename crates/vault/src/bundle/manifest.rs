//! `manifest.json`: what a bundle says about itself. Its raw bytes are what is signed.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::encoding::to_hex;
use crate::id::{BundleId, DossierId, WorkspaceId};
use crate::identity::Recipient;
use crate::signing::VerifyingKey;

pub(super) const FORMAT: &str = "throughline-bundle";
pub(super) const VERSION: u32 = 1;

/// The workspace that a bundle is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkspaceFacts {
    /// Which one.
    pub id: WorkspaceId,
    /// The school's name, as the sender writes it.
    pub name: String,
    /// The founder's key: what a device pins when it joins. For a device that already has, only a claim.
    pub founder: VerifyingKey,
}

/// Who made a bundle. A claim until its signature and the key chain confirm it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    /// The staff member.
    pub staff: String,
    /// Their name, for a reader who does not know them yet.
    pub name: String,
    /// The device.
    pub device: String,
    /// The key that signed the manifest.
    pub signing_key: VerifyingKey,
    /// Where a reply to this device goes.
    pub recipient: Recipient,
}

/// What the sender's program knows of a dossier that it packs.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct EntryFacts {
    /// Which dossier.
    pub dossier: DossierId,
    /// Its kind, as text; a reader passes on kinds it does not know.
    pub kind: String,
    /// A title for the preview; empty where its kind says enough.
    #[serde(default)]
    pub title: String,
    /// Its generation.
    pub generation: u64,
    /// The heads that the changes build on; empty when the document is whole.
    #[serde(default)]
    pub since: Vec<String>,
    /// The heads that the reader has after merging.
    pub heads: Vec<String>,
}

/// One line of the manifest: a dossier, and the bytes that must be there for it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ManifestEntry {
    /// What it is.
    #[serde(flatten)]
    pub facts: EntryFacts,
    /// How many bytes it has.
    pub bytes: u64,
    /// SHA-256 of those bytes, in lower-case hex.
    pub sha256: String,
}

/// [`ManifestEntry`] as it is written: what it borrows stands flat, since a bundle has thousands of them.
#[derive(Serialize)]
pub(super) struct Line<'a> {
    dossier: &'a DossierId,
    kind: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    title: &'a str,
    generation: u64,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    since: &'a [String],
    heads: &'a [String],
    bytes: u64,
    sha256: String,
}

impl<'a> Line<'a> {
    /// What the manifest says of a dossier with these bytes.
    pub(super) fn of(facts: &'a EntryFacts, bytes: &[u8]) -> Self {
        Self {
            dossier: &facts.dossier,
            kind: &facts.kind,
            title: &facts.title,
            generation: facts.generation,
            since: &facts.since,
            heads: &facts.heads,
            bytes: bytes.len() as u64,
            sha256: sha256(bytes),
        }
    }
}

/// The size and hash of `keys.json`, where there is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeysFacts {
    pub(super) bytes: u64,
    pub(super) sha256: String,
}

/// What a bundle says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest<Entry = ManifestEntry> {
    pub(super) format: String,
    pub(super) version: u32,
    pub(super) minimum_reader: u32,
    /// Which bundle: the same id again is a replay, and harmless.
    pub bundle: BundleId,
    /// Of which workspace.
    pub workspace: WorkspaceFacts,
    /// When it was made, by the sender's clock (UTC, RFC 3339).
    pub created_at: String,
    /// By whom.
    pub sender: Sender,
    /// For whom, as staff ids or in words; what decides who can read is the encryption.
    pub recipients: Vec<String>,
    /// What for, in words.
    pub purpose: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) keys: Option<KeysFacts>,
    /// The dossiers, in the order in which they lie in the bundle.
    pub entries: Vec<Entry>,
}

/// Only what tells whether this program can read the rest.
#[derive(Deserialize)]
pub(super) struct Versions {
    pub(super) format: String,
    pub(super) version: u32,
    pub(super) minimum_reader: u32,
}

/// SHA-256 in lower-case hex.
pub(super) fn sha256(bytes: &[u8]) -> String {
    to_hex(&Sha256::digest(bytes))
}
