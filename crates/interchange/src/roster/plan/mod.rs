//! What an import would change: what the files say, compared with what is known.
//!
//! Only what came from this source is touched. A fact whose one difference is its date stays as it is, so that a second
//! import of the same files changes nothing; an older fact never replaces a newer one; what a whole file no longer
//! names is marked as gone and never removed.

use std::collections::BTreeMap;

use throughline_domain::contacts::{Contacts, GuardianCard};
use throughline_domain::contents::{Leaf, Path};
use throughline_domain::fields::Whole;
use throughline_domain::id::{ClassId, GuardianId, StudentId};
use throughline_domain::roster::{Card, Class, Enrolment, Roster};
use throughline_domain::roster_import::{RosterPreview, SampleStudent};

mod fact;
mod guardians;
mod roster;

use super::Reading;

/// What an import would write, and what a person sees of it before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Cards that are new or different, those of students who left included.
    pub cards: BTreeMap<StudentId, Card>,
    /// Classes that are new, different or removed.
    pub classes: BTreeMap<ClassId, Class>,
    /// Enrolments that are new, different or removed, by [`Enrolment::key`].
    pub enrolments: BTreeMap<String, Enrolment>,
    /// Guardians that are new, different or removed, by student.
    pub guardians: BTreeMap<StudentId, BTreeMap<GuardianId, GuardianCard>>,
    /// What a person sees.
    pub preview: RosterPreview,
}

/// Compares what files say with what is known. `contacts` holds the Contacts of every student who has any.
pub fn plan(reading: &Reading, current: &Roster, contacts: &BTreeMap<StudentId, Contacts>) -> Plan {
    let mut plan = Plan {
        preview: preview(reading, current),
        ..Plan::default()
    };
    plan.preview.students = roster::cards(reading, current, &mut plan.cards);
    plan.preview.classes = roster::classes(reading, current, &mut plan.classes);
    plan.preview.enrolments = roster::enrolments(reading, current, &mut plan.enrolments);
    plan.preview.guardians = guardians::guardians(reading, contacts, &mut plan.guardians);
    plan
}

impl Plan {
    /// The fields of the Roster dossier to write.
    ///
    /// # Errors
    /// When a value cannot be written as JSON, which is a mistake of the program.
    pub fn roster_fields(&self) -> Result<BTreeMap<Path, Leaf>, serde_json::Error> {
        let mut fields = BTreeMap::new();
        for (id, card) in &self.cards {
            fields.insert(format!("cards/{id}"), json(card)?);
        }
        for (id, class) in &self.classes {
            fields.insert(format!("classes/{id}"), json(class)?);
        }
        for (key, enrolment) in &self.enrolments {
            fields.insert(format!("enrolments/{key}"), json(enrolment)?);
        }
        Ok(fields)
    }

    /// The fields of each student's Contacts dossier to write; a dossier that is not there yet is to be born with them.
    ///
    /// # Errors
    /// When a value cannot be written as JSON, which is a mistake of the program.
    pub fn contacts_fields(
        &self,
    ) -> Result<BTreeMap<StudentId, BTreeMap<Path, Leaf>>, serde_json::Error> {
        let mut all = BTreeMap::new();
        for (student, guardians) in &self.guardians {
            let mut fields = BTreeMap::new();
            fields.insert("student".to_owned(), Leaf::Text(student.to_string()));
            for (id, guardian) in guardians {
                fields.insert(format!("imported/{id}"), json(guardian)?);
            }
            all.insert(*student, fields);
        }
        Ok(all)
    }

    /// Does to plain values what the import does to dossiers.
    pub fn apply(&self, roster: &mut Roster, contacts: &mut BTreeMap<StudentId, Contacts>) {
        let whole = |(id, card): (&StudentId, &Card)| (*id, Whole(card.clone()));
        roster.cards.extend(self.cards.iter().map(whole));
        let whole = |(id, class): (&ClassId, &Class)| (*id, Whole(class.clone()));
        roster.classes.extend(self.classes.iter().map(whole));
        let whole =
            |(key, enrolment): (&String, &Enrolment)| (key.clone(), Whole(enrolment.clone()));
        roster.enrolments.extend(self.enrolments.iter().map(whole));
        for (student, guardians) in &self.guardians {
            let contacts = contacts.entry(*student).or_default();
            contacts.student = *student;
            for (id, guardian) in guardians {
                contacts.imported.insert(*id, Whole(guardian.clone()));
            }
        }
    }
}

fn json(value: &impl serde::Serialize) -> Result<Leaf, serde_json::Error> {
    serde_json::to_string(value).map(Leaf::Text)
}

fn preview(reading: &Reading, current: &Roster) -> RosterPreview {
    let sample = reading
        .first
        .iter()
        .filter_map(|id| reading.cards.get(id))
        .map(|card| SampleStudent {
            name: card.name(),
            grades: card.grades.clone(),
        });
    let staff = reading
        .staff
        .iter()
        .filter(|person| !current.staff_links.contains_key(&person.source));
    RosterPreview {
        version: reading.version.clone(),
        as_of: reading.as_of.clone(),
        staff: staff.cloned().collect(),
        sample: sample.collect(),
        bad_rows: reading.bad_rows.clone(),
        bad_row_count: reading.bad_row_count,
        ignored_columns: reading.ignored_columns.clone(),
        ..RosterPreview::default()
    }
}
