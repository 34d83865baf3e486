//! Roster: what one must see to refer a student. Cards, classes, enrolments.

use std::collections::{BTreeMap, BTreeSet};

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
    /// Cards that a person said are of one student, such as one entered by hand and one imported later. Which of two
    /// stands first tells nothing.
    pub joined: BTreeMap<StudentId, StudentId>,
}

impl Body for Roster {
    const SHAPE: Shape = Shape {
        kind: Kind::Roster,
        prose: &[],
        entries: &[],
        dated: &["cards", "classes", "enrolments"],
        later: &[],
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
    /// The cards that are of one student, this one among them.
    pub fn same(&self, student: StudentId) -> BTreeSet<StudentId> {
        let mut same = BTreeSet::from([student]);
        // Hardly anybody is joined, and nobody with many.
        loop {
            let before = same.len();
            for (one, other) in &self.joined {
                if same.contains(one) || same.contains(other) {
                    same.extend([*one, *other]);
                }
            }
            if same.len() == before {
                return same;
            }
        }
    }

    /// The card under which a student is shown: of those that are of one student, the one that a source keeps up to date
    /// and that is at the school, before others.
    pub fn primary(&self, student: StudentId) -> StudentId {
        if self.joined.is_empty() {
            return student;
        }
        let same = self.same(student).into_iter();
        let better = |student: &StudentId| {
            let card = self.cards.get(student);
            let here = card.is_some_and(|card| card.status == Enrolled::Here);
            let kept = card.is_some_and(|card| !card.source.system.is_empty());
            (card.is_none(), !here, !kept, *student)
        };
        same.min_by_key(better).unwrap_or(student)
    }

    /// Adds another part of the same roster, read from other fields.
    pub fn join(&mut self, part: Self) {
        self.cards.extend(part.cards);
        self.classes.extend(part.classes);
        self.enrolments.extend(part.enrolments);
        self.staff_links.extend(part.staff_links);
        self.joined.extend(part.joined);
    }

    /// The staff who teach a student, by classes that were not removed.
    pub fn teachers_of(&self, student: StudentId) -> BTreeSet<StaffId> {
        let same = self.same(student);
        let current = || {
            let all = self.enrolments.values();
            all.filter(|enrolment| !enrolment.removed)
        };
        let classes: BTreeSet<ClassId> = current()
            .filter(|enrolment| match enrolment.who {
                Enrollee::Student(student) => same.contains(&student),
                Enrollee::Teacher(_) => false,
            })
            .map(|enrolment| enrolment.class)
            .collect();
        current()
            .filter(|enrolment| classes.contains(&enrolment.class))
            .filter_map(|enrolment| match &enrolment.who {
                Enrollee::Teacher(source) => self.staff_links.get(source).copied(),
                Enrollee::Student(_) => None,
            })
            .collect()
    }

    /// The students a member of the staff teaches, by classes that were not removed.
    pub fn taught_by(&self, staff: StaffId) -> BTreeSet<StudentId> {
        let current = || {
            self.enrolments
                .values()
                .filter(|enrolment| !enrolment.removed)
        };
        let classes: BTreeSet<ClassId> = current()
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
            .flat_map(|student| self.same(student))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roster() -> Roster {
        let mut roster = Roster::default();
        for (id, system) in [(1, ""), (2, "oneroster"), (3, ""), (4, "list")] {
            let mut card = Card::default();
            card.source.system = system.to_owned();
            roster.cards.insert(StudentId(id), Whole(card));
        }
        roster
    }

    #[test]
    fn cards_of_one_student_are_joined_whatever_the_order() {
        for joined in [[(1, 2), (3, 1)], [(2, 1), (1, 3)], [(1, 3), (3, 2)]] {
            let mut roster = roster();
            roster.joined = joined
                .map(|(one, other)| (StudentId(one), StudentId(other)))
                .into();
            assert_eq!(roster.same(StudentId(3)), [1, 2, 3].map(StudentId).into());
            assert_eq!(roster.same(StudentId(4)), [StudentId(4)].into());
            assert_eq!(roster.primary(StudentId(1)), StudentId(2));
        }
    }

    #[test]
    fn who_teaches_one_of_the_cards_teaches_the_student() {
        let mut roster = roster();
        let class = ClassId(7);
        roster.classes.insert(class, Whole(Class::default()));
        for who in [
            Enrollee::Student(StudentId(2)),
            Enrollee::Teacher("t".into()),
        ] {
            let enrolment = Enrolment {
                as_of: String::new(),
                class,
                who,
                removed: false,
            };
            roster
                .enrolments
                .insert(Enrolment::key(class, &enrolment.who), Whole(enrolment));
        }
        roster.staff_links.insert("t".into(), StaffId(9));
        assert_eq!(roster.taught_by(StaffId(9)), [StudentId(2)].into());
        assert_eq!(roster.teachers_of(StudentId(2)), [StaffId(9)].into());
        assert_eq!(roster.teachers_of(StudentId(1)), [].into());
        roster.joined.insert(StudentId(1), StudentId(2));
        assert_eq!(
            roster.taught_by(StaffId(9)),
            [StudentId(1), StudentId(2)].into()
        );
        assert_eq!(roster.teachers_of(StudentId(1)), [StaffId(9)].into());
    }
}
