//! The files a person picked, each recognised, unpacked when it is a ZIP, and decoded once.

use std::collections::BTreeMap;

use throughline_domain::roster_import::RosterFileError;

use super::part::Part;
use crate::archive::{self, Take};
use crate::table;

/// The most bytes that all files may have together, and that a ZIP may unpack to.
pub const MOST_BYTES: u64 = 256 << 20;

/// How much is kept of a file of which only the header is looked at.
const HEADER_BYTES: usize = 64 << 10;

/// One recognised file.
#[derive(Debug)]
pub(super) struct File {
    /// Its name as the person knows it.
    pub(super) name: String,
    /// Its text. Of a file of which only the header is looked at, no more than its first line.
    pub(super) text: String,
}

/// The recognised files of a set.
pub(super) type Files = BTreeMap<Part, File>;

/// Recognises the files, unpacks ZIPs, and decodes what will be read. Files that are no part of OneRoster are passed
/// over; what must not be kept is let go before anything is decoded.
pub(super) fn collect(given: Vec<(String, Vec<u8>)>) -> Result<Files, RosterFileError> {
    refuse_too_large(&given, MOST_BYTES)?;
    let mut files = Files::new();
    let mut recognised = false;
    for (name, bytes) in given {
        let is_zip = archive::is_zip(&bytes);
        let found = if is_zip {
            archive::unpack(bytes, MOST_BYTES, wanted)?
        } else if name.to_ascii_lowercase().ends_with(".zip") {
            return Err(RosterFileError::BadZip);
        } else {
            vec![(name, bytes)]
        };
        for (name, bytes) in found {
            let Some(part) = Part::of(&name) else {
                continue;
            };
            recognised = true;
            add(&mut files, part, name, bytes)?;
        }
    }
    if recognised {
        Ok(files)
    } else {
        Err(RosterFileError::NotOneRoster)
    }
}

/// What is wanted of a file in a ZIP: of one in which passwords stand, no more than its header.
fn wanted(name: &str) -> Take {
    match Part::of(name) {
        None => Take::Nothing,
        Some(Part::Unused) => Take::Beginning(0),
        Some(part) if part.has_rows_to_read() => Take::Whole,
        Some(_) => Take::Beginning(HEADER_BYTES as u64),
    }
}

fn refuse_too_large(given: &[(String, Vec<u8>)], most: u64) -> Result<(), RosterFileError> {
    let size: u64 = given.iter().map(|(_, bytes)| bytes.len() as u64).sum();
    if size > most {
        return Err(RosterFileError::TooLarge);
    }
    Ok(())
}

fn add(
    files: &mut Files,
    part: Part,
    name: String,
    mut bytes: Vec<u8>,
) -> Result<(), RosterFileError> {
    if part == Part::Unused {
        return Ok(());
    }
    if files.contains_key(&part) {
        return Err(RosterFileError::SameFileTwice(name));
    }
    if !part.has_rows_to_read() {
        bytes = first_line(&bytes);
    }
    let text =
        table::decode(bytes).map_err(|table::NotText| RosterFileError::NotText(name.clone()))?;
    files.insert(part, File { name, text });
    Ok(())
}

fn first_line(bytes: &[u8]) -> Vec<u8> {
    let head = &bytes[..bytes.len().min(HEADER_BYTES)];
    let is_end = |byte: &u8| *byte == b'\n' || *byte == b'\r';
    let end = head.iter().position(is_end).unwrap_or(head.len());
    head[..end].to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_files_with_passwords_only_the_beginning_is_wanted() {
        assert_eq!(
            wanted("userProfiles.csv"),
            Take::Beginning(HEADER_BYTES as u64)
        );
        assert_eq!(wanted("users.csv"), Take::Whole);
        assert_eq!(wanted("readme.txt"), Take::Nothing);
    }

    #[test]
    fn all_files_together_may_be_so_large_and_no_larger() {
        let file = || (String::new(), vec![0; 8]);
        assert_eq!(refuse_too_large(&[file(), file()], 16), Ok(()));
        let larger = [file(), file(), (String::new(), vec![0])];
        assert_eq!(
            refuse_too_large(&larger, 16),
            Err(RosterFileError::TooLarge)
        );
    }
}
