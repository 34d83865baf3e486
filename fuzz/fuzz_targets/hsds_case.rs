//! What must hold for any bytes that are offered as files of a community directory. The saved inputs run through it as
//! ordinary tests.

use std::collections::BTreeMap;

use throughline_domain::roster_import::RosterPreview;
use throughline_domain::time::Day;
use throughline_interchange::directory::plan;
use throughline_interchange::hsds::{SYSTEM, read, write};
use throughline_public::directory::{Directory, Service};
use throughline_public::id::ServiceId;

use super::offered::{derive, files};

/// Checks one input.
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
