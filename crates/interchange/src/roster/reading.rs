//! What a set of files says, as values of the domain.

use std::collections::{BTreeMap, BTreeSet};

use throughline_domain::contacts::GuardianCard;
use throughline_domain::id::{ClassId, GuardianId, StudentId};
use throughline_domain::roster::{Card, Class, Enrolled, Enrolment};
use throughline_domain::roster_import::{BadRow, StaffSuggestion};

/// What a set of files says. Nothing in it is compared with what is known yet: see [`super::plan`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// What [`throughline_domain::roster::Source::system`] says of what comes from these files: only what it says so of
    /// can be gone by not being named.
    pub system: String,
    /// The version the files are in, such as `1.1`; empty where the kind of file has no versions.
    pub version: String,
    /// As of when the files speak together: the newest date in them, and not before today when a row has none.
    pub as_of: String,
    /// How much each file tells.
    pub extents: Extents,
    /// Students; one whom the source marks as gone may have an empty name.
    pub cards: BTreeMap<StudentId, Card>,
    /// The first students in the order of the file.
    pub first: Vec<StudentId>,
    /// People of a file of changes whose role no file tells: they count only where they are known students.
    pub without_role: BTreeMap<StudentId, Card>,
    /// Classes.
    pub classes: BTreeMap<ClassId, Class>,
    /// Enrolments by [`Enrolment::key`].
    pub enrolments: BTreeMap<String, Enrolment>,
    /// The guardians of each student who is at the school.
    pub guardians: BTreeMap<StudentId, BTreeMap<GuardianId, GuardianCard>>,
    /// Every guardian in the files, also one whom no student in them names.
    pub all_guardians: BTreeMap<GuardianId, GuardianCard>,
    /// Members of the staff in the files.
    pub staff: Vec<StaffSuggestion>,
    /// What has a row that cannot be used: it stays as it is known.
    pub spared: Spared,
    /// Rows that cannot be used, the first
    /// [`throughline_domain::roster_import::RosterPreview::MOST_BAD_ROWS`] of them.
    pub bad_rows: Vec<BadRow>,
    /// How many rows cannot be used in all.
    pub bad_row_count: usize,
    /// Columns that were left aside, by file.
    pub ignored_columns: Vec<(String, String)>,
}

impl Reading {
    /// Whether the files name this student and do not say that they left.
    pub(super) fn is_here(&self, student: StudentId) -> bool {
        let card = self.cards.get(&student);
        card.is_some_and(|card| card.status == Enrolled::Here)
    }
}

/// How much a file tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Extent {
    /// Nothing: there is no such file.
    #[default]
    Absent,
    /// Everything: what it does not name is gone.
    Bulk,
    /// Changes only: what it does not name stays as it is.
    Delta,
}

/// How much each file tells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Extents {
    /// `users.csv`
    pub users: Extent,
    /// `classes.csv`
    pub classes: Extent,
    /// `enrollments.csv`
    pub enrolments: Extent,
}

/// What has a row that cannot be used. That it seems to be missing does not mean that it is gone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spared {
    /// Students.
    pub students: BTreeSet<StudentId>,
    /// Guardians.
    pub guardians: BTreeSet<GuardianId>,
    /// Classes.
    pub classes: BTreeSet<ClassId>,
    /// Keys of enrolments.
    pub enrolments: BTreeSet<String>,
}
