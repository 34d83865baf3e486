//! A whole vault in one file: a ZIP of the header and the sealed records, exactly as they are at rest.
//!
//! The passphrase opens it on any machine, so it needs no other encryption. Nothing vouches for the set of records: who
//! can write the file can leave records out or put older ones back, as at rest.

use crate::archive::{self, ArchiveError, ArchiveWriter, Limits};
use crate::bundle::Caps;
use crate::header::{HeaderError, VaultHeader};
use crate::seal::{RecordKey, SealError, Sealed, Table};
use crate::store::memory::Snapshot;

const HEADER: &str = "header.json";

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

/// The bytes of a vault file. A snapshot without a header is no vault.
pub fn write(snapshot: &Snapshot) -> Result<Vec<u8>, VaultFileError> {
    let header = snapshot.header.as_ref().ok_or(VaultFileError::NotOurs)?;
    let size: usize = snapshot
        .records
        .values()
        .map(|value| value.as_bytes().len() + 250)
        .sum();
    let mut archive = ArchiveWriter::new(Vec::with_capacity(size + header.len() + 500));
    let too_large = |_| VaultFileError::TooLarge;
    archive.add(HEADER, header).map_err(too_large)?;
    for ((table, key), value) in &snapshot.records {
        archive
            .add(&entry_name(*table, key), value.as_bytes())
            .map_err(too_large)?;
    }
    archive.finish().map_err(too_large)
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
        let value = Sealed::from_bytes(bytes[part.range].to_vec())?;
        snapshot.records.insert(place, value);
    }
    Ok(snapshot)
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
mod tests {
    use super::*;
    use crate::id::VaultId;
    use crate::seal::Sealer;
    use crate::secret::MasterKey;

    fn vault() -> (Snapshot, Sealer) {
        let (id, master) = (VaultId::random(), MasterKey::random());
        let header = VaultHeader::new(id, &master, &"open sesame".into(), None).unwrap();
        let sealer = Sealer::new(id, &master);
        let mut snapshot = Snapshot {
            header: Some(header.to_bytes().unwrap()),
            ..Snapshot::default()
        };
        for table in Table::ALL {
            let key = sealer.record_key(table, b"x");
            let value = sealer.seal(table, &key, 1, b"plain").unwrap();
            snapshot.records.insert((table, key), value);
        }
        (snapshot, sealer)
    }

    #[test]
    fn a_vault_file_holds_the_vault_as_it_is() {
        let (snapshot, sealer) = vault();
        let again = read(&write(&snapshot).unwrap(), Caps::default()).unwrap();
        assert_eq!(again, snapshot);
        let key = sealer.record_key(Table::Local, b"x");
        let value = &again.records[&(Table::Local, key)];
        assert_eq!(
            sealer.open(Table::Local, &key, value).unwrap().as_slice(),
            b"plain"
        );
    }

    #[test]
    fn a_changed_vault_file_is_refused() {
        let (snapshot, _) = vault();
        let bytes = write(&snapshot).unwrap();
        for at in (0..bytes.len()).step_by(7) {
            let mut changed = bytes.clone();
            changed[at] ^= 4;
            assert!(read(&changed, Caps::default()).is_err(), "byte {at}");
            assert!(read(&bytes[..at], Caps::default()).is_err(), "cut at {at}");
        }
        assert_eq!(read(b"PK", Caps::default()), Err(VaultFileError::Truncated));
        assert_eq!(write(&Snapshot::default()), Err(VaultFileError::NotOurs));
    }

    #[test]
    fn names_stay_plain() {
        assert_eq!(
            file_name("St. Mary's / Ost", "Ámi"),
            "St-Mary-s-Ost--Ámi.throughline-vault"
        );
        assert_eq!(
            file_name("../", ""),
            "Throughline--Throughline.throughline-vault"
        );
    }
}
