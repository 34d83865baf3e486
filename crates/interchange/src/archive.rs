//! A set of files in one ZIP: unpacked in memory, with caps on what is declared and on what really comes out.

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// The most entries a ZIP may have; no set of files that is read here has more than a quarter of that.
const MOST_ENTRIES: usize = 100;

/// What is wanted of a file in a ZIP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Take {
    /// All of it.
    Whole,
    /// Its first bytes, as many as this.
    Beginning(u64),
    /// Nothing: it is not unpacked.
    Nothing,
}

/// Why a ZIP cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// It is damaged, or no ZIP.
    Damaged,
    /// It holds more than can be read safely.
    TooLarge,
}

impl From<Unreadable> for throughline_domain::roster_import::RosterFileError {
    fn from(why: Unreadable) -> Self {
        match why {
            Unreadable::Damaged => Self::BadZip,
            Unreadable::TooLarge => Self::TooLarge,
        }
    }
}

/// Whether these bytes begin as a ZIP file does.
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The files in a ZIP that are wanted, by their name without a folder; at most `most` bytes of all of them together.
pub(crate) fn unpack(
    bytes: Vec<u8>,
    most: u64,
    wanted: impl Fn(&str) -> Take,
) -> Result<Vec<(String, Vec<u8>)>, Unreadable> {
    let damaged = |_| Unreadable::Damaged;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > MOST_ENTRIES {
        return Err(Unreadable::TooLarge);
    }
    let mut left = most;
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(damaged)?;
        let Some(name) = entry.name().ok().and_then(|name| plain_name(&name)) else {
            continue;
        };
        let (cap, whole) = match wanted(&name) {
            Take::Whole => (left, true),
            Take::Beginning(bytes) => (bytes, false),
            Take::Nothing => continue,
        };
        if whole && entry.size() > cap {
            return Err(Unreadable::TooLarge);
        }
        let content = read_capped(entry, cap, whole)?;
        left = left.saturating_sub(content.len() as u64);
        files.push((name, content));
    }
    Ok(files)
}

/// Reads at most `cap` bytes; more than that is an error when the whole entry is wanted.
fn read_capped(entry: impl Read, cap: u64, whole: bool) -> Result<Vec<u8>, Unreadable> {
    let mut content = Vec::new();
    entry
        .take(cap + u64::from(whole))
        .read_to_end(&mut content)
        .map_err(|_| Unreadable::Damaged)?;
    if whole && content.len() as u64 > cap {
        return Err(Unreadable::TooLarge);
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
    use std::path::Path;
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

    /// Takes `.csv` files, and of one only the beginning.
    fn take(bytes: Vec<u8>) -> Result<Vec<(String, Vec<u8>)>, Unreadable> {
        unpack(bytes, 1 << 20, |name| match name {
            "userProfiles.csv" => Take::Beginning(16),
            _ if Path::new(name)
                .extension()
                .is_some_and(|ending| ending == "csv") =>
            {
                Take::Whole
            }
            _ => Take::Nothing,
        })
    }

    fn check(entries: &[(&str, &[u8])], expected: &[(&str, &[u8])]) {
        let expected: Vec<_> = expected
            .iter()
            .map(|(name, content)| ((*name).to_owned(), content.to_vec()))
            .collect();
        assert_eq!(take(zipped(entries)), Ok(expected));
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
    fn of_some_files_only_the_beginning_is_unpacked() {
        let long = vec![b'x'; 26];
        check(
            &[("userProfiles.csv", &long)],
            &[("userProfiles.csv", &long[..16])],
        );
    }

    #[test]
    fn too_many_entries() {
        let names: Vec<String> = (0..=MOST_ENTRIES).map(|n| format!("{n}.csv")).collect();
        let entries: Vec<(&str, &[u8])> =
            names.iter().map(|name| (name.as_str(), &b""[..])).collect();
        assert_eq!(take(zipped(&entries)), Err(Unreadable::TooLarge));
    }

    #[test]
    fn more_comes_out_than_may() {
        let read = |cap| read_capped(&b"12345"[..], cap, true);
        assert_eq!(read(5), Ok(b"12345".to_vec()));
        assert_eq!(read(4), Err(Unreadable::TooLarge));
    }

    #[test]
    fn a_declared_size_over_the_cap_is_refused_before_unpacking() {
        let mut bytes = zipped(&[("users.csv", &[b'x'; 64])]);
        let central = bytes
            .windows(4)
            .position(|four| four == b"PK\x01\x02")
            .unwrap();
        bytes[central + 24..central + 28].copy_from_slice(&0x7FFF_FFFF_u32.to_le_bytes());
        assert_eq!(take(bytes), Err(Unreadable::TooLarge));
    }

    #[test]
    fn every_cut_of_a_zip_is_refused() {
        let bytes = zipped(&[("users.csv", b"sourcedId"), ("orgs.csv", b"")]);
        for length in 0..bytes.len() {
            assert_eq!(
                take(bytes[..length].to_vec()),
                Err(Unreadable::Damaged),
                "{length}"
            );
        }
    }
}
