//! The one ZIP layout that this program writes and reads: stored entries only, no dates, no extras, one order.
//!
//! Any tool unzips it. Reading insists on exactly the bytes that writing would produce, so nothing can hide between the
//! entries, no name can appear twice, and no entry can unpack to more than it is.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::ops::Range;

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
const LOCAL_BYTES: usize = 30;
const CENTRAL_BYTES: usize = 46;
const END_BYTES: usize = 22;
/// ZIP 1.0: stored entries.
const VERSION_NEEDED: u16 = 10;
/// Written "by Unix", so that the file mode below counts.
const MADE_BY: u16 = 3 << 8 | VERSION_NEEDED;
/// 1980-01-01, the earliest date that ZIP has: a file's dates are in its manifest.
const DATE: u16 = 1 << 5 | 1;
/// A plain file that its owner may write and all may read.
const MODE: u32 = 0o100_644 << 16;
const NAME_MAX: usize = 200;

/// How much a reader takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limits {
    pub(crate) entries: usize,
    pub(crate) entry_bytes: usize,
}

/// Why a ZIP was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ArchiveError {
    #[error("not a ZIP")]
    NotAnArchive,
    #[error("the ZIP is cut short")]
    Truncated,
    #[error("more than {limit} entries")]
    TooManyEntries { limit: usize },
    #[error("{name} says it has {declared} bytes")]
    EntryTooLarge { name: String, declared: u64 },
    #[error("the name {name:?} is not allowed")]
    BadName { name: String },
    #[error("{name} is there twice")]
    DuplicateEntry { name: String },
    #[error("{name} was changed")]
    Damaged { name: String },
    #[error("packed by another program")]
    Repacked,
}

/// An entry that was read: its name and where its bytes are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) range: Range<usize>,
}

struct Entry {
    name: String,
    crc: u32,
    size: u32,
    offset: u32,
}

impl Entry {
    /// The fields that local and central headers share, from "version needed" to "extra field length".
    fn shared(&self, into: &mut Vec<u8>) {
        let short = |into: &mut Vec<u8>, value: u16| into.extend_from_slice(&value.to_le_bytes());
        short(into, VERSION_NEEDED);
        short(into, 0); // flags
        short(into, 0); // method: stored
        short(into, 0); // time
        short(into, DATE);
        into.extend_from_slice(&self.crc.to_le_bytes());
        into.extend_from_slice(&self.size.to_le_bytes()); // compressed
        into.extend_from_slice(&self.size.to_le_bytes()); // uncompressed
        short(into, u16::try_from(self.name.len()).unwrap_or(u16::MAX));
        short(into, 0); // extra field
    }

    fn local(&self) -> Vec<u8> {
        let mut bytes = LOCAL.to_le_bytes().to_vec();
        self.shared(&mut bytes);
        bytes.extend_from_slice(self.name.as_bytes());
        bytes
    }

    fn central(&self, into: &mut Vec<u8>) {
        into.extend_from_slice(&CENTRAL.to_le_bytes());
        into.extend_from_slice(&MADE_BY.to_le_bytes());
        self.shared(into);
        into.extend_from_slice(&[0; 6]); // comment, disk, internal attributes
        into.extend_from_slice(&MODE.to_le_bytes());
        into.extend_from_slice(&self.offset.to_le_bytes());
        into.extend_from_slice(self.name.as_bytes());
    }
}

/// The central directory and its end record. `None` when there are more entries or bytes than plain ZIP counts.
fn directory(entries: &[Entry], offset: usize) -> Option<Vec<u8>> {
    let count = u16::try_from(entries.len()).ok()?;
    let offset = u32::try_from(offset).ok()?;
    let mut bytes = Vec::with_capacity(entries.len() * (CENTRAL_BYTES + 50) + END_BYTES);
    for entry in entries {
        entry.central(&mut bytes);
    }
    let size = u32::try_from(bytes.len()).ok()?;
    bytes.extend_from_slice(&END.to_le_bytes());
    bytes.extend_from_slice(&[0; 4]); // disks
    bytes.extend_from_slice(&count.to_le_bytes());
    bytes.extend_from_slice(&count.to_le_bytes());
    bytes.extend_from_slice(&size.to_le_bytes());
    bytes.extend_from_slice(&offset.to_le_bytes());
    bytes.extend_from_slice(&[0; 2]); // comment
    Some(bytes)
}

/// Writes entries one after another; [`Self::finish`] ends the file.
pub(crate) struct ArchiveWriter<W> {
    output: W,
    entries: Vec<Entry>,
    offset: usize,
}

impl<W: Write> ArchiveWriter<W> {
    pub(crate) fn new(output: W) -> Self {
        Self {
            output,
            entries: Vec::new(),
            offset: 0,
        }
    }

