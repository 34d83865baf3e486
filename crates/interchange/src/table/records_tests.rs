//! Tests of reading rows.

use super::*;
use proptest::prelude::*;

type Rows = Vec<(u64, Vec<String>)>;

fn rows(text: &str) -> Result<Rows, OpenQuote> {
    let mut records = Records::new(text, b',');
    let mut record = Record::default();
    let mut rows = Vec::new();
    while records.read(&mut record)? {
        let fields = record.fields().iter().map(ToString::to_string).collect();
        rows.push((record.line(), fields));
    }
    assert_eq!(records.bytes_read(), text.len());
    Ok(rows)
}

fn check(text: &str, expected: &[(u64, &[&str])]) {
    let expected: Rows = expected
        .iter()
        .map(|(line, fields)| (*line, fields.iter().map(ToString::to_string).collect()))
        .collect();
    assert_eq!(rows(text), Ok(expected), "{text:?}");
}

fn check_open(text: &str, line: u64) {
    assert_eq!(rows(text), Err(OpenQuote { line }), "{text:?}");
}

#[test]
fn plain_rows_with_every_line_end() {
    check("a,b\nc,d", &[(1, &["a", "b"]), (2, &["c", "d"])]);
    check("a,b\r\nc,d\r\n", &[(1, &["a", "b"]), (2, &["c", "d"])]);
    check("a\rb\r", &[(1, &["a"]), (2, &["b"])]);
    check("\n\na\n\r\n\nb", &[(3, &["a"]), (6, &["b"])]);
    check("", &[]);
}

#[test]
fn empty_fields_are_fields() {
    check(",a,\n,", &[(1, &["", "a", ""]), (2, &["", ""])]);
    check("\"\",\"\"", &[(1, &["", ""])]);
}

#[test]
fn quotation_marks_keep_delimiters_lines_and_themselves() {
    check(
        "\"Doe, Jane\",\"say \"\"hi\"\"\"\r\nx,\"two\r\nlines\"\r\ny,z",
        &[
            (1, &["Doe, Jane", "say \"hi\""]),
            (2, &["x", "two\r\nlines"]),
            (4, &["y", "z"]),
        ],
    );
    check("O\"Brien,6\"", &[(1, &["O\"Brien", "6\""])]);
}

#[test]
fn a_mark_that_is_never_closed_is_found_where_it_opens() {
    check_open("a,b\nc,\"d\ne,f\n", 2);
    check_open("\"", 1);
    check_open("\"a\"\"", 1);
}

#[test]
fn a_mark_that_another_row_seems_to_close_is_not_closed() {
    check_open("a,b\n1,\"x\n2,y\n3,\"z\"\n", 2);
}

#[test]
fn a_stray_mark_within_a_line_costs_that_row_alone() {
    let mut records = Records::new("1,\"Al \"Ace\" Lee\"\n2,b\n", b',');
    let mut record = Record::default();
    assert_eq!(records.read(&mut record), Ok(true));
    assert!(record.has_stray_quote());
    assert_eq!(records.read(&mut record), Ok(true));
    assert!(!record.has_stray_quote());
    assert_eq!(record.fields(), ["2", "b"]);
}

/// What the `csv` crate reads, and whether it met text after a closing mark cannot be told from it.
fn oracle(text: &str) -> Vec<Vec<String>> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
        .records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

proptest! {
    #[test]
    fn reads_what_the_csv_crate_reads(text in "[ab\",\r\n]{0,40}") {
        if let Ok(rows) = rows(&text) {
            let fields: Vec<Vec<String>> = rows.into_iter().map(|(_, fields)| fields).collect();
            prop_assert_eq!(fields, oracle(&text));
        }
    }

    #[test]
    fn reads_back_what_the_csv_crate_writes(
        table in prop::collection::vec(prop::collection::vec("[aé\"',;\r\n ]{0,6}", 2..4), 0..6),
    ) {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for row in &table {
            writer.write_record(row).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let read: Vec<Vec<String>> = rows(&text).unwrap().into_iter().map(|(_, fields)| fields).collect();
        prop_assert_eq!(read, table);
    }
}
