//! What people are: students, guardians, members of the staff.

use std::collections::{HashMap, HashSet};

use throughline_domain::roster_import::{BadRowReason, RosterFileError};

use super::files::File;
use super::reader::Reader;
use super::row::{Base, optional, required, unknown};
use super::sheet::Sheet;
use crate::roster::Extent;
use crate::table::Record;

/// Guardians' roles in the standard.
const GUARDIANS: [&str; 3] = ["guardian", "parent", "relative"];
/// Staff roles in versions 1.1 and 1.2.
const STAFF: [&str; 9] = [
    "administrator",
    "aide",
    "counselor",
    "districtAdministrator",
    "principal",
    "proctor",
    "siteAdministrator",
    "systemAdministrator",
    "teacher",
];

/// What one person is; one person can be several things.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Roles {
    /// Whether they are a student, and if so whether they still are.
    pub(super) student: Option<bool>,
    /// The relation, in the source's words, when they are a guardian.
    pub(super) guardian: Option<String>,
    /// The source's word for what they do, when they are a member of the staff.
    pub(super) staff: Option<String>,
}

impl Roles {
    /// Adds a role by its word in the standard. Extensions (`ext:`) add nothing.
    pub(super) fn add(&mut self, word: &str, gone: bool) -> Result<(), BadRowReason> {
        let among = |words: &[&str]| words.iter().any(|known| known.eq_ignore_ascii_case(word));
        if word.eq_ignore_ascii_case("student") {
            self.student = Some(!gone || self.student == Some(true));
        } else if among(&GUARDIANS) {
            if !gone {
                self.guardian.get_or_insert_with(|| word.to_owned());
            }
        } else if among(&STAFF) {
            if !gone {
                self.staff.get_or_insert_with(|| word.to_owned());
            }
        } else if !word.starts_with("ext:") {
            return Err(unknown("role", word));
        }
        Ok(())
    }
}

/// The roles of all people, from `roles.csv`.
#[derive(Debug, Default)]
pub(super) struct RolesOfPeople {
    roles: HashMap<String, Roles>,
    /// People with a row that cannot be used, so that what they are is not certain.
    pub(super) uncertain: HashSet<String>,
}

impl RolesOfPeople {
    /// What this person is; `None` when no row says so.
    pub(super) fn of(&self, user: &str) -> Option<&Roles> {
        self.roles.get(user)
    }

    /// Reads `roles.csv`. A role's last day is not looked at: in the summer all students' roles are over, and they
    /// have not left.
    pub(super) fn read(
        file: &File,
        extent: Extent,
        reader: &mut Reader<'_>,
    ) -> Result<Self, RosterFileError> {
        let mut sheet = Sheet::open(file)?;
        let base = Base::of(&sheet, extent);
        let user = sheet.required("userSourcedId")?;
        let role = sheet.required("role")?;
        let mut people = Self::default();
        let mut record = Record::default();
        while reader.next(&mut sheet, &mut record)? {
            let read = sheet
                .well_formed(&record)
                .and_then(|()| people.row(base, user, role, &record, reader));
            if let Err(reason) = read {
                people.uncertain.insert(record.value(user).to_owned());
                reader.bad(&sheet, &record, reason);
            }
        }
        Ok(people)
    }

    fn row(
        &mut self,
        base: Base,
        user: usize,
        role: usize,
        record: &Record<'_>,
        reader: &mut Reader<'_>,
    ) -> Result<(), BadRowReason> {
        let user = required(record, user, "userSourcedId")?;
        let role = required(record, role, "role")?;
        let fact = base.fact(reader, record)?;
        self.roles
            .entry(user.to_owned())
            .or_default()
            .add(role, fact.gone)
    }
}

/// The one role that a row of version 1.1 names.
pub(super) fn from_column(
    record: &Record<'_>,
    column: Option<usize>,
) -> Result<Roles, BadRowReason> {
    let mut roles = Roles::default();
    let word = optional(record, column);
    if word.is_empty() {
        return Err(BadRowReason::Missing {
            column: "role".to_owned(),
        });
    }
    roles.add(word, false)?;
    Ok(roles)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &[(&str, bool)], student: Option<bool>, guardian: &str, staff: &str) {
        let mut roles = Roles::default();
        for (word, gone) in words {
            roles.add(word, *gone).unwrap();
        }
        assert_eq!(roles.student, student, "{words:?}");
        assert_eq!(roles.guardian.as_deref().unwrap_or_default(), guardian);
        assert_eq!(roles.staff.as_deref().unwrap_or_default(), staff);
    }

    #[test]
    fn one_person_can_be_several_things() {
        check(&[("student", false)], Some(true), "", "");
        check(
            &[("Teacher", false), ("parent", false)],
            None,
            "parent",
            "Teacher",
        );
        check(&[("ext:alumnus", false)], None, "", "");
    }

    #[test]
    fn a_student_stays_one_while_one_school_says_so() {
        check(&[("student", false), ("student", true)], Some(true), "", "");
        check(&[("student", true), ("student", false)], Some(true), "", "");
        check(&[("student", true)], Some(false), "", "");
        check(&[("teacher", true)], None, "", "");
    }

    #[test]
    fn a_word_the_standard_does_not_know() {
        assert_eq!(
            Roles::default().add("professor", false),
            Err(unknown("role", "professor"))
        );
    }
}
