//! The first stage of reading: caps, decryption, versions and layout. Nothing is trusted yet.

use std::ops::Range;

use zeroize::Zeroizing;

use super::manifest::{FORMAT, Manifest, VERSION, Versions};
use super::{KEYS, MANIFEST, SIGNATURE, entry_name};
use crate::archive::{self, ArchiveError, Limits, Part};
use crate::envelope::{self, EnvelopeError, Unlock};
use crate::id::WorkspaceId;

/// How much a reader takes. The defaults hold a large school with years of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caps {
    /// Bytes of the file, and of what it decrypts to.
    pub file_bytes: usize,
    /// Bytes of one entry, declared and actual.
    pub entry_bytes: usize,
    /// Bytes of the manifest.
    pub manifest_bytes: usize,
    /// Entries, the manifest and its signature included.
    pub entries: usize,
}

impl Default for Caps {
    fn default() -> Self {
        Self {
            file_bytes: 512 << 20,
            entry_bytes: 64 << 20,
            manifest_bytes: 32 << 20,
            entries: 50_000,
        }
    }
}

/// Why a bundle could not be opened. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The outer layer did not open: see the variants, wrong passphrase and not-for-you among them.
    #[error(transparent)]
    Envelope(#[from] EnvelopeError),
    /// Opened, but it holds no bundle.
    #[error("not a bundle")]
    NotOurs,
    /// The end is missing.
    #[error("the bundle is cut short")]
    Truncated,
    /// More entries than this reader takes.
    #[error("more than {limit} entries")]
    TooManyEntries {
        /// The limit.
        limit: usize,
    },
    /// An entry says that it is larger than this reader takes: a mistake, or a ZIP bomb.
    #[error("{name} would have {declared} bytes")]
    EntryTooLarge {
        /// Its name in the bundle.
        name: String,
        /// Its declared size, in bytes.
        declared: u64,
    },
    /// An entry's name could be taken for a place outside the bundle.
    #[error("the name {name:?} is not allowed")]
    BadName {
        /// The name.
        name: String,
    },
    /// Two entries have one name.
    #[error("{name} is there twice")]
    DuplicateEntry {
        /// The name.
        name: String,
    },
    /// The bytes of an entry were changed.
    #[error("{name} was changed")]
    Damaged {
        /// Its name in the bundle.
        name: String,
    },
    /// Unpacked and packed again by another program. Ask for the original file.
    #[error("packed by another program")]
    Repacked,
    /// There is no signature, so nobody vouches for it.
    #[error("not signed")]
    Unsigned,
    /// What is in the bundle is not what its manifest lists.
    #[error("the manifest does not fit what is in the bundle")]
    ManifestDisagrees,
    /// Written by a newer program; update this one.
    #[error("needs a reader of version {needs}")]
    NewerVersion {
        /// The reader version that it needs.
        needs: u32,
    },
    /// Older than any that this program reads.
    #[error("bundle version {found} is too old")]
    OlderVersion {
        /// Its version.
        found: u32,
    },
}

impl From<ArchiveError> for OpenError {
    fn from(error: ArchiveError) -> Self {
        match error {
            ArchiveError::NotAnArchive => Self::NotOurs,
            ArchiveError::Truncated => Self::Truncated,
            ArchiveError::TooManyEntries { limit } => Self::TooManyEntries { limit },
            ArchiveError::EntryTooLarge { name, declared } => {
                Self::EntryTooLarge { name, declared }
            }
            ArchiveError::BadName { name } => Self::BadName { name },
            ArchiveError::DuplicateEntry { name } => Self::DuplicateEntry { name },
            ArchiveError::Damaged { name } => Self::Damaged { name },
            ArchiveError::Repacked => Self::Repacked,
        }
    }
}

