//! Reading: nothing but exactly what [`super::ArchiveWriter`] would have written.

use std::collections::BTreeSet;
use std::ops::Range;

use super::crc;
use super::{CENTRAL, END, Entry, LOCAL, LOCAL_BYTES, allowed, directory};

/// How much a reader takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most entries.
    pub entries: usize,
    /// The most bytes of one entry.
    pub entry_bytes: usize,
}

/// Why a ZIP was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveError {
    /// Not a ZIP at all.
    #[error("not a ZIP")]
    NotAnArchive,
    /// The end is missing.
    #[error("the ZIP is cut short")]
    Truncated,
    /// More entries than the reader takes.
    #[error("more than {limit} entries")]
    TooManyEntries {
        /// How many it takes.
        limit: usize,
    },
    /// An entry says that it is larger than the reader takes.
    #[error("{name} says it has {declared} bytes")]
    EntryTooLarge {
        /// Which.
        name: String,
        /// The size that it claims.
        declared: u64,
    },
    /// A name that could lead out of a folder.
    #[error("the name {name:?} is not allowed")]
    BadName {
        /// Which.
        name: String,
    },
    /// Two entries of one name.
    #[error("{name} is there twice")]
    DuplicateEntry {
        /// Which.
        name: String,
    },
    /// Bytes of an entry were changed.
    #[error("{name} was changed")]
    Damaged {
        /// Which.
        name: String,
    },
    /// Not exactly as this program lays it out.
    #[error("packed by another program")]
    Repacked,
}

/// An entry that was read: its name and where its bytes are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Where its bytes are in the file.
    pub range: Range<usize>,
}

/// Reads the whole archive. Entries come in the order in which they lie.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Vec<Part>, ArchiveError> {
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
pub fn first_entry<'a>(bytes: &'a [u8], name: &str, limits: Limits) -> Option<&'a [u8]> {
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
    let mut local = Vec::new();
    entry.local(&mut local);
    if bytes.get(at..at + local.len()) != Some(local.as_slice()) {
        return Err(ArchiveError::Repacked);
    }
    let start = at + local.len();
    let size = usize::try_from(entry.size).map_err(|_| ArchiveError::Truncated)?;
    let content = bytes
        .get(start..)
        .and_then(|rest| rest.get(..size))
        .ok_or(ArchiveError::Truncated)?;
    if crc::hash(content) != entry.crc {
        return Err(ArchiveError::Damaged { name: entry.name });
    }
    let part = Part {
        name: entry.name.clone(),
        range: start..start + size,
    };
    Ok((entry, part))
}
