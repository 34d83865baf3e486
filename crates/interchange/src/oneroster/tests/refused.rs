//! Sets of files that cannot be used at all: each gets its own error.

use std::ops::ControlFlow;

use super::*;

fn check(files: &[(&str, &str)], expected: RosterFileError) {
    assert_eq!(try_read(files), Err(expected));
}

fn manifest(lines: &str) -> String {
    format!("propertyName,value\n{lines}")
}

#[test]
fn files_of_something_else() {
    check(&[], RosterFileError::NotOneRoster);
    check(
        &[("students.csv", "id,name\n1,A\n")],
        RosterFileError::NotOneRoster,
    );
}

#[test]
fn wrong_headers() {
    let missing = |column: &str| RosterFileError::MissingColumn {
        file: "users.csv".into(),
        column: column.into(),
    };
    check(&[("users.csv", "")], missing("sourcedId"));
    check(
        &[("users.csv", "id,role,givenName,familyName\n")],
        missing("sourcedId"),
    );
    check(
        &[("users.csv", "sourcedId,givenName,familyName\n")],
        missing("role"),
    );
    check(
        &[("users.csv", "sourcedId,role,first,last\n1,student,A,B\n")],
        missing("givenName"),
    );
}

#[test]
fn a_version_that_is_not_read() {
    let manifest = manifest("oneroster.version,2.0\n");
    check(
        &[("manifest.csv", &manifest), ("users.csv", &users(""))],
        RosterFileError::UnknownVersion("2.0".into()),
    );
}

#[test]
fn a_file_that_the_manifest_promises() {
    let manifest = manifest("oneroster.version,1.1\nfile.users,bulk\nfile.classes,bulk\n");
    check(
        &[("manifest.csv", &manifest), ("users.csv", &users(""))],
        RosterFileError::MissingFile("classes.csv".into()),
    );
    check(
        &[("orgs.csv", "sourcedId\n")],
        RosterFileError::MissingFile("users.csv".into()),
    );
}

#[test]
fn two_files_of_one_name() {
    check(
        &[("users.csv", &users("")), ("users (1).csv", &users(""))],
        RosterFileError::SameFileTwice("users (1).csv".into()),
    );
}

#[test]
fn a_quotation_mark_that_is_never_closed() {
    let open = users("1,,,student,Ada,Lee,,\n2,,,student,\"Ben,Lee,,\n3,,,student,Cy,Lee,,\n");
    let at = |line| RosterFileError::OpenQuote {
        file: "users.csv".into(),
        line,
    };
    check(&[("users.csv", &open)], at(3));
    let closed_by_the_next = open + "4,,,student,\"Dee\",Lee,,\n";
    check(&[("users.csv", &closed_by_the_next)], at(3));
}

#[test]
fn a_damaged_zip() {
    check(&[("roster.zip", "not a zip")], RosterFileError::BadZip);
    check(
        &[("roster.zip", "PK\u{3}\u{4} nor this")],
        RosterFileError::BadZip,
    );
}

#[test]
fn what_is_no_text() {
    check(
        &[("users.csv", "sourcedId\0")],
        RosterFileError::NotText("users.csv".into()),
    );
}

#[test]
fn a_person_stops_the_reading() {
    let files = vec![(
        "users.csv".to_owned(),
        users("1,,,student,A,B,,\n").into_bytes(),
    )];
    let mut stop = |_, _| ControlFlow::Break(());
    let read = crate::oneroster::read(files, &derive, Day::default(), &mut stop);
    assert_eq!(read, Err(RosterFileError::Stopped));
}

#[test]
fn progress_goes_up_to_the_whole() {
    let rows = many(2000, "#,,,student,A,B,,\n");
    let files = [
        ("manifest.csv", manifest("oneroster.version,1.1\n")),
        (
            "demographics.csv",
            "sourcedId,birthDate\n1,2012-01-01\n".to_owned(),
        ),
        ("users.csv", users(&rows)),
    ];
    let files = files.map(|(name, text)| (name.to_owned(), text.into_bytes()));
    let mut told = Vec::new();
    let mut progress = |done, total| {
        told.push((done, total));
        ControlFlow::Continue(())
    };
    crate::oneroster::read(files.into(), &derive, Day::default(), &mut progress).unwrap();
    assert!(told.len() > 3);
    assert!(told.windows(2).all(|two| two[0].0 <= two[1].0));
    let (done, total) = told[told.len() - 1];
    assert_eq!(done, total);
}