/// A bundle that was decrypted and has the right shape. What it says is still anyone's claim.
#[derive(Debug)]
pub struct Opened {
    pub(super) plain: Zeroizing<Vec<u8>>,
    pub(super) manifest: Manifest,
    pub(super) manifest_at: Range<usize>,
    pub(super) signature_at: Range<usize>,
    pub(super) keys_at: Option<Range<usize>>,
    pub(super) entries_at: Vec<Range<usize>>,
}

impl Opened {
    /// The workspace that it says it is of: which vault on this device to verify it against. A claim.
    pub const fn claimed_workspace(&self) -> WorkspaceId {
        self.manifest.workspace.id
    }

    /// What it says about itself. A claim: show it as one.
    pub const fn claimed_manifest(&self) -> &Manifest {
        &self.manifest
    }
}

/// Opens a bundle file, plain or armored, with one's identities or a passphrase.
pub fn open(file: &[u8], unlock: &Unlock, caps: Caps) -> Result<Opened, OpenError> {
    let plain = envelope::decrypt(file, unlock, caps.file_bytes)?;
    open_plain(Zeroizing::new(plain), caps)
}

/// For fuzzing and corpus tests: runs every check on bytes as if they had just been decrypted, and keeps nothing.
pub fn check_plain(plain: &[u8], caps: Caps) -> Result<(), OpenError> {
    let opened = open_plain(Zeroizing::new(plain.to_vec()), caps)?;
    // Whether it verifies is of no interest here; that trying never panics is.
    drop(opened.verify(&crate::chain::Trust::nobody()));
    Ok(())
}

pub(super) fn open_plain(plain: Zeroizing<Vec<u8>>, caps: Caps) -> Result<Opened, OpenError> {
    let limits = Limits {
        entries: caps.entries,
        entry_bytes: caps.entry_bytes,
    };
    // A newer program may lay out the rest in another way: ask for the version before insisting on ours.
    if let Some(bytes) = archive::first_entry(&plain, MANIFEST, limits) {
        check_version(bytes)?;
    }
    let mut parts = archive::read(&plain, limits)?.into_iter();
    let manifest_at = named(parts.next(), MANIFEST).ok_or(OpenError::NotOurs)?;
    if manifest_at.len() > caps.manifest_bytes {
        return Err(OpenError::EntryTooLarge {
            name: MANIFEST.to_owned(),
            declared: manifest_at.len() as u64,
        });
    }
    let manifest: Manifest =
        serde_json::from_slice(&plain[manifest_at.clone()]).map_err(|_| OpenError::NotOurs)?;
    let signature_at = named(parts.next(), SIGNATURE).ok_or(OpenError::Unsigned)?;
    let keys_at = match &manifest.keys {
        Some(_) => Some(named(parts.next(), KEYS).ok_or(OpenError::ManifestDisagrees)?),
        None => None,
    };
    let mut entries_at = Vec::with_capacity(manifest.entries.len());
    for entry in &manifest.entries {
        let name = entry_name(&entry.facts.dossier);
        let range = named(parts.next(), &name).ok_or(OpenError::ManifestDisagrees)?;
        if range.len() as u64 != entry.bytes {
            return Err(OpenError::ManifestDisagrees);
        }
        entries_at.push(range);
    }
    if parts.next().is_some() {
        return Err(OpenError::ManifestDisagrees);
    }
    Ok(Opened {
        plain,
        manifest,
        manifest_at,
        signature_at,
        keys_at,
        entries_at,
    })
}

fn named(part: Option<Part>, name: &str) -> Option<Range<usize>> {
    part.filter(|part| part.name == name).map(|part| part.range)
}

fn check_version(manifest: &[u8]) -> Result<(), OpenError> {
    let versions: Versions = serde_json::from_slice(manifest).map_err(|_| OpenError::NotOurs)?;
    if versions.format != FORMAT {
        Err(OpenError::NotOurs)
    } else if versions.minimum_reader > VERSION {
        Err(OpenError::NewerVersion {
            needs: versions.minimum_reader,
        })
    } else if versions.version < VERSION {
        Err(OpenError::OlderVersion {
            found: versions.version,
        })
    } else {
        Ok(())
    }
}
