//! A set of files in one ZIP: unpacked in memory, with caps on what is declared and on what really comes out.

use std::io::{Cursor, Read};

use throughline_domain::roster_import::RosterFileError;
use zip::ZipArchive;

use super::files::{HEADER_BYTES, MOST_BYTES};
use super::part::Part;

/// The most entries a ZIP may have; the standard knows fewer than 25 files.
const MOST_ENTRIES: usize = 100;

/// Whether these bytes begin as a ZIP file does.
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The OneRoster files in a ZIP, by their name without a folder. Others are not unpacked.
pub(super) fn unpack(bytes: Vec<u8>) -> Result<Vec<(String, Vec<u8>)>, RosterFileError> {
    let damaged = |_| RosterFileError::BadZip;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > MOST_ENTRIES {
        return Err(RosterFileError::TooLarge);
    }
    let mut left = MOST_BYTES;
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(damaged)?;
        let Some(name) = entry.name().ok().and_then(|name| plain_name(&name)) else {
            continue;
        };
        let Some(part) = Part::of(&name) else {
            continue;
        };
        let cap = match part {
            Part::Unused => 0,
            _ if part.has_rows_to_read() => left,
            _ => HEADER_BYTES as u64,
        };
        if part.has_rows_to_read() && entry.size() > cap {
            return Err(RosterFileError::TooLarge);
        }
        let content = read_capped(entry, cap, part.has_rows_to_read())?;
        left = left.saturating_sub(content.len() as u64);
        files.push((name, content));
    }
    Ok(files)
}

/// Reads at most `cap` bytes; more than that is an error when the whole entry is wanted.
fn read_capped(entry: impl Read, cap: u64, whole: bool) -> Result<Vec<u8>, RosterFileError> {
    let mut content = Vec::new();
    entry
        .take(cap + u64::from(whole))
        .read_to_end(&mut content)
        .map_err(|_| RosterFileError::BadZip)?;
    if whole && content.len() as u64 > cap {
        return Err(RosterFileError::TooLarge);
    }
    Ok(content)
}

/// The file's name when it lies at the root or in one folder; `None` for what macOS adds, and for paths that mean to
/// lead elsewhere.
fn plain_name(path: &str) -> Option<String> {
    let (folder, name) = path.rsplit_once('/').unwrap_or((".", path));
    let odd = |part: &str| part.is_empty() || part == ".." || part.contains(['/', '\\', ':', '\0']);
    if odd(folder) || odd(name) || folder == "__MACOSX" || name.starts_with("._") {
        return None;
    }
    Some(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::SimpleFileOptions;
    use zip::{CompressionMethod, ZipWriter};

    fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for (name, content) in entries {
            writer.start_file(*name, options).unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn check(entries: &[(&str, &[u8])], expected: &[(&str, &[u8])]) {
        let expected: Vec<_> = expected
            .iter()
            .map(|(name, content)| ((*name).to_owned(), content.to_vec()))
            .collect();
        assert_eq!(unpack(zipped(entries)), Ok(expected));
    }

    #[test]
    fn files_at_the_root_or_in_one_folder() {
        check(&[("users.csv", b"a,b")], &[("users.csv", b"a,b")]);
        check(
            &[("export/users.csv", b"a"), ("export/readme.txt", b"b")],
            &[("users.csv", b"a")],
        );
    }

    #[test]
    fn paths_that_lead_elsewhere_and_leftovers_are_passed_over() {
        for name in [
            "../users.csv",
            "/users.csv",
            "a/b/users.csv",
            "..\\users.csv",
            "C:users.csv",
            "__MACOSX/users.csv",
            "export/._users.csv",
        ] {
            check(&[(name, b"a")], &[]);
        }
    }

    #[test]
    fn of_files_with_passwords_only_the_beginning_is_unpacked() {
        let long = vec![b'x'; HEADER_BYTES + 10];
        check(
            &[("userProfiles.csv", &long)],
            &[("userProfiles.csv", &long[..HEADER_BYTES])],
        );
    }

    #[test]
    fn too_many_entries() {
        let names: Vec<String> = (0..=MOST_ENTRIES).map(|n| format!("{n}.csv")).collect();
        let entries: Vec<(&str, &[u8])> =
            names.iter().map(|name| (name.as_str(), &b""[..])).collect();
        assert_eq!(unpack(zipped(&entries)), Err(RosterFileError::TooLarge));
    }

    #[test]
    fn more_comes_out_than_may() {
        let read = |cap| read_capped(&b"12345"[..], cap, true);
        assert_eq!(read(5), Ok(b"12345".to_vec()));
        assert_eq!(read(4), Err(RosterFileError::TooLarge));
    }

    #[test]
    fn a_declared_size_over_the_cap_is_refused_before_unpacking() {
        let mut bytes = zipped(&[("users.csv", &[b'x'; 64])]);
        let central = bytes
            .windows(4)
            .position(|four| four == b"PK\x01\x02")
            .unwrap();
        bytes[central + 24..central + 28].copy_from_slice(&0x7FFF_FFFF_u32.to_le_bytes());
        assert_eq!(unpack(bytes), Err(RosterFileError::TooLarge));
    }

    #[test]
    fn every_cut_of_a_zip_is_refused() {
        let bytes = zipped(&[("users.csv", b"sourcedId"), ("orgs.csv", b"")]);
        for length in 0..bytes.len() {
            assert_eq!(
                unpack(bytes[..length].to_vec()),
                Err(RosterFileError::BadZip),
                "{length}"
            );
        }
    }
}
