//! A whole vault in one file: a ZIP of the header and the sealed records, exactly as they are at rest.
//!
//! The passphrase opens it on any machine, so it needs no other encryption. Nothing vouches for the set of records: who
//! can write the file can leave records out or put older ones back, as at rest.

use crate::archive::{self, ArchiveError, ArchiveWriter, Limits};
use crate::bundle::Caps;
use crate::header::{HeaderError, VaultHeader};
use crate::seal::{RecordKey, SealError, Sealed, Table};
use crate::store::memory::Snapshot;
use crate::store::{Store, StoreError};

const HEADER: &str = "header.json";
/// Bytes that the archive needs for each record beside its own.
const AROUND_A_RECORD: usize = 250;
/// How many records are read from a store at once.
const PAGE: usize = 256;

/// Why a vault file could not be read or written. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultFileError {
    /// Not a vault file.
    #[error("not a vault file")]
    NotOurs,
    /// The end is missing.
    #[error("the vault file is cut short")]
    Truncated,
    /// More or larger records than this reader takes.
    #[error("too large")]
    TooLarge,
    /// Bytes were changed, or it was packed again by another program.
    #[error("the vault file is damaged")]
    Damaged,
    /// Its header can't be used; a newer version is among the reasons.
    #[error(transparent)]
    Header(#[from] HeaderError),
    /// A record is in a newer format.
    #[error(transparent)]
    Record(#[from] SealError),
}

impl From<ArchiveError> for VaultFileError {
    fn from(error: ArchiveError) -> Self {
        match error {
            ArchiveError::NotAnArchive => Self::NotOurs,
            ArchiveError::Truncated => Self::Truncated,
            ArchiveError::TooManyEntries { .. } | ArchiveError::EntryTooLarge { .. } => {
                Self::TooLarge
            }
            _ => Self::Damaged,
        }
    }
}

/// The bytes of a vault file. A snapshot without a header is no vault; what reading under the same caps would refuse is
/// not written.
pub fn write(snapshot: &Snapshot, caps: Caps) -> Result<Vec<u8>, VaultFileError> {
    let header = snapshot.header.as_ref().ok_or(VaultFileError::NotOurs)?;
    let values = snapshot
        .records
        .values()
        .map(|value| value.as_bytes().len());
    let largest = values.clone().max().unwrap_or(0).max(header.len());
    let size: usize = values.map(|value| value + AROUND_A_RECORD).sum();
    if snapshot.records.len() >= caps.entries || largest > caps.entry_bytes {
        return Err(VaultFileError::TooLarge);
    }
    let mut archive = ArchiveWriter::new(Vec::with_capacity(size + header.len() + 500));
    let too_large = |_| VaultFileError::TooLarge;
    archive.add(HEADER, header).map_err(too_large)?;
    for ((table, key), value) in &snapshot.records {
        archive
            .add(entry_name(*table, key), value.as_bytes())
            .map_err(too_large)?;
    }
    let bytes = archive.finish().map_err(too_large)?;
    if bytes.len() > caps.file_bytes {
        return Err(VaultFileError::TooLarge);
    }
    Ok(bytes)
}

/// Whether these bytes begin like a vault file, whatever comes after: other archives do not.
pub fn begins_like_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
        && bytes
            .get(archive::FIRST_NAME..)
            .is_some_and(|rest| rest.starts_with(HEADER.as_bytes()))
}

/// Reads a vault file. The records stay sealed; whether they open shows when they are opened.
pub fn read(bytes: &[u8], caps: Caps) -> Result<Snapshot, VaultFileError> {
    if bytes.len() > caps.file_bytes {
        return Err(VaultFileError::TooLarge);
    }
    let limits = Limits {
        entries: caps.entries,
        entry_bytes: caps.entry_bytes,
    };
    // A newer vault's header says so, however the rest is laid out.
    if let Some(header) = archive::first_entry(bytes, HEADER, limits) {
        VaultHeader::from_bytes(header)?;
    }
    let mut parts = archive::read(bytes, limits)?.into_iter();
    let header = parts
        .next()
        .filter(|part| part.name == HEADER)
        .ok_or(VaultFileError::NotOurs)?;
    let mut snapshot = Snapshot {
        header: Some(bytes[header.range].to_vec()),
        ..Snapshot::default()
    };
    for part in parts {
        let place = place(&part.name).ok_or(VaultFileError::Damaged)?;
        let last = snapshot.records.last_key_value();
        if last.is_some_and(|(last, _)| *last >= place) {
            return Err(VaultFileError::Damaged);
        }
        let value = Sealed::from_bytes(bytes[part.range].to_vec())?;
        snapshot.records.insert(place, value);
    }
    Ok(snapshot)
}

/// Everything in a store, for a vault file.
///
/// Only the owner writes, and it does not while it waits for this, so the pages are of one state. That somebody took over
/// meanwhile shows by the epoch.
pub async fn gather<S: Store>(store: &S) -> Result<Snapshot, StoreError> {
    let epoch = store.epoch().await?;
    let mut snapshot = Snapshot {
        header: store.header().await?,
        ..Snapshot::default()
    };
    for table in Table::ALL {
        let mut after = None;
        loop {
            let page = store.page(table, after.as_ref(), PAGE).await?;
            let whole = page.len() == PAGE;
            after = page.last().map(|(key, _)| *key);
            let placed = page.into_iter().map(|(key, value)| ((table, key), value));
            snapshot.records.extend(placed);
            if !whole {
                break;
            }
        }
    }
    match store.epoch().await? {
        now if now == epoch => Ok(snapshot),
        epoch => Err(StoreError::OtherOwner { epoch }),
    }
}

/// `SCHOOL--NAME.throughline-vault`.
pub fn file_name(school: &str, name: &str) -> String {
    let (school, name) = (crate::bundle::plain(school), crate::bundle::plain(name));
    format!("{school}--{name}.throughline-vault")
}

fn entry_name(table: Table, key: &RecordKey) -> String {
    format!("{}/{}", table.name(), key.to_hex())
}

fn place(name: &str) -> Option<(Table, RecordKey)> {
    let (table, key) = name.split_once('/')?;
    let table = Table::ALL.into_iter().find(|it| it.name() == table)?;
    Some((table, RecordKey::from_hex(key)?))
}

#[cfg(test)]
mod tests;
