//! A whole table in memory, from a file or from the clipboard, before anybody knows what it is about.

use super::{NotText, OpenQuote, Record, Records, decode_telling};

/// The candidates for what separates columns; where two fit equally well, the earlier one wins.
const DELIMITERS: [u8; 4] = [b'\t', b',', b';', b'|'];
/// How many rows are looked at to find out how a table is written.
pub(super) const LOOKED_AT: usize = 20;

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grid {
    /// The rows that are not blank.
    pub rows: Vec<Row>,
    /// The lines in which some bytes stood for no letter.
    pub broken_lines: Vec<u64>,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// The line where it begins, counted from 1.
    pub line: u64,
    /// The values, tidied: no control characters, no white space around.
    pub cells: Vec<String>,
    /// Whether a quotation mark makes its values uncertain.
    pub stray_quote: bool,
}

/// Why something is no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoTable {
    /// The bytes are no text.
    #[error(transparent)]
    NotText(#[from] NotText),
    /// A quotation mark is never closed.
    #[error(transparent)]
    OpenQuote(#[from] OpenQuote),
}

impl Grid {
    /// Reads a table, whatever separates its columns: what splits most of the first rows into equally many columns.
    ///
    /// # Errors
    /// When it is no text, or a quotation mark is never closed.
    pub fn read(bytes: Vec<u8>) -> Result<Self, NoTable> {
        let (text, broken_lines) = decode_telling(bytes)?;
        let delimiter = delimiter(&text);
        let mut records = Records::new(&text, delimiter);
        let mut record = Record::default();
        let mut rows = Vec::new();
        while records.read(&mut record)? {
            let cells: Vec<String> = record.fields().iter().map(|field| tidy(field)).collect();
            if cells.iter().any(|cell| !cell.is_empty()) {
                rows.push(Row {
                    line: record.line(),
                    cells,
                    stray_quote: record.has_stray_quote(),
                });
            }
        }
        Ok(Self { rows, broken_lines })
    }

    /// Drops all values of a column.
    pub fn withhold(&mut self, column: usize) {
        let cells = self
            .rows
            .iter_mut()
            .filter_map(|row| row.cells.get_mut(column));
        cells.for_each(String::clear);
    }

    /// How many columns there are: as many as the widest row has that is not blank at its end.
    pub fn width(&self) -> usize {
        let filled = |row: &Row| {
            let last = row.cells.iter().rposition(|cell| !cell.is_empty());
            last.map_or(0, |last| last + 1)
        };
        self.rows.iter().map(filled).max().unwrap_or(0)
    }
}

impl Row {
    /// The value of a column; empty where the row is too short.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// A value without line breaks and control characters, and with single spaces.
fn tidy(field: &str) -> String {
    let invisible = |letter: char| letter.is_control() || matches!(letter, '\u{feff}' | '\u{200b}');
    let words = field.split(|letter: char| letter.is_whitespace() || invisible(letter));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn delimiter(text: &str) -> u8 {
    let fit = |delimiter: u8| {
        let mut records = Records::new(text, delimiter);
        let mut record = Record::default();
        let mut widths = Vec::new();
        while widths.len() < LOOKED_AT && records.read(&mut record).is_ok_and(|more| more) {
            widths.push(record.fields().len());
        }
        let alike = |width: usize| widths.iter().filter(|other| **other == width).count();
        let split = widths.iter().filter(|width| **width > 1);
        split.map(|width| (alike(*width), *width)).max()
    };
    let fits = DELIMITERS
        .iter()
        .rev()
        .map(|delimiter| (fit(*delimiter), *delimiter));
    // Of equal ones `max_by_key` gives the last: the list is turned round.
    fits.max_by_key(|(fit, _)| *fit)
        .map_or(b',', |(_, delimiter)| delimiter)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let grid = Grid::read(text.as_bytes().to_vec()).unwrap();
        grid.rows.into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn whatever_separates_most_rows_alike_separates_columns() {
        let expected = [vec!["a", "b, c"], vec!["d", "e"]];
        for text in [
            "a\tb, c\nd\te",
            "a;b, c\nd;e",
            "a|b, c\nd|e",
            "a,\"b, c\"\nd,e",
        ] {
            assert_eq!(cells(text), expected, "{text}");
        }
        // A title of the sheet above does not mislead.
        assert_eq!(
            cells("Roster, fall\na;b;c\nd;e;f\ng;h;i")[1],
            ["a", "b", "c"]
        );
        assert_eq!(cells("Ana Ruiz\nBo Li"), [["Ana Ruiz"], ["Bo Li"]]);
        assert_eq!(cells("Ruiz, Ana\nLi, Bo"), [["Ruiz", "Ana"], ["Li", "Bo"]]);
    }

    #[test]
    fn values_are_tidied_and_lines_counted() {
        let grid =
            Grid::read(b"\xEF\xBB\xBFa\tb\r\n\r\n \"x\ny\" \t\xC2\xA0z \r\n\t\t\r\n".to_vec());
        let grid = grid.unwrap();
        assert_eq!(grid.rows[1].line, 3);
        assert_eq!(grid.width(), 2);
    }

    #[test]
    fn a_mark_that_is_never_closed_is_refused() {
        let open = Grid::read(b"a,b\n\"c,d\ne,f".to_vec());
        assert_eq!(open, Err(NoTable::OpenQuote(OpenQuote { line: 2 })));
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_table_or_none(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            if let Ok(grid) = Grid::read(bytes) {
                prop_assert!(grid.rows.iter().all(|row| row.cells.iter().any(|cell| !cell.is_empty())));
            }
        }
    }
}
