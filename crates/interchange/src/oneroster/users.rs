//! People: students' cards, guardians, and members of the staff.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use throughline_domain::contacts::GuardianCard;
use throughline_domain::id::{GuardianId, StudentId};
use throughline_domain::roster::{Card, Enrolled};
use throughline_domain::roster_import::{BadRowReason, RosterFileError, StaffSuggestion};

use super::files::File;
use super::reader::Reader;
use super::roles::{self, Roles, RolesOfPeople};
use super::row::{Fact, list, optional, required};
use super::sheet::Sheet;
use super::user::Columns;
use crate::roster::Extent;
use crate::table::Record;

/// What `users.csv` tells.
#[derive(Debug, Default)]
pub(super) struct People {
    /// Students, those that the source marks as gone included.
    pub(super) cards: BTreeMap<StudentId, Card>,
    /// Students in the order of the file.
    pub(super) order: Vec<StudentId>,
    /// People of a file of changes whose role no file tells.
    pub(super) without_role: BTreeMap<StudentId, Card>,
    /// Students with a row that cannot be used.
    pub(super) spared: BTreeSet<StudentId>,
    /// Guardians with a row that cannot be used.
    pub(super) spared_guardians: BTreeSet<GuardianId>,
    /// In which line each person stands, by the source's identifier.
    lines: HashMap<String, u64>,
    /// Guardians by the source's identifier.
    pub(super) guardians: HashMap<String, (GuardianId, GuardianCard)>,
    /// Who names whom as a relative, by the source's identifiers, in either direction.
    pub(super) relatives: Vec<(String, String)>,
    /// Members of the staff.
    pub(super) staff: Vec<StaffSuggestion>,
}

impl People {
    /// Whether the file names this student and does not say that they left.
    pub(super) fn is_here(&self, student: StudentId) -> bool {
        let card = self.cards.get(&student);
        card.is_some_and(|card| card.status == Enrolled::Here)
    }

    /// Whether the file names this student, be it in a row that cannot be used.
    pub(super) fn names_student(&self, student: StudentId) -> bool {
        self.cards.contains_key(&student)
            || self.spared.contains(&student)
            || self.without_role.contains_key(&student)
    }

    /// Whether the file names this person, be it in a row that cannot be used; `as_student` is the identifier that
    /// they would have as a student.
    pub(super) fn names(&self, user: &str, as_student: StudentId) -> bool {
        self.lines.contains_key(user) || self.spared.contains(&as_student)
    }

    /// Reads `users.csv`. Roles come from `roles.csv` where there is one, else from the column of version 1.1.
    pub(super) fn read(
        file: &File,
        extent: Extent,
        roles: Option<&RolesOfPeople>,
        reader: &mut Reader<'_>,
    ) -> Result<Self, RosterFileError> {
        let mut sheet = Sheet::open(file)?;
        let columns = Columns::of(&sheet, extent, roles)?;
        let mut people = Self::default();
        let mut record = Record::default();
        while reader.next(&mut sheet, &mut record)? {
            let read = sheet
                .well_formed(&record)
                .and_then(|()| people.row(&columns, extent, roles, &record, reader));
            if let Err(reason) = read {
                people.spare(record.value(columns.id), reader);
                reader.bad(&sheet, &record, reason);
            }
        }
        Ok(people)
    }

    fn row(
        &mut self,
        columns: &Columns,
        extent: Extent,
        roles: Option<&RolesOfPeople>,
        record: &Record<'_>,
        reader: &mut Reader<'_>,
    ) -> Result<(), BadRowReason> {
        let id = required(record, columns.id, "sourcedId")?;
        if let Some(first_line) = self.lines.get(id) {
            let first_line = *first_line;
            return Err(BadRowReason::Duplicate { first_line });
        }
        let fact = columns.base.fact(reader, record)?;
        let mut found = match roles {
            None if fact.gone && optional(record, columns.role).is_empty() => None,
            None => Some(roles::from_column(record, columns.role)?),
            Some(roles) => roles.of(id).cloned(),
        };
        if !fact.gone {
            required(record, columns.given, "givenName")?;
            required(record, columns.family, "familyName")?;
        }
        let uncertain = roles.is_some_and(|roles| roles.uncertain.contains(id));
        if uncertain {
            self.spare(id, reader);
            if let Some(roles) = &mut found {
                roles.student = roles.student.filter(|is_still| *is_still);
            }
        }
        match found {
            Some(found) => self.person(columns, &found, id, fact, record, reader),
            None if uncertain => {}
            None if fact.gone || extent == Extent::Delta => {
                let card = columns.card(id, fact, record);
                self.without_role.insert(reader.student(id), card);
            }
            None => {
                return Err(BadRowReason::Missing {
                    column: "role".to_owned(),
                });
            }
        }
        self.lines.insert(id.to_owned(), record.line());
        Ok(())
    }

    /// Who has a row that cannot be used is not taken for gone, whatever they are.
    fn spare(&mut self, id: &str, reader: &Reader<'_>) {
        self.spared.insert(reader.student(id));
        self.spared_guardians.insert(reader.guardian(id));
    }

    fn person(
        &mut self,
        columns: &Columns,
        roles: &Roles,
        id: &str,
        mut fact: Fact,
        record: &Record<'_>,
        reader: &Reader<'_>,
    ) {
        if roles.student.is_some() || roles.guardian.is_some() {
            let agents = list(optional(record, columns.agents));
            self.relatives
                .extend(agents.map(|agent| (id.to_owned(), agent.to_owned())));
        }
        if let Some(relation) = &roles.guardian {
            let guardian = columns.guardian(id, relation, &fact, record);
            self.guardians
                .insert(id.to_owned(), (reader.guardian(id), guardian));
        }
        if let Some(role) = &roles.staff
            && !fact.gone
            && !optional(record, columns.enabled).eq_ignore_ascii_case("false")
        {
            self.staff.push(StaffSuggestion {
                source: id.to_owned(),
                name: columns.full_name(record),
                role: role.clone(),
            });
        }
        if let Some(is_still) = roles.student {
            fact.gone |= !is_still;
            let student = reader.student(id);
            if !fact.gone {
                self.order.push(student);
            }
            self.cards.insert(student, columns.card(id, fact, record));
        }
    }
}
