//! The names of a table's columns.

use super::Record;

/// The names of a table's columns, in their order and without surrounding white space.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Header {
    names: Vec<String>,
}

impl Header {
    /// The header that this record is.
    pub fn new(record: &Record<'_>) -> Self {
        let names = record
            .fields()
            .iter()
            .map(|name| name.trim().to_owned())
            .collect();
        Self { names }
    }

    /// Which column has one of these names, whatever their case; the first name that is found counts.
    pub fn position(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|wanted| {
            self.names
                .iter()
                .position(|name| name.eq_ignore_ascii_case(wanted))
        })
    }

    /// How many columns there are.
    pub fn width(&self) -> usize {
        self.names.len()
    }

    /// The names that are not empty.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names
            .iter()
            .map(String::as_str)
            .filter(|name| !name.is_empty())
    }
}