    /// Adds an entry. Fails for a name that reading would refuse, and past 4 GiB.
    pub(crate) fn add(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        if !allowed(name) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let too_large = |_| io::Error::from(io::ErrorKind::FileTooLarge);
        let entry = Entry {
            name: name.to_owned(),
            crc: crc32fast::hash(bytes),
            size: u32::try_from(bytes.len()).map_err(too_large)?,
            offset: u32::try_from(self.offset).map_err(too_large)?,
        };
        let head = entry.local();
        self.output.write_all(&head)?;
        self.output.write_all(bytes)?;
        self.offset += head.len() + bytes.len();
        self.entries.push(entry);
        Ok(())
    }

    /// Writes the directory and gives the output back.
    pub(crate) fn finish(mut self) -> io::Result<W> {
        let directory = directory(&self.entries, self.offset).ok_or(io::ErrorKind::FileTooLarge)?;
        self.output.write_all(&directory)?;
        Ok(self.output)
    }
}

/// Names are relative paths of plain letters; no `..`, no empty step, nothing a file system could take otherwise.
fn allowed(name: &str) -> bool {
    let plain = |step: &str| {
        !step.is_empty()
            && !step.starts_with('.')
            && step
                .bytes()
                .all(|letter| letter.is_ascii_alphanumeric() || b"._-".contains(&letter))
    };
    name.len() <= NAME_MAX && name.split('/').all(plain)
}

/// Reads the whole archive. Entries come in the order in which they lie.
pub(crate) fn read(bytes: &[u8], limits: Limits) -> Result<Vec<Part>, ArchiveError> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut parts = Vec::new();
    let mut names = BTreeSet::new();
    let mut at = 0;
    loop {
        match signature(bytes, at)? {
            LOCAL => {}
            CENTRAL | END if !entries.is_empty() => break,
            _ if entries.is_empty() => return Err(ArchiveError::NotAnArchive),
            _ => return Err(ArchiveError::Repacked),
        }
        if entries.len() == limits.entries {
            return Err(ArchiveError::TooManyEntries {
                limit: limits.entries,
            });
        }
        let (entry, part) = read_entry(bytes, at, limits)?;
        if !names.insert(entry.name.clone()) {
            return Err(ArchiveError::DuplicateEntry { name: entry.name });
        }
        at = part.range.end;
        entries.push(entry);
        parts.push(part);
    }
    let expected = directory(&entries, at).ok_or(ArchiveError::Repacked)?;
    match &bytes[at..] {
        rest if rest == expected => Ok(parts),
        rest if expected.starts_with(rest) => Err(ArchiveError::Truncated),
        _ => Err(ArchiveError::Repacked),
    }
}

/// The bytes of the first entry if it has this name, without looking at anything after it: for reading the version of a
/// file that a newer program may have laid out differently.
pub(crate) fn first_entry<'a>(bytes: &'a [u8], name: &str, limits: Limits) -> Option<&'a [u8]> {
    let (entry, part) = read_entry(bytes, 0, limits).ok()?;
    (entry.name == name).then(|| &bytes[part.range])
}

fn signature(bytes: &[u8], at: usize) -> Result<u32, ArchiveError> {
    let rest = bytes.get(at..).unwrap_or_default();
    match rest.first_chunk() {
        Some(signature) => Ok(u32::from_le_bytes(*signature)),
        None if at == 0 && !LOCAL.to_le_bytes().starts_with(rest) => {
            Err(ArchiveError::NotAnArchive)
        }
        None => Err(ArchiveError::Truncated),
    }
}

