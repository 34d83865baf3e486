//! Roster: what one must see to refer a student. Cards, classes, enrolments.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::fields::Whole;
use crate::id::{ClassId, StaffId, StudentId};
use crate::shape::{Body, Kind, Shape};

/// The body of the Roster dossier.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Roster {
    /// Students.
    pub cards: BTreeMap<StudentId, Whole<Card>>,
    /// Classes.
    pub classes: BTreeMap<ClassId, Whole<Class>>,
    /// Who is in which class: the key is [`Enrolment::key`].
    pub enrolments: BTreeMap<String, Whole<Enrolment>>,
    /// Which member of the staff a person of the source is, by the source's identifier.
    pub staff_links: BTreeMap<String, StaffId>,
}

impl Body for Roster {
    const SHAPE: Shape = Shape {
        kind: Kind::Roster,
        prose: &[],
        entries: &[],
        dated: &["cards", "classes", "enrolments"],
    };
}

/// Where a fact came from. Two people who import one file write the same bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The system, such as `oneroster`; empty for what was entered by hand.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub system: String,
    /// The identifier there.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
}

/// A student's card: one dated fact of the source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// As of when the source said so: an ISO 8601 date or moment, compared as text.
    pub as_of: String,
    /// Where it came from.
    #[serde(default)]
    pub source: Source,
    /// First or given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Middle name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub middle: String,
    /// The name the student goes by, when it is not `given`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub preferred: String,
    /// The family name the student goes by, when it is not `family`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub preferred_family: String,
    /// Pronouns.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub pronouns: String,
    /// Grades as the source writes them, such as `09`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grades: Vec<String>,
    /// The number the school itself uses for the student.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Whether the student is at the school.
    #[serde(default)]
    pub status: Enrolled,
}

/// Whether a student is at the school.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Enrolled {
    /// Is here.
    #[default]
    Here,
    /// Has left; everything written about them stays.
    Left,
}

/// A class (section).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Class {
    /// As of when the source said so.
    pub as_of: String,
    /// Where it came from.
    #[serde(default)]
    pub source: Source,
    /// Its title.
    pub title: String,
    /// Its code.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// Its grades.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grades: Vec<String>,
    /// Whether the source removed it.
    #[serde(default)]
    pub removed: bool,
}

/// One person in one class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolment {
    /// As of when the source said so.
    pub as_of: String,
    /// The class.
    pub class: ClassId,
    /// Who.
    pub who: Enrollee,
    /// Whether the source removed it.
    #[serde(default)]
    pub removed: bool,
}

/// Who is enrolled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Enrollee {
    /// A student learns there.
    Student(StudentId),
    /// A member of the staff, by the source's identifier, teaches there.
    Teacher(String),
}

impl Enrolment {
    /// The key of an enrolment: the same for the same person in the same class.
    pub fn key(class: ClassId, who: &Enrollee) -> String {
        match who {
            Enrollee::Student(student) => format!("{class}.s.{student}"),
            Enrollee::Teacher(source) => {
                let source = source.replace('%', "%25").replace('/', "%2F");
                format!("{class}.t.{source}")
            }
        }
    }
}

fn preferred_or<'a>(preferred: &'a str, other: &'a str) -> &'a str {
    if preferred.is_empty() {
        other
    } else {
        preferred
    }
}

impl Card {
    /// The name to show: the preferred names where there are some.
    pub fn name(&self) -> String {
        format!("{} {}", self.given_shown(), self.family_shown())
            .trim()
            .to_owned()
    }

    /// Up to two initials, for when names are covered.
    pub fn initials(&self) -> String {
        [self.given_shown(), self.family_shown()]
            .into_iter()
            .filter_map(|name| name.chars().next())
            .collect()
    }

    /// For sorting by the family name that is shown, then the given name, without regard to case.
    pub fn sort_key(&self) -> (String, String) {
        (
            self.family_shown().to_lowercase(),
            self.given.to_lowercase(),
        )
    }

    fn given_shown(&self) -> &str {
        preferred_or(&self.preferred, &self.given)
    }

    fn family_shown(&self) -> &str {
        preferred_or(&self.preferred_family, &self.family)
    }
}

impl Roster {
    /// Adds another part of the same roster, read from other fields.
    pub fn join(&mut self, part: Self) {
        self.cards.extend(part.cards);
        self.classes.extend(part.classes);
        self.enrolments.extend(part.enrolments);
        self.staff_links.extend(part.staff_links);
    }

    /// The students a member of the staff teaches, by classes that were not removed.
    pub fn taught_by(&self, staff: StaffId) -> std::collections::BTreeSet<StudentId> {
        let current = || {
            self.enrolments
                .values()
                .filter(|enrolment| !enrolment.removed)
        };
        let classes: std::collections::BTreeSet<ClassId> = current()
            .filter(|enrolment| match &enrolment.who {
                Enrollee::Teacher(source) => self.staff_links.get(source) == Some(&staff),
                Enrollee::Student(_) => false,
            })
            .map(|enrolment| enrolment.class)
            .collect();
        current()
            .filter(|enrolment| classes.contains(&enrolment.class))
            .filter_map(|enrolment| match enrolment.who {
                Enrollee::Student(student) => Some(student),
                Enrollee::Teacher(_) => None,
            })
            .collect()
    }
}
