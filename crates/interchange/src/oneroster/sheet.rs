//! One file of the set while it is read: its columns by name, then its rows.

use throughline_domain::roster_import::{BadRowReason, RosterFileError};

use super::files::File;
use crate::table::{self, Header, OpenQuote, Record, Records};

/// One file with its header read.
#[derive(Debug)]
pub(super) struct Sheet<'a> {
    file: &'a str,
    header: Header,
    records: Records<'a>,
}

impl<'a> Sheet<'a> {
    /// Reads the header of a file.
    pub(super) fn open(file: &'a File) -> Result<Self, RosterFileError> {
        let mut sheet = Self {
            file: &file.name,
            header: Header::default(),
            records: Records::new(&file.text, table::sniff(&file.text)),
        };
        let mut record = Record::default();
        sheet.next(&mut record)?;
        sheet.header = Header::new(&record);
        Ok(sheet)
    }

    /// The file's name as the person knows it.
    pub(super) fn file(&self) -> &'a str {
        self.file
    }

    /// The names of the columns.
    pub(super) fn header(&self) -> &Header {
        &self.header
    }

    /// How many bytes of the file were read.
    pub(super) fn bytes_read(&self) -> usize {
        self.records.bytes_read()
    }

    /// Where a column is that must be there.
    pub(super) fn required(&self, name: &str) -> Result<usize, RosterFileError> {
        self.optional(&[name])
            .ok_or_else(|| RosterFileError::MissingColumn {
                file: self.file.to_owned(),
                column: name.to_owned(),
            })
    }

    /// Where a column is that may be there.
    pub(super) fn optional(&self, names: &[&str]) -> Option<usize> {
        self.header.position(names)
    }

    /// Reads the next row that has a value in some column; `false` at the end.
    pub(super) fn next(&mut self, record: &mut Record<'a>) -> Result<bool, RosterFileError> {
        loop {
            let more = self.records.read(record).map_err(|OpenQuote { line }| {
                let file = self.file.to_owned();
                RosterFileError::OpenQuote { file, line }
            })?;
            if !more || !record.is_blank() {
                return Ok(more);
            }
        }
    }

    /// Whether a row has the form the header asks for. Empty values at its end are no harm.
    pub(super) fn well_formed(&self, record: &Record<'_>) -> Result<(), BadRowReason> {
        let (expected, fields) = (self.header.width(), record.fields());
        let surplus = fields.get(expected..);
        if surplus.is_none_or(|more| more.iter().any(|field| !field.trim().is_empty())) {
            return Err(BadRowReason::FieldCount {
                expected: expected as u64,
                found: fields.len() as u64,
            });
        }
        if record.has_stray_quote() {
            return Err(BadRowReason::StrayQuote);
        }
        Ok(())
    }
}
