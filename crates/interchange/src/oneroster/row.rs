//! Values that rows of every file have.

use throughline_domain::roster_import::{BadRowReason, RosterFileError};

use super::reader::Reader;
use super::sheet::Sheet;
use crate::roster::Extent;
use crate::table::Record;

/// The columns that every file has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Base {
    status: Option<usize>,
    modified: Option<usize>,
    /// Where the identifier is.
    pub(super) id: Option<usize>,
    delta: bool,
}

/// What every row says of itself.
#[derive(Debug)]
pub(super) struct Fact {
    /// As of when.
    pub(super) as_of: String,
    /// Whether the source removed it.
    pub(super) gone: bool,
}

impl Base {
    /// Finds the columns.
    pub(super) fn of(sheet: &Sheet<'_>, extent: Extent) -> Self {
        Self {
            id: sheet.optional(&["sourcedId"]),
            status: sheet.optional(&["status"]),
            modified: sheet.optional(&["dateLastModified"]),
            delta: extent == Extent::Delta,
        }
    }

    /// Finds the columns where the identifier must be among them; gives where it is.
    pub(super) fn with_id(
        sheet: &Sheet<'_>,
        extent: Extent,
    ) -> Result<(Self, usize), RosterFileError> {
        let id = sheet.required("sourcedId")?;
        Ok((Self::of(sheet, extent), id))
    }

    /// What a row says of itself. `inactive` is a word of version 1.0 that is still met.
    pub(super) fn fact(
        self,
        reader: &mut Reader<'_>,
        record: &Record<'_>,
    ) -> Result<Fact, BadRowReason> {
        let status = optional(record, self.status);
        let is = |word: &str| status.eq_ignore_ascii_case(word);
        let gone = if status.is_empty() || is("active") {
            false
        } else if is("tobedeleted") || is("inactive") {
            true
        } else {
            return Err(unknown("status", status));
        };
        let as_of = reader.as_of(optional(record, self.modified), self.delta)?;
        Ok(Fact { as_of, gone })
    }
}

/// The value of a column that may be missing; empty where it is.
pub(super) fn optional<'r>(record: &'r Record<'_>, column: Option<usize>) -> &'r str {
    column.map_or("", |column| record.value(column))
}

/// The value of a column that must not be empty.
pub(super) fn required<'r>(
    record: &'r Record<'_>,
    column: usize,
    name: &str,
) -> Result<&'r str, BadRowReason> {
    let value = record.value(column);
    if value.is_empty() {
        return Err(BadRowReason::Missing {
            column: name.to_owned(),
        });
    }
    Ok(value)
}

/// A value that the standard does not know.
pub(super) fn unknown(column: &str, value: &str) -> BadRowReason {
    BadRowReason::Unknown {
        column: column.to_owned(),
        value: value.to_owned(),
    }
}

/// The parts of a list in one value.
pub(super) fn list(value: &str) -> impl Iterator<Item = &str> {
    value
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
}
