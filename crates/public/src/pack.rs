//! The family pack: a ZIP that the office signs and kiosks pin. It is not secret; nothing in it was not marked public.
//!
//! `manifest.json` comes first and names the SHA-256 of everything else; `manifest.json.minisig` is its signature. Then come
//! `content.json`, the sealed answers, and the files of guides and strategies, each under the name of its hash.

mod read;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use throughline_archive::ArchiveWriter;

pub use read::{Opened, PackError, Pin, open};

use crate::content::Content;
use crate::enclosure::{EACH_MAX, TOTAL_MAX};
use crate::sealed::{PackKey, Purpose, Recipient, Signer};

/// What the file is called.
pub const FILE_NAME: &str = "family.pack";
/// The most bytes of a pack that are read.
pub const PACK_MAX: usize = 64 * 1024 * 1024;

const FORMAT: &str = "throughline-family-pack";
/// The newest version that is read, and written where a pack carries files.
const VERSION: u16 = 2;
/// The version of a pack without files: kiosks that know of none read it.
const WITHOUT_FILES: u16 = 1;
const MANIFEST: &str = "manifest.json";
const SIGNATURE: &str = "manifest.json.minisig";
const CONTENT: &str = "content.json";
/// The most times that the key of one office is followed from an old one to the next.
const SUCCESSIONS_MAX: usize = 100;
const REPLIES_MAX: usize = 10_000;
const FILES_MAX: usize = 1_000;

/// What a pack says of itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always `throughline-family-pack`.
    pub format: String,
    /// The version of the format.
    pub version: u16,
    /// The oldest version that can read it.
    pub minimum_reader: u16,
    /// Raised with every pack: a kiosk refuses a lower one.
    pub sequence: u64,
    /// When it was made (RFC 3339, UTC).
    pub created_at: String,
    /// Whose key signed it.
    pub signer: Signer,
    /// How the office's key changed, oldest first.
    pub successions: Vec<Succession>,
    /// Who opens slips.
    pub office: Vec<Recipient>,
    /// The hashes of slips that the office has.
    pub receipts: Vec<String>,
    /// The SHA-256 of `content.json`, in hex.
    pub content: String,
    /// The SHA-256 of each `replies/NAME.age`, in hex, by name.
    pub replies: BTreeMap<String, String>,
    /// The SHA-256 of each `files/NAME`, in hex, by name, which is the same. Since version 2.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub files: BTreeMap<String, String>,
}

/// A new key of the office, signed with the one before it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Succession {
    /// The key before.
    pub old: Signer,
    /// The key after.
    pub new: Signer,
    /// The old key's signature over the text of the new one.
    pub signature: String,
}

impl Succession {
    /// Says with the old key which one comes after it.
    pub fn sign(old: &PackKey, new: &Signer) -> Self {
        Self {
            old: old.signer(),
            new: new.clone(),
            signature: old.sign(Purpose::Succession, new.to_string().as_bytes()),
        }
    }

    fn holds(&self) -> bool {
        let new = self.new.to_string();
        self.old
            .signed(Purpose::Succession, new.as_bytes(), &self.signature)
    }
}

/// What a pack is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// One more than that of the last pack.
    pub sequence: u64,
    /// Now (RFC 3339, UTC).
    pub created_at: String,
    /// How the office's key changed, oldest first; empty while it never did.
    pub successions: Vec<Succession>,
    /// Who opens slips.
    pub office: Vec<Recipient>,
    /// The hashes of slips that the office has.
    pub receipts: Vec<String>,
    /// Sealed answers by their names ([`crate::sealed::reply_name`]).
    pub replies: BTreeMap<String, Vec<u8>>,
    /// The bytes of the files that the content names, by their SHA-256 in hex.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What families see.
    pub content: Content,
}

/// More in it than a pack holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the pack cannot be written: too large, or something in it has no proper name")]
pub struct CannotWrite;

/// Writes and signs a pack.
pub fn write(draft: &Draft, key: &PackKey) -> Result<Vec<u8>, CannotWrite> {
    let content = serde_json::to_vec(&draft.content).map_err(|_| CannotWrite)?;
    let version = if draft.files.is_empty() {
        WITHOUT_FILES
    } else {
        VERSION
    };
    let hashes = |parts: &BTreeMap<String, Vec<u8>>| -> BTreeMap<String, String> {
        let parts = parts.iter();
        parts
            .map(|(name, bytes)| (name.clone(), hash(bytes)))
            .collect()
    };
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        version,
        minimum_reader: version,
        sequence: draft.sequence,
        created_at: draft.created_at.clone(),
        signer: key.signer(),
        successions: draft.successions.clone(),
        office: draft.office.clone(),
        receipts: draft.receipts.clone(),
        content: hash(&content),
        replies: hashes(&draft.replies),
        files: hashes(&draft.files),
    };
    if !are_files(&manifest.files, &draft.files) {
        return Err(CannotWrite);
    }
    let manifest = serde_json::to_vec_pretty(&manifest).map_err(|_| CannotWrite)?;
    let signature = key.sign(Purpose::Pack, &manifest);
    let mut archive = ArchiveWriter::new(Vec::with_capacity(content.len() + 64 * 1024));
    let mut add = |name: &str, bytes: &[u8]| archive.add(name, bytes).map_err(|_| CannotWrite);
    add(MANIFEST, &manifest)?;
    add(SIGNATURE, signature.as_bytes())?;
    add(CONTENT, &content)?;
    for (name, bytes) in &draft.replies {
        add(&reply_entry(name), bytes)?;
    }
    for (name, bytes) in &draft.files {
        add(&file_entry(name), bytes)?;
    }
    let bytes = archive.finish().map_err(|_| CannotWrite)?;
    let fits = bytes.len() <= PACK_MAX && draft.replies.len() <= REPLIES_MAX;
    fits.then_some(bytes).ok_or(CannotWrite)
}

fn reply_entry(name: &str) -> String {
    format!("replies/{name}.age")
}

fn file_entry(name: &str) -> String {
    format!("files/{name}")
}

/// Whether each of these files goes by its hash, and none of them, nor all together, is too large.
fn are_files(hashes: &BTreeMap<String, String>, files: &BTreeMap<String, Vec<u8>>) -> bool {
    hashes.iter().all(|(name, hash)| name == hash)
        && files.len() <= FILES_MAX
        && files.values().all(|bytes| bytes.len() <= EACH_MAX)
        && files.values().map(Vec::len).sum::<usize>() <= TOTAL_MAX
}

pub(crate) fn hash(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
