//! Rows that cannot be used: each is told with file, line and reason, and the rest goes on.

use super::*;
use throughline_domain::roster_import::{BadRowReason, RosterPreview};

fn check(files: &[(&str, &str)], expected: &[(&str, u64, BadRowReason)]) {
    let reading = read(files);
    let bad: Vec<_> = reading
        .bad_rows
        .iter()
        .map(|bad| (bad.file.as_str(), bad.line, bad.reason.clone()))
        .collect();
    assert_eq!(bad, expected);
    assert_eq!(reading.bad_row_count, expected.len());
}

/// One bad row between two good ones.
fn check_user(row: &str, reason: BadRowReason) {
    let text = users(&format!(
        "1,,,student,Ada,Lee,,\n{row}\n3,,,student,Cy,Lee,,\n"
    ));
    check(&[("users.csv", &text)], &[("users.csv", 3, reason)]);
    let reading = read(&[("users.csv", &text)]);
    let names: Vec<String> = reading
        .first
        .iter()
        .map(|id| reading.cards[id].name())
        .collect();
    assert_eq!(names, ["Ada Lee", "Cy Lee"]);
}

fn missing(column: &str) -> BadRowReason {
    let column = column.into();
    BadRowReason::Missing { column }
}

fn unknown(column: &str, value: &str) -> BadRowReason {
    let (column, value) = (column.into(), value.into());
    BadRowReason::Unknown { column, value }
}

#[test]
fn a_required_field_is_empty() {
    check_user(",,,student,Ben,Lee,,", missing("sourcedId"));
    check_user("2,,,student,,Lee,,", missing("givenName"));
    check_user("2,,,student,Ben, ,,", missing("familyName"));
    check_user("2,,,,Ben,Lee,,", missing("role"));
}

#[test]
fn a_value_that_the_standard_does_not_know() {
    check_user("2,gone,,student,Ben,Lee,,", unknown("status", "gone"));
    check_user("2,,,pupil,Ben,Lee,,", unknown("role", "pupil"));
}

#[test]
fn an_identifier_that_stands_in_an_earlier_row() {
    check_user(
        "1,,,student,Ben,Lee,,",
        BadRowReason::Duplicate { first_line: 2 },
    );
}

#[test]
fn more_or_fewer_fields_than_the_header() {
    let count = |found| BadRowReason::FieldCount { expected: 8, found };
    check_user("2,,,student,Ben,Lee,", count(7));
    check_user("2,,,student,Ben,Lee,,,surplus", count(9));
}

#[test]
fn empty_fields_at_the_end_are_no_harm() {
    let reading = read(&[("users.csv", &users("2,,,student,Ben,Lee,,,,\n,,,,,,,\n"))]);
    assert_eq!(reading.bad_rows, []);
    assert_eq!(card(&reading, "2").name(), "Ben Lee");
}

#[test]
fn a_stray_quotation_mark() {
    check_user("2,,,student,\"Ben \"B\" \",Lee,,", BadRowReason::StrayQuote);
}

#[test]
fn a_date_that_is_none() {
    let column = || "dateLastModified".to_owned();
    check_user(
        "2,,yesterday,student,Ben,Lee,,",
        BadRowReason::BadDate { column: column() },
    );
    check_user(
        "2,,9/1/2026,student,Ben,Lee,,",
        BadRowReason::BadDate { column: column() },
    );
}

#[test]
fn changes_need_a_date() {
    let manifest = "propertyName,value\noneroster.version,1.1\nfile.users,delta\n";
    let text = users("1,active,2026-09-01,student,Ada,Lee,,\n2,active,,student,Ben,Lee,,\n");
    check(
        &[("manifest.csv", manifest), ("users.csv", &text)],
        &[("users.csv", 3, missing("dateLastModified"))],
    );
}

#[test]
fn enrolments_that_name_what_no_file_defines() {
    let users = users("1,,,student,Ada,Lee,,\nt,,,teacher,Tom,Ray,,\n2,odd,,student,Ben,Lee,,\n");
    let classes = "sourcedId,title\nc,Maths\nc2,\n";
    let enrollments = "sourcedId,classSourcedId,userSourcedId,role,endDate\n\
        e1,c,1,student,\n\
        e2,x,1,student,\n\
        e3,c,9,student,\n\
        e4,c,t,student,\n\
        e5,c,9,teacher,\n\
        e6,c,t,captain,\n\
        e7,c,t,teacher,soon\n\
        e8,c,2,student,\n\
        e9,c2,1,student,\n\
        e1,c,t,teacher,\n";
    let dangling = |column: &str| BadRowReason::Dangling {
        column: column.into(),
    };
    let end = BadRowReason::BadDate {
        column: "endDate".into(),
    };
    check(
        &[
            ("users.csv", &users),
            ("classes.csv", classes),
            ("enrollments.csv", enrollments),
        ],
        &[
            ("users.csv", 4, unknown("status", "odd")),
            ("classes.csv", 3, missing("title")),
            ("enrollments.csv", 3, dangling("classSourcedId")),
            ("enrollments.csv", 4, dangling("userSourcedId")),
            ("enrollments.csv", 5, dangling("userSourcedId")),
            ("enrollments.csv", 6, dangling("userSourcedId")),
            ("enrollments.csv", 7, unknown("role", "captain")),
            ("enrollments.csv", 8, end),
            (
                "enrollments.csv",
                11,
                BadRowReason::Duplicate { first_line: 2 },
            ),
        ],
    );
}

#[test]
fn lines_are_counted_through_fields_of_several_lines() {
    let text = users("1,,,student,Ada,\"Lee\nof\nOsage\",,\n2,,,pupil,Ben,Lee,,\n");
    check(
        &[("users.csv", &text)],
        &[("users.csv", 5, unknown("role", "pupil"))],
    );
}

#[test]
fn not_all_of_very_many_are_listed() {
    let rows = many(2000, "#,,,pupil,A,B,,\n");
    let reading = read(&[("users.csv", &users(&rows))]);
    assert_eq!(reading.bad_rows.len(), RosterPreview::MOST_BAD_ROWS);
    assert_eq!(reading.bad_row_count, 2000);
}

#[test]
fn two_hundred_thousand_rows() {
    let rows = many(200_000, "#,,2026-09-01,student,Ada,Lee,#,09\n");
    let reading = read(&[("users.csv", &users(&rows))]);
    assert_eq!(reading.cards.len(), 200_000);
    assert_eq!(reading.bad_row_count, 0);
}
