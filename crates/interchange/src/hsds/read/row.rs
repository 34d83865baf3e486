//! Rows by what they belong to, and their texts.

use std::collections::BTreeMap;

use throughline_public::words::Words;

use crate::directory::value;
use crate::hsds::tables::{Row, Table, Tables};

/// Rows of a table by what they belong to.
pub(super) type By<'t> = BTreeMap<&'t str, Vec<&'t Row>>;

/// The rows of a table.
pub(super) fn rows<'t>(tables: &'t Tables, table: &str) -> impl Iterator<Item = &'t Row> {
    tables.get(table).into_iter().flat_map(|table| &table.rows)
}

/// The rows of a table by what a column names.
pub(super) fn by<'t>(tables: &'t Tables, table: &str, column: &str) -> By<'t> {
    let mut by = By::new();
    for row in rows(tables, table) {
        let owner = row.get(column);
        if !owner.is_empty() {
            by.entry(owner).or_default().push(row);
        }
    }
    by
}

/// The name of a table's file as the person knows it.
pub(super) fn file<'t>(tables: &'t Tables, table: &str) -> &'t str {
    tables
        .get(table)
        .map_or("", |table: &Table| table.file.as_str())
}

/// A text in every language that the row has it in: our own files carry several in columns such as `description@es`.
pub(super) fn said(row: &Row, column: &str) -> Words {
    let with = format!("{column}@");
    let several = row.beginning(&with).filter(|(_, text)| !text.is_empty());
    let several: BTreeMap<String, String> = several
        .map(|(tag, text)| (tag.to_owned(), text.to_owned()))
        .collect();
    if several.is_empty() {
        value::words(row.get(column))
    } else {
        Words(several)
    }
}
