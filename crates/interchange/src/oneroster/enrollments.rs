//! Who is in which class.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use throughline_domain::roster::{Enrollee, Enrolment};
use throughline_domain::roster_import::{BadRowReason, RosterFileError};

use super::classes::Classes;
use super::files::File;
use super::reader::Reader;
use super::row::{Base, optional, required, unknown};
use super::sheet::Sheet;
use super::users::People;
use crate::roster::Extent;
use crate::table::Record;

/// What `enrollments.csv` tells.
#[derive(Debug, Default)]
pub(super) struct Enrollments {
    /// By [`Enrolment::key`].
    pub(super) enrolments: BTreeMap<String, Enrolment>,
    /// Keys of rows that cannot be used.
    pub(super) spared: BTreeSet<String>,
}

/// What enrolments may name. `None` where the file tells changes only or is missing, so that it names not all.
pub(super) struct Named<'a> {
    /// People of `users.csv`.
    pub(super) people: Option<&'a People>,
    /// Classes of `classes.csv`.
    pub(super) classes: Option<&'a Classes>,
}

/// Where the values are.
struct Columns {
    base: Base,
    class: usize,
    user: usize,
    role: usize,
    end: Option<usize>,
}

impl Enrollments {
    /// Reads `enrollments.csv`. An enrolment whose last day is past is over; administrators and proctors of a class
    /// do not teach it and are passed over.
    pub(super) fn read(
        file: &File,
        extent: Extent,
        named: &Named<'_>,
        reader: &mut Reader<'_>,
    ) -> Result<Self, RosterFileError> {
        let mut sheet = Sheet::open(file)?;
        let columns = Columns {
            base: Base::of(&sheet, extent),
            class: sheet.required("classSourcedId")?,
            user: sheet.required("userSourcedId")?,
            role: sheet.required("role")?,
            end: sheet.optional(&["endDate"]),
        };
        let mut read = Self::default();
        let mut lines = HashMap::new();
        let mut record = Record::default();
        while reader.next(&mut sheet, &mut record)? {
            let row = sheet
                .well_formed(&record)
                .and_then(|()| read.row(&columns, named, &record, reader, &mut lines));
            if let Err(reason) = row {
                read.spare(&columns, &record, reader);
                reader.bad(&sheet, &record, reason);
            }
        }
        Ok(read)
    }

    fn row(
        &mut self,
        columns: &Columns,
        named: &Named<'_>,
        record: &Record<'_>,
        reader: &mut Reader<'_>,
        lines: &mut HashMap<String, u64>,
    ) -> Result<(), BadRowReason> {
        let class = required(record, columns.class, "classSourcedId")?;
        let user = required(record, columns.user, "userSourcedId")?;
        let role = required(record, columns.role, "role")?;
        let id = optional(record, columns.base.id);
        if let Some(first_line) = lines.get(id) {
            let first_line = *first_line;
            return Err(BadRowReason::Duplicate { first_line });
        }
        let fact = columns.base.fact(reader, record)?;
        let removed = fact.gone || reader.is_over(optional(record, columns.end))?;
        let class = reader.class(class);
        if named.classes.is_some_and(|classes| !classes.names(class)) {
            return Err(dangling("classSourcedId"));
        }
        if let Some(who) = enrollee(role, user, named, reader)? {
            self.add(Enrolment {
                as_of: fact.as_of,
                class,
                who,
                removed,
            });
        }
        if !id.is_empty() {
            lines.insert(id.to_owned(), record.line());
        }
        Ok(())
    }

    /// Adds an enrolment. Who left a class and came back has two rows: the one that is not over counts, else the
    /// newer one.
    fn add(&mut self, enrolment: Enrolment) {
        let key = Enrolment::key(enrolment.class, &enrolment.who);
        let rank = |enrolment: &Enrolment| (!enrolment.removed, enrolment.as_of.clone());
        match self.enrolments.get(&key) {
            Some(earlier) if rank(earlier) >= rank(&enrolment) => {}
            _ => {
                self.enrolments.insert(key, enrolment);
            }
        }
    }

    fn spare(&mut self, columns: &Columns, record: &Record<'_>, reader: &Reader<'_>) {
        let class = reader.class(record.value(columns.class));
        let user = record.value(columns.user);
        for who in [
            Enrollee::Student(reader.student(user)),
            Enrollee::Teacher(user.to_owned()),
        ] {
            self.spared.insert(Enrolment::key(class, &who));
        }
    }
}

fn enrollee(
    role: &str,
    user: &str,
    named: &Named<'_>,
    reader: &Reader<'_>,
) -> Result<Option<Enrollee>, BadRowReason> {
    let role = role.to_ascii_lowercase();
    let student = reader.student(user);
    let is_named = named.people.is_none_or(|people| match role.as_str() {
        "student" => people.names_student(student),
        _ => people.names(user, student),
    });
    if !is_named {
        return Err(dangling("userSourcedId"));
    }
    match role.as_str() {
        "student" => Ok(Some(Enrollee::Student(student))),
        "teacher" | "aide" => Ok(Some(Enrollee::Teacher(user.to_owned()))),
        "administrator" | "proctor" => Ok(None),
        word if word.starts_with("ext:") => Ok(None),
        _ => Err(unknown("role", &role)),
    }
}

fn dangling(column: &str) -> BadRowReason {
    BadRowReason::Dangling {
        column: column.to_owned(),
    }
}
