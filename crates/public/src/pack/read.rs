//! Reading a pack: caps, then layout, then the signature and whose it is, then hashes, then what it says.

use std::collections::BTreeMap;

use serde::Deserialize;
use throughline_archive::{ArchiveError, Limits, Part};

use super::{
    CONTENT, FILES_MAX, FORMAT, MANIFEST, Manifest, PACK_MAX, REPLIES_MAX, SIGNATURE,
    SUCCESSIONS_MAX, VERSION, are_files, file_entry, hash, reply_entry,
};
use crate::content::Content;
use crate::json;
use crate::sealed::{Purpose, Signer};

/// Whose packs a kiosk takes, and how new they must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pin {
    /// The key that signed the last good pack.
    pub signer: Signer,
    /// Its sequence number.
    pub sequence: u64,
}

impl Pin {
    /// One line of text, for keeping.
    pub fn to_text(&self) -> String {
        format!("{} {}", self.sequence, self.signer)
    }

    /// Reads what [`Self::to_text`] wrote.
    pub fn from_text(text: &str) -> Option<Self> {
        let (sequence, signer) = text.split_once(' ')?;
        Some(Self {
            signer: signer.parse().ok()?,
            sequence: sequence.parse().ok()?,
        })
    }
}

/// A pack that was read and checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// What it says of itself.
    pub manifest: Manifest,
    /// What families see.
    pub content: Content,
    /// Sealed answers, by name.
    pub replies: BTreeMap<String, Vec<u8>>,
    /// The bytes of files, by their SHA-256 in hex.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Opened {
    /// What to pin from now on.
    pub fn pin(&self) -> Pin {
        Pin {
            signer: self.manifest.signer.clone(),
            sequence: self.manifest.sequence,
        }
    }
}

/// Why a pack was refused. Nothing of it is used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// Not a family pack at all.
    #[error("not a family pack")]
    NotAPack,
    /// Larger than is read.
    #[error("larger than {PACK_MAX} bytes")]
    TooLarge,
    /// The end is missing.
    #[error("the pack is cut short")]
    Truncated,
    /// Its bytes are not those that were signed.
    #[error("the pack was changed")]
    Altered,
    /// Signed by a key that is not pinned and does not follow from it.
    #[error("signed by another key")]
    OtherSigner,
    /// An older pack than the last one.
    #[error("number {found} comes before {last}")]
    Older {
        /// Its number.
        found: u64,
        /// The number of the last good one.
        last: u64,
    },
    /// Made by a newer program.
    #[error("needs a reader of version {minimum_reader}")]
    Newer {
        /// The oldest version that can read it.
        minimum_reader: u64,
    },
}

impl From<ArchiveError> for PackError {
    fn from(error: ArchiveError) -> Self {
        match error {
            ArchiveError::NotAnArchive => Self::NotAPack,
            ArchiveError::Truncated => Self::Truncated,
            ArchiveError::TooManyEntries { .. } | ArchiveError::EntryTooLarge { .. } => {
                Self::TooLarge
            }
            _ => Self::Altered,
        }
    }
}

/// Reads a pack. Without a pin, any signer will do: the first pack that a kiosk sees tells it whose packs to take.
pub fn open(bytes: &[u8], pin: Option<&Pin>) -> Result<Opened, PackError> {
    if bytes.len() > PACK_MAX {
        return Err(PackError::TooLarge);
    }
    let limits = Limits {
        entries: REPLIES_MAX + FILES_MAX + 3,
        entry_bytes: PACK_MAX,
    };
    // A newer format may be laid out otherwise: its first entry alone says so.
    if let Some(manifest) = throughline_archive::first_entry(bytes, MANIFEST, limits) {
        check_version(manifest)?;
    }
    let parts = throughline_archive::read(bytes, limits)?;
    let [first, second, third, others @ ..] = parts.as_slice() else {
        return Err(PackError::NotAPack);
    };
    let names = [&first.name, &second.name, &third.name];
    if names != [MANIFEST, SIGNATURE, CONTENT] {
        return Err(PackError::NotAPack);
    }
    let of = |part: &Part| bytes.get(part.range.clone()).unwrap_or_default();
    let manifest = verified(of(first), of(second), pin)?;
    if hash(of(third)) != manifest.content {
        return Err(PackError::Altered);
    }
    let (replies, files) = others
        .split_at_checked(manifest.replies.len())
        .ok_or(PackError::Altered)?;
    let replies = checked(replies, &manifest.replies, reply_entry, &of)?;
    let files = checked(files, &manifest.files, file_entry, &of)?;
    if !are_files(&manifest.files, &files) {
        return Err(PackError::Altered);
    }
    let content = json::read(of(third)).map_err(|_| PackError::Altered)?;
    Ok(Opened {
        manifest,
        content,
        replies,
        files,
    })
}

/// What every version of the format says first.
#[derive(Deserialize)]
struct Head {
    format: String,
    minimum_reader: u64,
}

fn check_version(manifest: &[u8]) -> Result<(), PackError> {
    let head: Head = json::read(manifest).map_err(|_| PackError::Altered)?;
    if head.format != FORMAT {
        return Err(PackError::NotAPack);
    }
    let minimum_reader = head.minimum_reader;
    if minimum_reader > u64::from(VERSION) {
        return Err(PackError::Newer { minimum_reader });
    }
    Ok(())
}

fn verified(manifest: &[u8], signature: &[u8], pin: Option<&Pin>) -> Result<Manifest, PackError> {
    let read: Manifest = json::read(manifest).map_err(|_| PackError::Altered)?;
    let signature = std::str::from_utf8(signature).map_err(|_| PackError::Altered)?;
    if !read.signer.signed(Purpose::Pack, manifest, signature) {
        return Err(PackError::Altered);
    }
    let Some(pin) = pin else { return Ok(read) };
    if !follows(&pin.signer, &read) {
        return Err(PackError::OtherSigner);
    }
    if read.sequence < pin.sequence {
        return Err(PackError::Older {
            found: read.sequence,
            last: pin.sequence,
        });
    }
    Ok(read)
}

/// Whether the pinned key signed the pack, or the one that did follows from it.
fn follows(pinned: &Signer, manifest: &Manifest) -> bool {
    let mut trusted = pinned;
    for succession in manifest.successions.iter().take(SUCCESSIONS_MAX) {
        if *trusted == manifest.signer {
            break;
        }
        if succession.old == *trusted && succession.holds() {
            trusted = &succession.new;
        }
    }
    *trusted == manifest.signer
}

/// Answers or files, if they are exactly those that the manifest names.
fn checked<'a>(
    parts: &[Part],
    named: &BTreeMap<String, String>,
    entry: fn(&str) -> String,
    of: &impl Fn(&Part) -> &'a [u8],
) -> Result<BTreeMap<String, Vec<u8>>, PackError> {
    if parts.len() != named.len() {
        return Err(PackError::Altered);
    }
    let mut found = BTreeMap::new();
    for (part, (name, expected)) in parts.iter().zip(named) {
        let bytes = of(part);
        if part.name != entry(name) || hash(bytes) != *expected {
            return Err(PackError::Altered);
        }
        found.insert(name.clone(), bytes.to_vec());
    }
    Ok(found)
}
