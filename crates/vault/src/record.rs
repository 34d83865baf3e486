//! What is sealed for one dossier: its id, kind, generation and Automerge save.

use crate::id::DossierId;

const FORMAT: u8 = 1;

/// The stored bytes are not a record of a format this program knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a record")]
pub struct NotARecord;

/// A dossier as it lies sealed in its record; borrows the save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DossierRecord<'a> {
    /// Which dossier.
    pub id: DossierId,
    /// Its kind, as text, so that kinds of a later release are kept.
    pub kind: &'a str,
    /// Its generation; each expunging begins a new one.
    pub generation: u64,
    /// The Automerge document, as saved.
    pub save: &'a [u8],
}

impl<'a> DossierRecord<'a> {
    /// Format byte ‖ id ‖ generation (u64, big-endian) ‖ length of the kind (one byte) ‖ kind ‖ save.
    /// Fails for a kind of over 255 bytes.
    pub fn to_bytes(&self) -> Result<Vec<u8>, NotARecord> {
        let length = u8::try_from(self.kind.len()).map_err(|_| NotARecord)?;
        let mut bytes = Vec::with_capacity(26 + self.kind.len() + self.save.len());
        bytes.push(FORMAT);
        bytes.extend_from_slice(self.id.as_bytes());
        bytes.extend_from_slice(&self.generation.to_be_bytes());
        bytes.push(length);
        bytes.extend_from_slice(self.kind.as_bytes());
        bytes.extend_from_slice(self.save);
        Ok(bytes)
    }

    /// Reads [`Self::to_bytes`].
    pub fn from_bytes(bytes: &'a [u8]) -> Result<Self, NotARecord> {
        let (&format, rest) = bytes.split_first().ok_or(NotARecord)?;
        let (id, rest) = rest.split_first_chunk().ok_or(NotARecord)?;
        let (generation, rest) = rest.split_first_chunk().ok_or(NotARecord)?;
        let (&length, rest) = rest.split_first().ok_or(NotARecord)?;
        let (kind, save) = rest
            .split_at_checked(usize::from(length))
            .ok_or(NotARecord)?;
        if format != FORMAT {
            return Err(NotARecord);
        }
        Ok(Self {
            id: DossierId::from_bytes(*id),
            kind: std::str::from_utf8(kind).map_err(|_| NotARecord)?,
            generation: u64::from_be_bytes(*generation),
            save,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::to_hex;
    use proptest::prelude::*;

    #[test]
    fn the_layout_is_pinned() {
        let record = DossierRecord {
            id: DossierId::from_bytes([0xaa; 16]),
            kind: "support",
            generation: 2,
            save: b"save",
        };
        insta::assert_snapshot!(to_hex(&record.to_bytes().unwrap()), @"01aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa000000000000000207737570706f727473617665");
    }

    #[test]
    fn cut_or_foreign_bytes_are_refused() {
        let record = DossierRecord {
            id: DossierId::random(),
            kind: "support",
            generation: 0,
            save: b"",
        };
        let bytes = record.to_bytes().unwrap();
        for end in 0..bytes.len() {
            assert_eq!(DossierRecord::from_bytes(&bytes[..end]), Err(NotARecord));
        }
        let long = "k".repeat(256);
        assert_eq!(
            DossierRecord {
                kind: &long,
                ..record
            }
            .to_bytes(),
            Err(NotARecord)
        );
    }

    proptest! {
        #[test]
        fn a_record_reads_back(id: [u8; 16], kind in ".{0,40}", generation: u64, save: Vec<u8>) {
            let record = DossierRecord { id: DossierId::from_bytes(id), kind: &kind, generation, save: &save };
            let bytes = record.to_bytes().unwrap();
            prop_assert_eq!(DossierRecord::from_bytes(&bytes), Ok(record));
        }
    }
}
