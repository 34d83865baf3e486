//! What the published standard asks of every file that is written: the tests' own list, so that a mistake in what the
//! program requires is seen.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use crate::hsds::REQUIRED;

/// A row by the names of its columns.
type Row = BTreeMap<String, String>;

/// What must not be empty in a row of each file: `required`, and `tabular_required` after it, of the schemas
/// `organization.json`, `service.json` … of HSDS 3.0 (<https://github.com/openreferral/specification>, tag 3.0, folder
/// `schema`; shown at <https://docs.openreferral.org/en/3.0/hsds/schema_reference.html>).
const PUBLISHED: &[(&str, &[&str], &[&str])] = &[
    ("accessibility", &["id"], &[]),
    (
        "addresses",
        &[
            "id",
            "address_1",
            "city",
            "state_province",
            "postal_code",
            "country",
            "address_type",
        ],
        &[],
    ),
    (
        "attributes",
        &["id"],
        &["link_id", "taxonomy_term_id", "link_entity"],
    ),
    ("contacts", &["id"], &[]),
    ("languages", &["id"], &[]),
    ("locations", &["id", "location_type"], &[]),
    ("organizations", &["id", "name", "description"], &[]),
    ("phones", &["id", "number"], &[]),
    ("required_documents", &["id"], &[]),
    ("schedules", &["id"], &[]),
    (
        "service_at_location",
        &["id"],
        &["service_id", "location_id"],
    ),
    ("services", &["id", "name", "status"], &["organization_id"]),
    ("taxonomies", &["id", "name", "description"], &[]),
    ("taxonomy_terms", &["id", "name", "description"], &[]),
];

/// The values that a column may have (`enum`, same source).
const LISTS: &[(&str, &str, &[&str])] = &[
    (
        "services",
        "status",
        &["active", "inactive", "defunct", "temporarily closed"],
    ),
    (
        "locations",
        "location_type",
        &["physical", "postal", "virtual"],
    ),
    (
        "addresses",
        "address_type",
        &["physical", "postal", "virtual"],
    ),
    ("schedules", "freq", &["", "WEEKLY", "MONTHLY"]),
];

/// The columns that name a row of another file.
const REFERENCES: &[(&str, &str, &str)] = &[
    ("accessibility", "location_id", "locations"),
    ("addresses", "location_id", "locations"),
    ("attributes", "link_id", "services"),
    ("attributes", "taxonomy_term_id", "taxonomy_terms"),
    ("contacts", "service_id", "services"),
    ("languages", "service_id", "services"),
    ("phones", "service_at_location_id", "service_at_location"),
    ("phones", "service_id", "services"),
    ("required_documents", "service_id", "services"),
    ("schedules", "service_at_location_id", "service_at_location"),
    ("schedules", "service_id", "services"),
    ("service_at_location", "location_id", "locations"),
    ("service_at_location", "service_id", "services"),
    ("services", "organization_id", "organizations"),
    ("taxonomy_terms", "taxonomy_id", "taxonomies"),
];

/// What is wrong with these files by the published standard, each as one line; empty when nothing is.
pub fn breaches(tables: &BTreeMap<String, Vec<Row>>) -> Vec<String> {
    let mut found = Vec::new();
    let value = |row: &Row, column: &str| row.get(column).cloned().unwrap_or_default();
    for (table, rows) in tables {
        let Some((_, required, tabular)) = PUBLISHED.iter().find(|(known, ..)| known == table)
        else {
            found.push(format!("{table} is no file of the standard"));
            continue;
        };
        let mut ids = BTreeSet::new();
        for row in rows {
            for column in required.iter().chain(*tabular) {
                if value(row, column).is_empty() {
                    found.push(format!("{table} without {column}"));
                }
            }
            if !ids.insert(value(row, "id")) {
                found.push(format!("{table}: {} twice", value(row, "id")));
            }
        }
    }
    for (table, column, list) in LISTS {
        for row in tables.get(*table).into_iter().flatten() {
            if !list.contains(&value(row, column).as_str()) {
                found.push(format!("{table}.{column}: {}", value(row, column)));
            }
        }
    }
    for (table, column, of) in REFERENCES {
        let ids: BTreeSet<String> = tables
            .get(*of)
            .into_iter()
            .flatten()
            .map(|row| value(row, "id"))
            .collect();
        for row in tables.get(*table).into_iter().flatten() {
            let named = value(row, column);
            if !named.is_empty() && !ids.contains(&named) {
                found.push(format!("{table}.{column} leads nowhere: {named}"));
            }
        }
    }
    found
}

/// The files of a ZIP, by their tables.
pub fn unzipped(zip: &[u8]) -> BTreeMap<String, Vec<Row>> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zip)).unwrap();
    let mut tables = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().to_string();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        let mut rows = csv::Reader::from_reader(text.as_bytes());
        let header = rows.headers().unwrap().clone();
        let row = |row: csv::StringRecord| -> Row {
            let cells = header.iter().zip(row.iter());
            cells
                .map(|(column, cell)| (column.to_owned(), cell.to_owned()))
                .collect()
        };
        let rows: Vec<Row> = rows.records().map(|record| row(record.unwrap())).collect();
        tables.insert(name.trim_end_matches(".csv").to_owned(), rows);
    }
    tables
}

/// What is written is as the standard wants it, and no spreadsheet takes any of it for a formula.
pub fn validates(zip: &[u8]) {
    let tables = unzipped(zip);
    assert_eq!(breaches(&tables), [""; 0]);
    for (table, rows) in &tables {
        for (column, value) in rows.iter().flatten() {
            let number = matches!(
                column.as_str(),
                "number" | "latitude" | "longitude" | "byday" | "x_ages"
            );
            assert!(
                number || !value.starts_with(['=', '+', '-', '@']),
                "{table} {column} {value}"
            );
        }
    }
}

#[test]
fn the_program_requires_what_the_standard_does() {
    for (table, required, tabular) in PUBLISHED {
        let (_, ours) = REQUIRED.iter().find(|(known, _)| known == table).unwrap();
        let ours: BTreeSet<&str> = ours.iter().copied().collect();
        let theirs: BTreeSet<&str> = required.iter().chain(*tabular).copied().collect();
        assert_eq!(ours, theirs, "{table}");
    }
}

#[test]
fn what_is_not_as_the_standard_wants_it_is_seen() {
    let row = |cells: &[(&str, &str)]| -> Row {
        let cells = cells.iter();
        cells
            .map(|(column, cell)| ((*column).to_owned(), (*cell).to_owned()))
            .collect()
    };
    let services = vec![
        row(&[("id", "s"), ("name", "Pantry"), ("status", "open")]),
        row(&[("id", "s"), ("status", "active"), ("organization_id", "o")]),
    ];
    let tables = [
        ("services".to_owned(), services),
        ("meals".to_owned(), vec![]),
    ];
    let expected = [
        "meals is no file of the standard",
        "services without organization_id",
        "services without name",
        "services: s twice",
        "services.status: open",
        "services.organization_id leads nowhere: o",
    ];
    assert_eq!(breaches(&tables.into()), expected);
}
