//! A table of another program before it is imported: what its columns are taken for, and what a person makes of that.
//! Knows no kind of import: what is sought in a table comes from the import that asks.

use serde::{Deserialize, Serialize};

/// A table as a person sees it while saying what its columns are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableView {
    /// The file; empty for what was pasted.
    pub file: String,
    /// The columns, from left to right.
    pub columns: Vec<ColumnView>,
    /// How many rows follow the header, blank ones not counted.
    pub rows: usize,
    /// The line of the header, counted from 1; `None` where there is none.
    pub header_line: Option<u64>,
    /// Whether the columns were taken as they were the last time.
    pub remembered: bool,
}

/// A column.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnView {
    /// Its name in the header; may be empty.
    pub title: String,
    /// Its first values, cut short.
    pub samples: Vec<String>,
    /// What it is taken for; `None` for a column that is left aside.
    pub taken_for: Option<String>,
    /// Whether it holds what must not be stored: its values were dropped when the table was read.
    pub withheld: bool,
}

/// What a person says a table's columns are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// For each column what it holds, by the name that the import gives it; `None` for a column that is left aside.
    pub columns: Vec<Option<String>>,
    /// Whether the table names everything, so that what it no longer names is gone.
    pub whole: bool,
}

impl Mapping {
    /// The first column that holds this.
    pub fn column(&self, what: &str) -> Option<usize> {
        let is_it = |column: &Option<String>| column.as_deref() == Some(what);
        self.columns.iter().position(is_it)
    }
}
