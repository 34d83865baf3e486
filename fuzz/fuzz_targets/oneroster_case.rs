//! What must hold for any bytes that are offered as OneRoster files. The saved inputs run through it as ordinary tests.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use throughline_domain::fields;
use throughline_domain::roster::Roster;
use throughline_domain::roster_import::RosterPreview;
use throughline_domain::time::Day;
use throughline_interchange::oneroster::read;
use throughline_interchange::roster::plan;

/// Checks one input: a ZIP, or files that each begin with `@@` and their name in a line.
pub fn check(bytes: &[u8]) {
    let read = |files| {
        read(files, &derive, Day::default(), &mut |_, _| {
            ControlFlow::Continue(())
        })
    };
    let Ok(reading) = read(files(bytes)) else {
        return;
    };
    assert!(reading.bad_rows.len() <= RosterPreview::MOST_BAD_ROWS);
    assert!(reading.bad_rows.len() <= reading.bad_row_count);
    let (mut roster, mut contacts) = (Roster::default(), BTreeMap::new());
    let first = plan(&reading, &roster, &contacts);
    first.apply(&mut roster, &mut contacts);
    let written = first.roster_fields().unwrap_or_default();
    assert_eq!(
        fields::read::<Roster>(&written),
        (roster.clone(), Vec::new())
    );
    let second = plan(&reading, &roster, &contacts);
    assert!(second.preview.changes_nothing(), "{:?}", second.preview);
}

fn files(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    if bytes.starts_with(b"PK") {
        return vec![("roster.zip".to_owned(), bytes.to_vec())];
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
