//! Rows by the names of their columns, and the text that they make.

use std::collections::BTreeMap;

use throughline_public::words::Words;

use crate::hsds::tables::guarded;

/// A row by the names of its columns.
#[derive(Default)]
pub(super) struct Line(pub(super) BTreeMap<String, String>);

impl Line {
    /// With a value that must stay as it is: an identifier, a number, a date, a telephone.
    pub(super) fn exact(mut self, column: &str, value: impl Into<String>) -> Self {
        self.0.insert(column.to_owned(), value.into());
        self
    }

    /// With a text.
    pub(super) fn text(self, column: &str, text: &str) -> Self {
        self.exact(column, guarded(text))
    }

    /// With a text in all its languages.
    pub(super) fn words(mut self, column: &str, words: &Words) -> Self {
        let text = words.best("en").map_or("", |(_, text)| text);
        self = self.text(column, text);
        let only_english = words.0.len() == 1 && words.is_in("en");
        for (tag, text) in words.0.iter().filter(|_| !only_english) {
            self = self.text(&format!("{column}@{tag}"), text);
        }
        self
    }
}

/// The rows of a file.
#[derive(Default)]
pub(super) struct Table {
    /// Those of every row, in the order in which they came up.
    /// The names of its columns, as they came up.
    pub(super) columns: Vec<String>,
    /// Its rows.
    pub(super) rows: Vec<Line>,
}

impl Table {
    pub(super) fn csv(&self) -> String {
        let mut text = String::new();
        line(&mut text, self.columns.iter().map(String::as_str));
        for row in &self.rows {
            let cells = self
                .columns
                .iter()
                .map(|column| row.0.get(column).map_or("", String::as_str));
            line(&mut text, cells);
        }
        text
    }
}

fn line<'c>(text: &mut String, cells: impl Iterator<Item = &'c str>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push(',');
        }
        if cell.contains([',', '"', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell);
        }
    }
    text.push_str("\r\n");
}
