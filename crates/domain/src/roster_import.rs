//! What a person sees of a roster file before anything is saved.

use serde::{Deserialize, Serialize};

/// What an import would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterPreview {
    /// The version the files say they are in, such as `1.1`.
    pub version: String,
    /// As of when the files speak.
    pub as_of: String,
    /// Students.
    pub students: Tally,
    /// Classes.
    pub classes: Tally,
    /// Enrolments.
    pub enrolments: Tally,
    /// Guardians.
    pub guardians: Tally,
    /// Members of the staff found in the files: suggestions for invitations.
    pub staff: Vec<StaffSuggestion>,
    /// The first students, as they will be shown.
    pub sample: Vec<SampleStudent>,
    /// Rows that cannot be used, at most [`RosterPreview::MOST_BAD_ROWS`].
    pub bad_rows: Vec<BadRow>,
    /// How many rows cannot be used in all.
    pub bad_row_count: usize,
    /// Columns that were left aside, by file: extensions, and what must not be stored.
    pub ignored_columns: Vec<(String, String)>,
}

impl RosterPreview {
    /// The most bad rows that are listed.
    pub const MOST_BAD_ROWS: usize = 500;

    /// Whether the import would change nothing.
    pub fn changes_nothing(&self) -> bool {
        [self.students, self.classes, self.enrolments, self.guardians]
            .iter()
            .all(|tally| tally.changing() == 0)
    }
}

/// How many things an import would add, change, leave, or mark as gone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Not known so far.
    pub new: usize,
    /// Known, and different now.
    pub changed: usize,
    /// Known, and the same.
    pub unchanged: usize,
    /// Known, and no longer there.
    pub left: usize,
}

impl Tally {
    /// How many would be written.
    pub const fn changing(self) -> usize {
        self.new + self.changed + self.left
    }
}

/// A student of the sample.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SampleStudent {
    /// Name as it will be shown.
    pub name: String,
    /// Grades.
    pub grades: Vec<String>,
}

/// A member of the staff that a file names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffSuggestion {
    /// The source's identifier.
    pub source: String,
    /// Name.
    pub name: String,
    /// The source's word for their role.
    pub role: String,
}

/// A row that cannot be used, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadRow {
    /// The file.
    pub file: String,
    /// The line in it, counted from 1, the header being line 1.
    pub line: u64,
    /// Why.
    pub reason: BadRowReason,
}

/// Why a row cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum BadRowReason {
    /// A required field is empty.
    Missing {
        /// Its column.
        column: String,
    },
    /// A field has a value that the standard does not know.
    Unknown {
        /// Its column.
        column: String,
        /// The value.
        value: String,
    },
    /// The identifier stands in an earlier row too.
    Duplicate {
        /// The line of the earlier row.
        first_line: u64,
    },
    /// The row names something that no file defines.
    Dangling {
        /// The column that names it.
        column: String,
    },
    /// The row has more or fewer fields than the header.
    FieldCount {
        /// How many the header has.
        expected: u64,
        /// How many the row has.
        found: u64,
    },
    /// A date that is none.
    BadDate {
        /// Its column.
        column: String,
    },
    /// A quotation mark stands where none may, so that the value after it is not certain.
    StrayQuote,
    /// The row sums up others.
    NotAStudent,
    /// Something that is no telephone number stands where one should; the row is kept without it.
    NotAPhone {
        /// Its column.
        column: String,
        /// What stands there.
        value: String,
    },
    /// Something that is no address of a web page stands where one should; the row is kept without it.
    NotALink {
        /// Its column.
        column: String,
        /// What stands there.
        value: String,
    },
    /// Latitude and longitude stand in each other's column; they were turned round.
    Swapped,
    /// Latitude and longitude lead to no place on earth; the row is kept without them.
    NotOnEarth,
    /// Bytes that stand for no letter; the row is kept with a mark in their place.
    BrokenBytes,
}

/// A set of files that cannot be used at all, and why. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum RosterFileError {
    /// No file among them is a OneRoster file.
    #[error("no OneRoster files")]
    NotOneRoster,
    /// No file among them is of a community directory.
    #[error("no directory files")]
    NotServices,
    /// The table has no row.
    #[error("nothing in it")]
    Empty,
    /// A required column is missing from a header.
    #[error("{file} has no column {column}")]
    MissingColumn {
        /// The file.
        file: String,
        /// The column.
        column: String,
    },
    /// The version is one that this release does not read.
    #[error("OneRoster version {0}")]
    UnknownVersion(String),
    /// A quotation mark is opened and never closed.
    #[error("{file} line {line}: quotation mark never closed")]
    OpenQuote {
        /// The file.
        file: String,
        /// The line where the field with the open quote begins.
        line: u64,
    },
    /// The manifest names a file that is not there, or there is no `users.csv`.
    #[error("{0} is missing")]
    MissingFile(String),
    /// Two of the files have this name, so that it is not certain which one counts.
    #[error("two files are named {0}")]
    SameFileTwice(String),
    /// The files are larger than can be read safely.
    #[error("too large")]
    TooLarge,
    /// The ZIP file is damaged or not a ZIP file.
    #[error("damaged ZIP")]
    BadZip,
    /// The text is in neither UTF-8 nor Windows-1252.
    #[error("{0} is not text")]
    NotText(String),
    /// A person stopped the reading.
    #[error("stopped")]
    Stopped,
}
