//! People: students' cards, guardians, and members of the staff.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use throughline_domain::contacts::GuardianCard;
use throughline_domain::id::{GuardianId, StudentId};
use throughline_domain::roster::{Card, Enrolled};
use throughline_domain::roster_import::{BadRowReason, RosterFileError, StaffSuggestion};

use super::files::File;
use super::manifest::Extent;
use super::reader::{Reader, source};
use super::roles::{self, Roles, RolesOfPeople};
use super::row::{Base, Fact, list, optional, required};
use super::sheet::Sheet;
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
    /// In which line each person stands, by the source's identifier.
    lines: HashMap<String, u64>,
    /// Guardians by the source's identifier.
    pub(super) guardians: HashMap<String, (GuardianId, GuardianCard)>,
    /// Who names whom as a relative, by the source's identifiers, in either direction.
    pub(super) relatives: Vec<(String, String)>,
    /// Members of the staff.
    pub(super) staff: Vec<StaffSuggestion>,
}

/// Where the values are.
struct Columns {
    base: Base,
    id: usize,
    given: usize,
    family: usize,
    role: Option<usize>,
    middle: Option<usize>,
    preferred: Option<usize>,
    preferred_family: Option<usize>,
    pronouns: Option<usize>,
    identifier: Option<usize>,
    grades: Option<usize>,
    email: Option<usize>,
    phone: Option<usize>,
    sms: Option<usize>,
    agents: Option<usize>,
    enabled: Option<usize>,
}

impl Columns {
    fn of(
        sheet: &Sheet<'_>,
        extent: Extent,
        roles: Option<&RolesOfPeople>,
    ) -> Result<Self, RosterFileError> {
        let (base, id) = Base::with_id(sheet, extent)?;
        let role = match roles {
            Some(_) => None,
            None => Some(sheet.required("role", &[])?),
        };
        Ok(Self {
            base,
            id,
            role,
            given: sheet.required("givenName", &[])?,
            family: sheet.required("familyName", &[])?,
            middle: sheet.optional(&["middleName"]),
            preferred: sheet.optional(&["preferredGivenName", "preferredFirstName"]),
            preferred_family: sheet.optional(&["preferredFamilyName", "preferredLastName"]),
            pronouns: sheet.optional(&["pronouns"]),
            identifier: sheet.optional(&["identifier"]),
            grades: sheet.optional(&["grades", "grade"]),
            email: sheet.optional(&["email"]),
            phone: sheet.optional(&["phone"]),
            sms: sheet.optional(&["sms"]),
            agents: sheet.optional(&["agentSourcedIds", "agents"]),
            enabled: sheet.optional(&["enabledUser"]),
        })
    }
}

impl People {
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
                people
                    .spared
                    .insert(reader.student(record.value(columns.id)));
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
        let found = match roles {
            None if fact.gone && optional(record, columns.role).is_empty() => None,
            None => Some(roles::from_column(record, columns.role)?),
            Some(roles) => roles.of(id).cloned(),
        };
        if !fact.gone {
            required(record, columns.given, "givenName")?;
            required(record, columns.family, "familyName")?;
        }
        let uncertain = roles.is_some_and(|roles| roles.uncertain.contains(id));
        match found {
            Some(found) => self.person(columns, &found, id, fact, record, reader),
            None if uncertain => {
                self.spared.insert(reader.student(id));
            }
            None if fact.gone || extent == Extent::Delta => {
                let card = card(columns, id, fact, record);
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
            let guardian = guardian(columns, id, relation, &fact, record);
            self.guardians
                .insert(id.to_owned(), (reader.guardian(id), guardian));
        }
        if let Some(role) = &roles.staff
            && !fact.gone
            && !optional(record, columns.enabled).eq_ignore_ascii_case("false")
        {
            self.staff.push(StaffSuggestion {
                source: id.to_owned(),
                name: full_name(columns, record),
                role: role.clone(),
            });
        }
        if let Some(is_still) = roles.student {
            fact.gone |= !is_still;
            let student = reader.student(id);
            if !fact.gone {
                self.order.push(student);
            }
            self.cards.insert(student, card(columns, id, fact, record));
        }
    }
}

/// A student's card. `enabledUser` says whether they may sign in somewhere, not whether they are at the school.
fn card(columns: &Columns, id: &str, fact: Fact, record: &Record<'_>) -> Card {
    let given = record.value(columns.given);
    let family = record.value(columns.family);
    let unless = |value: &str, same: &str| {
        if value == same {
            String::new()
        } else {
            value.to_owned()
        }
    };
    Card {
        as_of: fact.as_of,
        source: source(id),
        given: given.to_owned(),
        family: family.to_owned(),
        middle: optional(record, columns.middle).to_owned(),
        preferred: unless(optional(record, columns.preferred), given),
        preferred_family: unless(optional(record, columns.preferred_family), family),
        pronouns: optional(record, columns.pronouns).to_owned(),
        grades: list(optional(record, columns.grades))
            .map(str::to_owned)
            .collect(),
        number: optional(record, columns.identifier).to_owned(),
        status: if fact.gone {
            Enrolled::Left
        } else {
            Enrolled::Here
        },
    }
}

fn guardian(
    columns: &Columns,
    id: &str,
    relation: &str,
    fact: &Fact,
    record: &Record<'_>,
) -> GuardianCard {
    let phone = [columns.phone, columns.sms]
        .into_iter()
        .map(|column| optional(record, column))
        .find(|number| !number.is_empty());
    GuardianCard {
        as_of: fact.as_of.clone(),
        source: source(id),
        name: full_name(columns, record),
        relation: relation.to_owned(),
        email: optional(record, columns.email).to_owned(),
        phone: phone.unwrap_or_default().to_owned(),
        removed: fact.gone,
    }
}

fn full_name(columns: &Columns, record: &Record<'_>) -> String {
    let name = format!(
        "{} {}",
        record.value(columns.given),
        record.value(columns.family)
    );
    name.trim().to_owned()
}
