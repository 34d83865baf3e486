//! What the reading of all files shares: identifiers, dates, progress, and the rows that cannot be used.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

use throughline_domain::id::{ClassId, GuardianId, StudentId};
use throughline_domain::roster::Source;
use throughline_domain::roster_import::{BadRow, BadRowReason, RosterFileError, RosterPreview};
use throughline_domain::time::Day;

use super::sheet::Sheet;
use super::{Progress, SYSTEM, date};
use crate::roster::Derive;
use crate::table::Record;

/// After how many rows progress is told.
const ROWS_A_STEP: u32 = 512;

/// What the reading of all files shares.
pub(super) struct Reader<'a> {
    derive: Derive<'a>,
    /// What was derived before, by kind and identifier: a student is named by every enrolment of theirs.
    known: RefCell<BTreeMap<&'static str, BTreeMap<String, u128>>>,
    progress: Progress<'a>,
    today: Day,
    today_text: String,
    newest: String,
    undated: bool,
    total: u64,
    done: u64,
    rows: u32,
    bad_rows: Vec<BadRow>,
    bad_row_count: usize,
}

impl<'a> Reader<'a> {
    /// Begins to read files of this many bytes together.
    pub(super) fn new(derive: Derive<'a>, progress: Progress<'a>, today: Day, total: u64) -> Self {
        Self {
            derive,
            known: RefCell::default(),
            progress,
            today,
            today_text: today.to_string(),
            newest: String::new(),
            undated: false,
            total,
            done: 0,
            rows: 0,
            bad_rows: Vec::new(),
            bad_row_count: 0,
        }
    }

    /// Reads the next row of a file, and tells progress now and then; `false` at the end of the file.
    pub(super) fn next<'t>(
        &mut self,
        sheet: &mut Sheet<'t>,
        record: &mut Record<'t>,
    ) -> Result<bool, RosterFileError> {
        let more = sheet.next(record)?;
        self.rows += 1;
        if !more || self.rows.is_multiple_of(ROWS_A_STEP) {
            let done = self.done + sheet.bytes_read() as u64;
            if (self.progress)(done, self.total) == ControlFlow::Break(()) {
                return Err(RosterFileError::Stopped);
            }
        }
        if !more {
            self.done += sheet.bytes_read() as u64;
        }
        Ok(more)
    }

    /// Keeps a row that cannot be used, and why.
    pub(super) fn bad(&mut self, sheet: &Sheet<'_>, record: &Record<'_>, reason: BadRowReason) {
        self.bad_row_count += 1;
        if self.bad_rows.len() < RosterPreview::MOST_BAD_ROWS {
            self.bad_rows.push(BadRow {
                file: sheet.file().to_owned(),
                line: record.line(),
                reason,
            });
        }
    }

    /// As of when a row speaks: its own date, or today where it has none, which a file of changes may not do.
    pub(super) fn as_of(&mut self, text: &str, delta: bool) -> Result<String, BadRowReason> {
        let column = || "dateLastModified".to_owned();
        if text.is_empty() {
            if delta {
                return Err(BadRowReason::Missing { column: column() });
            }
            self.undated = true;
            return Ok(self.today_text.clone());
        }
        let as_of = date::as_of(text).ok_or_else(|| BadRowReason::BadDate { column: column() })?;
        if as_of > self.newest {
            self.newest.clone_from(&as_of);
        }
        Ok(as_of)
    }

    /// As of when the files speak together: the newest date in them, and not before today when a row has none.
    pub(super) fn files_as_of(&self) -> String {
        if self.undated || self.newest.is_empty() {
            self.newest.clone().max(self.today_text.clone())
        } else {
            self.newest.clone()
        }
    }

    /// Whether a last day lies before today. A day that cannot be read is an error.
    pub(super) fn is_over(&self, last_day: &str) -> Result<bool, BadRowReason> {
        if last_day.is_empty() {
            return Ok(false);
        }
        let column = || "endDate".to_owned();
        let last_day =
            date::day(last_day).ok_or_else(|| BadRowReason::BadDate { column: column() })?;
        Ok(Day(last_day) < self.today)
    }

    /// The rows that cannot be used, as many as are listed, and how many there are in all.
    pub(super) fn into_bad_rows(self) -> (Vec<BadRow>, usize) {
        (self.bad_rows, self.bad_row_count)
    }

    /// The student whom the source calls so.
    pub(super) fn student(&self, source_id: &str) -> StudentId {
        StudentId(self.derived("student", source_id))
    }

    /// The class that the source calls so.
    pub(super) fn class(&self, source_id: &str) -> ClassId {
        ClassId(self.derived("class", source_id))
    }

    /// The guardian whom the source calls so.
    pub(super) fn guardian(&self, source_id: &str) -> GuardianId {
        GuardianId(self.derived("guardian", source_id))
    }

    fn derived(&self, kind: &'static str, source_id: &str) -> u128 {
        let mut known = self.known.borrow_mut();
        let of_kind = known.entry(kind).or_default();
        if let Some(bits) = of_kind.get(source_id) {
            return *bits;
        }
        let bits = (self.derive)(kind, &format!("{SYSTEM}:{source_id}"));
        of_kind.insert(source_id.to_owned(), bits);
        bits
    }
}

/// Where a row came from.
pub(super) fn source(source_id: &str) -> Source {
    Source {
        system: SYSTEM.to_owned(),
        id: source_id.to_owned(),
    }
}
