//! Sets of files that this project did not write. They are kept beside it, never in it: where they are missing, a test
//! says that it was skipped.

#![allow(clippy::unwrap_used)] // Every function here serves a test.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::ops::ControlFlow;
use std::path::PathBuf;

use throughline_domain::contacts::Contacts;
use throughline_domain::id::StudentId;
use throughline_domain::roster::{Enrolled, Roster};
use throughline_domain::roster_import::RosterFileError;
use throughline_interchange::oneroster::read;
use throughline_interchange::roster::{Plan, Reading, plan};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

type Files = Vec<(String, Vec<u8>)>;

/// The files of a sample; `None` where it is missing.
fn sample(name: &str) -> Option<Files> {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let samples = std::env::var_os("THROUGHLINE_SAMPLES")
        .map_or_else(|| here.join("../../../shared/samples"), PathBuf::from);
    let Ok(folder) = std::fs::read_dir(samples.join(name)) else {
        eprintln!("skipped: no sample {name}");
        return None;
    };
    let file = |entry: std::fs::DirEntry| {
        let name = entry.file_name().into_string().unwrap();
        (name, std::fs::read(entry.path()).unwrap())
    };
    Some(folder.map(|entry| file(entry.unwrap())).collect())
}

fn zipped(files: &Files) -> Files {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in files {
        writer.start_file(name.as_str(), options).unwrap();
        writer.write_all(content).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    vec![("roster.zip".to_owned(), bytes)]
}

/// Stands in for the keyed hash: different texts differ in their first 16 bytes or in their length here.
fn derive(kind: &str, key: &str) -> u128 {
    let text = format!("{kind} {}", key.trim_start_matches("oneroster:"));
    text.bytes()
        .fold(0, |bits: u128, byte| bits.rotate_left(7) ^ u128::from(byte))
}

fn try_read(files: Files, today: &str) -> Result<Reading, RosterFileError> {
    let today = today.parse().unwrap();
    read(files, &derive, today, &mut |_, _| ControlFlow::Continue(()))
}

/// Imports into nothing, and then once more a day later, which must change nothing.
fn import_twice(files: &Files) -> (Reading, Plan) {
    let (mut roster, mut contacts) = (Roster::default(), BTreeMap::<StudentId, Contacts>::new());
    let reading = try_read(files.clone(), "2026-11-22").unwrap();
    let first = plan(&reading, &roster, &contacts);
    first.apply(&mut roster, &mut contacts);
    let again = try_read(files.clone(), "2026-11-23").unwrap();
    let second = plan(&again, &roster, &contacts);
    assert!(second.preview.changes_nothing(), "{:?}", second.preview);
    assert!(second.roster_fields().unwrap().is_empty());
    (reading, first)
}

#[test]
fn nine_hundred_and_sixty_students() {
    let Some(files) = sample("oneroster-ed-fi") else {
        return;
    };
    let (reading, plan) = import_twice(&files);
    assert_eq!(reading.cards.len(), 960);
    assert_eq!(
        (plan.preview.students.new, plan.preview.bad_row_count),
        (960, 0)
    );
    assert_eq!(plan.preview.version, "1.1");
    let tyrone = reading
        .cards
        .values()
        .find(|card| card.source.id == "604821")
        .unwrap();
    assert_eq!(tyrone.name(), "Tyrone Dyer");
    assert_eq!(
        (tyrone.number.as_str(), tyrone.grades.as_slice()),
        ("604821", &["02".to_owned()][..])
    );
    assert_eq!(tyrone.as_of, "2026-11-22");
    assert!(
        reading
            .cards
            .values()
            .all(|card| card.status == Enrolled::Here)
    );
    assert_eq!(
        reading.ignored_columns,
        [("users.csv".to_owned(), "password".to_owned())]
    );
}

#[test]
fn a_set_with_extension_columns_loose_and_zipped() {
    let Some(files) = sample("oneroster-1.1") else {
        return;
    };
    let (loose, plan) = import_twice(&files);
    let (packed, _) = import_twice(&zipped(&files));
    assert_eq!(loose.cards, packed.cards);
    assert_eq!(loose.classes, packed.classes);
    assert_eq!(loose.enrolments, packed.enrolments);
    assert_eq!(plan.preview.bad_rows, []);
    assert_eq!(
        (
            loose.cards.len(),
            loose.classes.len(),
            loose.enrolments.len()
        ),
        (2, 3, 3)
    );
    let ignored: Vec<&str> = loose
        .ignored_columns
        .iter()
        .map(|(_, column)| column.as_str())
        .collect();
    for column in [
        "ext_imagineLearning_studentPassword",
        "metadata.duration",
        "countryOfBirthCode",
    ] {
        assert!(ignored.contains(&column), "{column}");
    }
}

#[test]
fn passwords_of_a_kindred_format_are_never_kept() {
    let Some(files) = sample("sds-2.1") else {
        return;
    };
    assert!(
        files
            .iter()
            .any(|(_, bytes)| bytes.windows(11).any(|text| text == b"P@ssword123"))
    );
    let (reading, plan) = import_twice(&files);
    assert!(!reading.cards.is_empty());
    let everything = format!("{reading:?}{plan:?}{:?}", plan.roster_fields().unwrap());
    assert!(!everything.contains("P@ssword123"));
    assert!(!everything.contains("Woodenville"));
}
