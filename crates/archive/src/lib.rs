//! The one ZIP layout that this program writes and reads: stored entries only, no dates, no extras, one order.
//!
//! Any tool unzips it. Reading insists on exactly the bytes that writing would produce, so nothing can hide between the
//! entries, no name can appear twice, and no entry can unpack to more than it is.

mod crc;
mod read;

#[cfg(test)]
mod tests;

use std::io::{self, Write};

pub use read::{ArchiveError, Limits, Part, first_entry, read};

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
const LOCAL_BYTES: usize = 30;
/// Where the name of the first entry begins.
pub const FIRST_NAME: usize = LOCAL_BYTES;
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

    fn local(&self, into: &mut Vec<u8>) {
        into.extend_from_slice(&LOCAL.to_le_bytes());
        self.shared(into);
        into.extend_from_slice(self.name.as_bytes());
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
pub struct ArchiveWriter<W> {
    output: W,
    entries: Vec<Entry>,
    offset: usize,
    /// The header that is being written: one place for all of them.
    head: Vec<u8>,
}

impl<W: Write> ArchiveWriter<W> {
    /// Begins a file in this output.
    pub fn new(output: W) -> Self {
        Self {
            output,
            entries: Vec::new(),
            offset: 0,
            head: Vec::new(),
        }
    }

    /// Adds an entry. Fails for a name that reading would refuse, and past 4 GiB.
    pub fn add(&mut self, name: impl Into<String>, bytes: &[u8]) -> io::Result<()> {
        let name = name.into();
        if !allowed(&name) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let too_large = |_| io::Error::from(io::ErrorKind::FileTooLarge);
        let entry = Entry {
            name,
            crc: crc::hash(bytes),
            size: u32::try_from(bytes.len()).map_err(too_large)?,
            offset: u32::try_from(self.offset).map_err(too_large)?,
        };
        self.head.clear();
        entry.local(&mut self.head);
        self.output.write_all(&self.head)?;
        self.output.write_all(bytes)?;
        self.offset += self.head.len() + bytes.len();
        self.entries.push(entry);
        Ok(())
    }

    /// Writes the directory and gives the output back.
    pub fn finish(mut self) -> io::Result<W> {
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
