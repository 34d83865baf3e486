//! What must hold for any bytes that are offered as OneRoster files. The saved inputs run through it as ordinary tests.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use throughline_domain::fields;
use throughline_domain::roster::Roster;
use throughline_domain::roster_import::RosterPreview;
use throughline_domain::time::Day;
use throughline_interchange::oneroster::read;
use throughline_interchange::roster::plan;

use super::offered::{derive, files};

/// Checks one input.
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