fn read_entry(bytes: &[u8], at: usize, limits: Limits) -> Result<(Entry, Part), ArchiveError> {
    let head = bytes
        .get(at..at + LOCAL_BYTES)
        .ok_or(ArchiveError::Truncated)?;
    let short = |from: usize| u16::from_le_bytes([head[from], head[from + 1]]);
    let long = |from: usize| {
        u32::from_le_bytes([head[from], head[from + 1], head[from + 2], head[from + 3]])
    };
    let name_start = at + LOCAL_BYTES;
    let name_bytes = bytes
        .get(name_start..name_start + usize::from(short(26)))
        .ok_or(ArchiveError::Truncated)?;
    let name = String::from_utf8_lossy(name_bytes).into_owned();
    if !allowed(&name) {
        return Err(ArchiveError::BadName { name });
    }
    // Both sizes are claims; a compressed entry's is the one that a bomb makes large.
    let declared = long(18).max(long(22));
    if u64::from(declared) > limits.entry_bytes as u64 {
        return Err(ArchiveError::EntryTooLarge {
            name,
            declared: declared.into(),
        });
    }
    let entry = Entry {
        name,
        crc: long(14),
        size: long(22),
        offset: u32::try_from(at).map_err(|_| ArchiveError::Repacked)?,
    };
    let local = entry.local();
    if bytes.get(at..at + local.len()) != Some(&local) {
        return Err(ArchiveError::Repacked);
    }
    let start = at + local.len();
    let size = usize::try_from(entry.size).map_err(|_| ArchiveError::Truncated)?;
    let content = bytes
        .get(start..)
        .and_then(|rest| rest.get(..size))
        .ok_or(ArchiveError::Truncated)?;
    if crc32fast::hash(content) != entry.crc {
        return Err(ArchiveError::Damaged { name: entry.name });
    }
    let part = Part {
        name: entry.name.clone(),
        range: start..start + size,
    };
    Ok((entry, part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LIMITS: Limits = Limits {
        entries: 4,
        entry_bytes: 100,
    };

    fn pack(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ArchiveWriter::new(Vec::new());
        for (name, bytes) in entries {
            writer.add(name, bytes).unwrap();
        }
        writer.finish().unwrap()
    }

    #[test]
    fn entries_read_back_in_order() {
        let bytes = pack(&[("a.json", b"one"), ("b/c.bin", b"")]);
        let parts = read(&bytes, LIMITS).unwrap();
        assert_eq!(parts[0].name, "a.json");
        assert_eq!(&bytes[parts[0].range.clone()], b"one");
        assert_eq!(
            (parts[1].name.as_str(), parts[1].range.len()),
            ("b/c.bin", 0)
        );
        assert_eq!(first_entry(&bytes, "a.json", LIMITS), Some(&b"one"[..]));
        assert_eq!(first_entry(&bytes, "b/c.bin", LIMITS), None);
    }

    #[test]
    fn every_flipped_or_missing_byte_is_refused() {
        let bytes = pack(&[("a.json", b"one"), ("b/c.bin", b"two")]);
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut changed = bytes.clone();
                changed[at] ^= 1 << bit;
                assert!(read(&changed, LIMITS).is_err(), "byte {at} bit {bit}");
            }
            assert!(read(&bytes[..at], LIMITS).is_err(), "cut at {at}");
        }
        assert_eq!(
            read(&[&bytes[..], b"\n"].concat(), LIMITS),
            Err(ArchiveError::Repacked)
        );
        assert_eq!(
            read(&[b"\n", &bytes[..]].concat(), LIMITS),
            Err(ArchiveError::NotAnArchive)
        );
    }

    #[test]
    fn path_tricks_are_refused() {
        for name in [
            "../a", "/a", "a//b", "a/..", ".", "", "a\\b", "C:", "a b", "é", ".hidden", "a/",
        ] {
            assert!(!allowed(name), "{name}");
            assert!(ArchiveWriter::new(Vec::new()).add(name, b"").is_err());
        }
        let mut bytes = pack(&[("aa/b", b"")]);
        bytes[30..32].copy_from_slice(b"..");
        let name = "../b".to_owned();
        assert_eq!(read(&bytes, LIMITS), Err(ArchiveError::BadName { name }));
    }

    #[test]
    fn duplicates_and_excess_are_refused() {
        let name = "a".to_owned();
        assert_eq!(
            read(&pack(&[("a", b"1"), ("a", b"2")]), LIMITS),
            Err(ArchiveError::DuplicateEntry { name })
        );
        let many = [
            ("a", &b""[..]),
            ("b", b""),
            ("c", b""),
            ("d", b""),
            ("e", b""),
        ];
        assert_eq!(
            read(&pack(&many), LIMITS),
            Err(ArchiveError::TooManyEntries { limit: 4 })
        );
        assert!(matches!(
            read(&pack(&[("a", &[0; 101])]), LIMITS),
            Err(ArchiveError::EntryTooLarge { declared: 101, .. })
        ));
    }

    #[test]
    fn a_bomb_is_refused_by_what_it_declares() {
        let mut bytes = pack(&[("a", b"1")]);
        bytes[8] = 8; // deflated
        bytes[22..26].copy_from_slice(&u32::MAX.to_le_bytes());
        assert!(matches!(
            read(&bytes, LIMITS),
            Err(ArchiveError::EntryTooLarge { .. })
        ));
        bytes[22..26].copy_from_slice(&90_u32.to_le_bytes());
        assert_eq!(read(&bytes, LIMITS), Err(ArchiveError::Repacked));
    }

    #[test]
    fn the_layout_is_pinned() {
        insta::assert_snapshot!(crate::encoding::to_hex(&pack(&[("a", b"1")])), @"");
    }

    proptest! {
        #[test]
        fn reading_never_panics(bytes: Vec<u8>) {
            let _ = read(&bytes, LIMITS);
        }

        #[test]
        fn what_reads_is_what_would_be_written(contents in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..20), 1..4)) {
            let names = ["a", "b", "c"];
            let entries: Vec<(&str, &[u8])> = names.into_iter().zip(contents.iter().map(Vec::as_slice)).collect();
            let bytes = pack(&entries);
            let parts = read(&bytes, LIMITS).unwrap();
            let again: Vec<(&str, &[u8])> = parts.iter().map(|part| (part.name.as_str(), &bytes[part.range.clone()])).collect();
            prop_assert_eq!(again, entries);
        }
    }
}
