//! What must hold for any bytes that are offered as files of a community directory. The saved inputs run through it as
//! ordinary tests.

use std::collections::BTreeMap;

use throughline_domain::roster_import::RosterPreview;
use throughline_domain::time::Day;
use throughline_interchange::directory::plan;
use throughline_interchange::hsds::{SYSTEM, read, write};
use throughline_public::directory::{Directory, Service};
use throughline_public::id::ServiceId;

/// Checks one input: a ZIP, or files that each begin with `@@` and their name in a line.
pub fn check(bytes: &[u8]) {
    let Ok(reading) = read(files(bytes)) else {
        return;
    };
    assert!(reading.bad_rows.len() <= RosterPreview::MOST_BAD_ROWS);
    assert!(reading.bad_rows.len() <= reading.bad_row_count);
    for service in &reading.services {
        assert!(!service.name.is_empty());
        assert_eq!(service.source.system, SYSTEM);
        let link = &service.url;
        assert!(link.is_empty() || link.to_ascii_lowercase().starts_with("http"));
    }
    let import = |known: &BTreeMap<ServiceId, Service>| {
        let now = "2026-11-26T10:00:00Z";
        plan(&reading, known, &derive, now, Day::default())
    };
    let first = import(&BTreeMap::new());
    let second = import(&first.services);
    assert!(second.services.is_empty(), "{:?}", second.services);
    assert_eq!(second.preview.services.unchanged, first.services.len());
    // What is given out can be taken in again, and names the same services.
    let directory = Directory {
        services: first.services,
    };
    let Ok(zip) = write(&directory) else {
        return;
    };
    let again = read(vec![("directory.zip".to_owned(), zip)]);
    let again = again.map(|reading| reading.services.len());
    if !directory.services.is_empty() {
        assert_eq!(again, Ok(directory.services.len()));
    }
}

fn files(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    if bytes.starts_with(b"PK") {
        return vec![("directory.zip".to_owned(), bytes.to_vec())];
    }
    let mut files = Vec::new();
    let mut rest = bytes;
    while let Some(body) = rest.strip_prefix(b"@@") {
        let end = body
            .windows(2)
            .position(|two| two == b"@@")
            .unwrap_or(body.len());
        let (file, next) = body.split_at(end);
        let name = file
            .iter()
            .position(|byte| *byte == b'\n')
            .unwrap_or(file.len());
        let (name, content) = file.split_at(name);
        let content = content.strip_prefix(b"\n").unwrap_or(content);
        files.push((String::from_utf8_lossy(name).into_owned(), content.to_vec()));
        rest = next;
    }
    files
}

/// Stands in for the keyed hash: FNV-1a with 128 bits.
fn derive(kind: &str, key: &str) -> u128 {
    let bytes = kind.bytes().chain([0]).chain(key.bytes());
    bytes.fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013B)
    })
}
