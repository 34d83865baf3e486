//! Sets of files that this project did not write. They are kept beside it, never in it: where they are missing, a test
//! says that it was skipped.

#![allow(clippy::unwrap_used)] // Every function here serves a test.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::ops::ControlFlow;
use std::path::PathBuf;

use throughline_domain::contacts::Contacts;
use throughline_domain::id::StudentId;
use throughline_domain::roster::{Enrolled, Roster};
use throughline_domain::roster_import::{BadRow, BadRowReason, RosterFileError};
use throughline_domain::table_import::Mapping;
use throughline_interchange::oneroster::read;
use throughline_interchange::roster::{Plan, Reading, plan};
use throughline_interchange::table::Grid;
use throughline_interchange::{directory as services, hsds, service_list};
use throughline_public::directory::Directory;
use throughline_public::directory::search::{Index, Wanted};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

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

/// Stands in for the keyed hash of services: the 128-bit FNV-1a.
fn derive_service(kind: &str, key: &str) -> u128 {
    let mix = |bits: u128, byte: u8| {
        (bits ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013B)
    };
    let text = format!("{kind} {key}");
    text.bytes()
        .fold(0x6C62_272E_07BB_0142_62B8_2175_6295_C58D, mix)
}

/// Imports services into nothing, and then once more, which must change nothing.
fn import_services(reading: &services::Reading) -> services::Plan {
    let today = "2026-11-26".parse().unwrap();
    let run = |known: &BTreeMap<_, _>| {
        services::plan(
            reading,
            known,
            &derive_service,
            "2026-11-26T10:00:00Z",
            today,
        )
    };
    let first = run(&BTreeMap::new());
    let second = run(&first.services);
    assert_eq!(second.services.len(), 0);
    assert_eq!(second.preview.services.unchanged, first.services.len());
    first
}

#[test]
fn the_example_of_the_human_services_data_specification() {
    let Some(files) = sample("hsds-3.0") else {
        return;
    };
    let reading = hsds::read(files.clone()).unwrap();
    assert_eq!(hsds::read(zipped(&files)).unwrap(), reading);
    let plan = import_services(&reading);
    assert_eq!((plan.preview.services.new, plan.preview.stale), (1, 1));
    let service = plan.services.values().next().unwrap();
    assert_eq!(service.name, "Community Counselling");
    assert_eq!(service.organization.name, "Example Organization Inc.");
    assert_eq!(service.languages, ["ur"]);
    assert_eq!(service.needs, ["counseling"]);
    let place = &service.places[0];
    assert_eq!(
        (place.city.as_str(), place.phones[0].number.as_str()),
        ("MyCity", "+44 1234 234567")
    );
    assert!(place.point.is_none() && service.documents.is_some());
    // The example's point lies at 100 degrees north, and some of its references lead nowhere.
    let not_on_earth =
        |row: &&BadRow| row.reason == BadRowReason::NotOnEarth && row.file == "locations.csv";
    assert_eq!(reading.bad_rows.iter().filter(not_on_earth).count(), 1);

    // What is given out of it stands in columns that the standard's own files have, or in ours, which others pass over.
    let zip = hsds::write(&Directory {
        services: plan.services,
    });
    let mut written = ZipArchive::new(Cursor::new(zip.unwrap())).unwrap();
    for at in 0..written.len() {
        let mut file = written.by_index(at).unwrap();
        let name = file.name().unwrap().to_string();
        let (_, theirs) = files.iter().find(|(known, _)| *known == name).unwrap();
        let theirs: Vec<String> = columns(theirs.as_slice());
        let mut ours = Vec::new();
        file.read_to_end(&mut ours).unwrap();
        for column in columns(&ours) {
            let own = column.starts_with("x_") || column.contains('@');
            assert!(own || theirs.contains(&column), "{name} {column}");
        }
    }
}

/// The columns that a file of the standard names in its first line.
fn columns(file: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(file);
    let first = text.lines().next().unwrap_or_default();
    first.split(',').map(str::to_owned).collect()
}

#[test]
fn six_hundred_programs_of_a_city_through_a_mapping() {
    let Some(files) = sample("sf-youth-programs") else {
        return;
    };
    let (name, bytes) = files.into_iter().next().unwrap();
    let grid = Grid::read(bytes).unwrap();
    let view = service_list::look(&grid, &name);
    assert_eq!(view.rows, 609);
    let taken = |what: &str| {
        view.columns
            .iter()
            .filter(|column| column.taken_for.as_deref() == Some(what))
            .count()
    };
    assert_eq!((taken("name"), taken("age"), taken("language")), (1, 6, 9));
    let columns = view
        .columns
        .iter()
        .map(|column| column.taken_for.clone())
        .collect();
    let reading = service_list::read(
        &grid,
        &view,
        &Mapping {
            columns,
            whole: false,
        },
    );
    // One program stands in the list twice, letter for letter.
    assert_eq!(reading.services.len(), 608);
    let lines_of = |is: fn(&BadRowReason) -> bool| -> Vec<u64> {
        let rows = reading.bad_rows.iter().filter(|row| is(&row.reason));
        rows.map(|row| row.line).collect()
    };
    assert_eq!(
        lines_of(|reason| *reason == BadRowReason::BrokenBytes),
        [123, 513, 514]
    );
    assert_eq!(
        lines_of(|reason| matches!(reason, BadRowReason::Duplicate { .. })).len(),
        1
    );
    let plan = import_services(&reading);
    assert_eq!(plan.preview.services.new, 608);

    // Found by need, age and language.
    let directory = Directory {
        services: plan.services,
    };
    let index = Index::new(&directory);
    let wanted = Wanted {
        words: "tutoria".into(),
        age: Some(8),
        language: Some("es".into()),
        ..Wanted::default()
    };
    let found = index.find(&wanted);
    assert!(
        found
            .iter()
            .any(|id| directory.services[*id].name == "After-School Tutoring"),
        "{}",
        found.len()
    );
    assert!(found.iter().all(|id| directory.services[*id].speaks("es") && directory.services[*id].is_for_age(8)));

    // Given out and taken in again, nothing changes.
    let zip = hsds::write(&directory).unwrap();
    let again = hsds::read(vec![("directory.zip".to_owned(), zip)]).unwrap();
    assert_eq!(again.bad_rows, []);
    let today = "2026-11-26".parse().unwrap();
    let plan = services::plan(
        &again,
        &directory.services,
        &derive_service,
        "2026-11-27T10:00:00Z",
        today,
    );
    assert_eq!(
        (plan.preview.services.unchanged, plan.services.len()),
        (608, 0)
    );
}
