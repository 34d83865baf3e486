//! The files of a set, unpacked, decoded and split into rows.

use std::collections::BTreeMap;

use throughline_domain::roster_import::{BadRowReason, RosterFileError};

use super::required::REQUIRED;
use crate::archive::{self, Take};
use crate::directory::{Reading, value};
use crate::table::{Header, OpenQuote, Record, Records, decode_telling, sniff};

/// The most bytes that all files may have together, and that a ZIP may unpack to.
pub const MOST_BYTES: u64 = 64 << 20;

/// The files that are read, by the name of their table.
pub(super) type Tables = BTreeMap<&'static str, Table>;

/// One file.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    /// Its name as the person knows it.
    pub(super) file: String,
    /// Its rows.
    pub(super) rows: Vec<Row>,
    /// Whether rows were left out: what names one of them is told already.
    pub(super) is_holey: bool,
}

/// A row by the names of its columns.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    pub(super) line: u64,
    cells: BTreeMap<String, String>,
}

impl Row {
    /// The value of a column; empty where there is none.
    pub(super) fn get(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// Whether the file has such a column.
    pub(super) fn has(&self, column: &str) -> bool {
        self.cells.contains_key(column)
    }

    /// The columns whose names begin so, with what follows, and their values.
    pub(super) fn beginning<'r>(
        &'r self,
        with: &'r str,
    ) -> impl Iterator<Item = (&'r str, &'r str)> {
        let cells = self.cells.iter();
        cells.filter_map(move |(name, value)| Some((name.strip_prefix(with)?, value.as_str())))
    }
}

/// Recognises the files, unpacks a ZIP, and reads the rows that can be used; what is wrong with the others is told in `reading`.
pub(super) fn collect(
    given: Vec<(String, Vec<u8>)>,
    reading: &mut Reading,
) -> Result<Tables, RosterFileError> {
    let size: u64 = given.iter().map(|(_, bytes)| bytes.len() as u64).sum();
    if size > MOST_BYTES {
        return Err(RosterFileError::TooLarge);
    }
    let mut tables = Tables::new();
    for (name, bytes) in given {
        let found = if archive::is_zip(&bytes) {
            archive::unpack(bytes, MOST_BYTES, |name| {
                if table_of(name).is_some() {
                    Take::Whole
                } else {
                    Take::Nothing
                }
            })?
        } else if name.to_ascii_lowercase().ends_with(".zip") {
            return Err(RosterFileError::BadZip);
        } else {
            vec![(name, bytes)]
        };
        for (name, bytes) in found {
            let Some(table) = table_of(&name) else {
                continue;
            };
            if tables.contains_key(table) {
                return Err(RosterFileError::SameFileTwice(name));
            }
            tables.insert(table, rows(table, name, bytes, reading)?);
        }
    }
    // A set without services may still be a table of something else.
    if !tables.contains_key("services") {
        return Err(RosterFileError::NotServices);
    }
    Ok(tables)
}

fn table_of(name: &str) -> Option<&'static str> {
    let name = name.to_ascii_lowercase();
    let stem = name.strip_suffix(".csv")?;
    let known = |(table, _): &&(&'static str, _)| *table == stem;
    REQUIRED.iter().find(known).map(|(table, _)| *table)
}

fn rows(
    table: &str,
    file: String,
    bytes: Vec<u8>,
    reading: &mut Reading,
) -> Result<Table, RosterFileError> {
    let (text, broken) =
        decode_telling(bytes).map_err(|_| RosterFileError::NotText(file.clone()))?;
    for line in broken {
        reading.bad(&file, line, BadRowReason::BrokenBytes);
    }
    let open = |OpenQuote { line }| RosterFileError::OpenQuote {
        file: file.clone(),
        line,
    };
    let mut records = Records::new(&text, sniff(&text));
    let mut record = Record::default();
    records.read(&mut record).map_err(open)?;
    let header = Header::new(&record);
    let names: Vec<String> = record
        .fields()
        .iter()
        .map(|name| name.trim().to_ascii_lowercase())
        .collect();
    let required = REQUIRED
        .iter()
        .find(|(known, _)| *known == table)
        .map_or(&[][..], |(_, columns)| columns);
    if table == "services" {
        for column in ["id", "name"] {
            if header.position(&[column]).is_none() {
                // Not of this specification: it may still be read as a table.
                return Err(RosterFileError::MissingColumn {
                    file,
                    column: column.to_owned(),
                });
            }
        }
    }
    let mut read = Table::default();
    let mut first_lines: BTreeMap<String, u64> = BTreeMap::new();
    while records.read(&mut record).map_err(open)? {
        if record.is_blank() {
            continue;
        }
        let cells = names.iter().zip(record.fields());
        let row = Row {
            line: record.line(),
            cells: cells
                .map(|(name, cell)| (name.clone(), value::text(&unguarded(cell))))
                .collect(),
        };
        if let Err(reason) = sound(&record, &header, &row, required, &mut first_lines) {
            reading.bad(&file, row.line, reason);
            read.is_holey = true;
            let id = row.get("id");
            if table == "services" && !id.is_empty() {
                reading.unusable.insert(id.to_owned());
            }
        } else {
            read.rows.push(row);
        }
    }
    Ok(Table { file, ..read })
}

/// The columns without which a row cannot be used, where its table requires them.
const NEEDED: [&str; 8] = [
    "id",
    "name",
    "number",
    "service_id",
    "location_id",
    "link_id",
    "taxonomy_term_id",
    "document",
];

/// A row without what identifies or names it cannot be used. Other required columns are often left empty, and do no harm.
fn sound(
    record: &Record<'_>,
    header: &Header,
    row: &Row,
    required: &[&str],
    first_lines: &mut BTreeMap<String, u64>,
) -> Result<(), BadRowReason> {
    let surplus = record.fields().get(header.width()..);
    if surplus.is_none_or(|more| more.iter().any(|field| !field.trim().is_empty())) {
        return Err(BadRowReason::FieldCount {
            expected: header.width() as u64,
            found: record.fields().len() as u64,
        });
    }
    if record.has_stray_quote() {
        return Err(BadRowReason::StrayQuote);
    }
    for column in required.iter().filter(|column| NEEDED.contains(column)) {
        if row.get(column).is_empty() {
            return Err(BadRowReason::Missing {
                column: (*column).to_owned(),
            });
        }
    }
    match first_lines.insert(row.get("id").to_owned(), row.line) {
        Some(first_line) if !row.get("id").is_empty() => {
            Err(BadRowReason::Duplicate { first_line })
        }
        _ => Ok(()),
    }
}

/// A text without the mark that [`guarded`] set before it.
fn unguarded(cell: &str) -> String {
    let rest = cell.trim_start_matches('\'');
    let marked = rest.len() < cell.len() && rest.starts_with(FORMULA);
    if marked {
        cell.replacen('\'', "", 1)
    } else {
        cell.to_owned()
    }
}

/// What a spreadsheet would take for the beginning of a formula.
const FORMULA: [char; 4] = ['=', '+', '-', '@'];

/// A text that a spreadsheet does not take for a formula. Numbers, dates and telephones are not marked: it would break them.
pub(super) fn guarded(text: &str) -> String {
    if text.trim_start_matches('\'').starts_with(FORMULA) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
