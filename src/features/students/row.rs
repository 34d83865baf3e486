//! A student as a line of the list: what is shown of them, by what they are found, and how lines are sorted.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use throughline_domain::id::{ClassId, StudentId};
use throughline_domain::roster::{Card, Enrolled, Enrollee, Roster};
use throughline_domain::time::Timestamp;
use throughline_ui::Sort;

use super::grade;
use crate::workspace::fold::fold;

/// A student as a line of the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Who.
    pub student: StudentId,
    /// The name, family name first; initials while names are covered.
    pub name: String,
    /// Grades as people say them.
    pub grade: String,
    /// The titles of their classes.
    pub classes: String,
    /// Whether they have left.
    pub left: bool,
    /// Whether a referral about them is open.
    pub referred: bool,
    /// When somebody last wrote about them; `None` for never, or nothing that came here.
    pub written: Option<Timestamp>,
    grades: Vec<String>,
    in_classes: BTreeSet<ClassId>,
    sought: String,
    by_name: (String, String),
    by_grade: (i32, String),
}

/// What the lines are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Family name, then given name.
    Name,
    /// Grade.
    Grade,
    /// When somebody last wrote.
    Written,
}

/// What the list is narrowed down to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    /// Beginnings or parts of names, or the school's number, in any order.
    pub words: String,
    /// A grade as the source writes it.
    pub grade: Option<String>,
    /// A class.
    pub class: Option<ClassId>,
    /// Whether those who have left are shown too.
    pub left_too: bool,
}

/// What the other dossiers tell about students.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Known {
    /// Those with an open referral.
    pub referred: BTreeSet<StudentId>,
    /// When somebody last wrote about each.
    pub written: BTreeMap<StudentId, Timestamp>,
}

/// The lines of all students of the roster, in no particular order.
pub fn rows(roster: &Roster, known: &Known, covered: bool) -> Vec<Arc<Row>> {
    let mut classes = classes_of(roster);
    let line = |(student, card): (&StudentId, &throughline_domain::fields::Whole<Card>)| {
        let in_classes = classes.remove(student).unwrap_or_default();
        Arc::new(row(*student, card, in_classes, roster, known, covered))
    };
    roster.cards.iter().map(line).collect()
}

fn row(
    student: StudentId,
    card: &Card,
    in_classes: BTreeSet<ClassId>,
    roster: &Roster,
    known: &Known,
    covered: bool,
) -> Row {
    let titles: Vec<&str> = in_classes
        .iter()
        .filter_map(|class| Some(roster.classes.get(class)?.title.as_str()))
        .collect();
    let grades = card.grades.first().map_or("", String::as_str);
    let (family, given) = card.sort_key();
    Row {
        student,
        name: if covered {
            card.initials()
        } else {
            listed_name(card)
        },
        grade: grade::all_shown(&card.grades),
        classes: titles.join(", "),
        left: card.status == Enrolled::Left,
        referred: known.referred.contains(&student),
        written: known.written.get(&student).copied(),
        grades: card.grades.clone(),
        in_classes,
        sought: sought(card),
        by_name: (fold(&family), fold(&given)),
        by_grade: grade::order(grades),
    }
}

/// The name as a list has it: “García Márquez, Lucía”.
pub fn listed_name(card: &Card) -> String {
    let first_of = |preferred: &str, other: &str| {
        if preferred.is_empty() {
            other.to_owned()
        } else {
            preferred.to_owned()
        }
    };
    let given = first_of(&card.preferred, &card.given);
    let family = first_of(&card.preferred_family, &card.family);
    match (family.is_empty(), given.is_empty()) {
        (true, _) => given,
        (_, true) => family,
        _ => format!("{family}, {given}"),
    }
}

fn sought(card: &Card) -> String {
    let names = [
        &card.given,
        &card.middle,
        &card.preferred,
        &card.family,
        &card.preferred_family,
        &card.number,
    ];
    let folded: Vec<String> = names.into_iter().map(|name| fold(name)).collect();
    folded.join(" ")
}

fn classes_of(roster: &Roster) -> BTreeMap<StudentId, BTreeSet<ClassId>> {
    let mut classes: BTreeMap<StudentId, BTreeSet<ClassId>> = BTreeMap::new();
    for enrolment in roster.enrolments.values() {
        let removed = enrolment.removed
            || roster
                .classes
                .get(&enrolment.class)
                .is_some_and(|class| class.removed);
        if let (Enrollee::Student(student), false) = (&enrolment.who, removed) {
            classes.entry(*student).or_default().insert(enrolment.class);
        }
    }
    classes
}

/// The lines that the filter leaves, sorted.
pub fn shown(rows: &[Arc<Row>], filter: &Filter, sort: Sort<Column>) -> Vec<Arc<Row>> {
    let words = fold(&filter.words);
    let words: Vec<&str> = words.split_whitespace().collect();
    let mut shown: Vec<Arc<Row>> = rows
        .iter()
        .filter(|row| row.passes(filter, &words))
        .cloned()
        .collect();
    shown.sort_by(|a, b| {
        sort.apply(a.compare(b, sort.column))
            .then_with(|| a.compare(b, Column::Name))
            .then(a.student.cmp(&b.student))
    });
    shown
}

impl Row {
    /// All that shows of the line: two lines with one face look the same.
    pub fn face(&self) -> (StudentId, String, String, String, bool, bool, Option<i64>) {
        (
            self.student,
            self.name.clone(),
            self.grade.clone(),
            self.classes.clone(),
            self.left,
            self.referred,
            self.written.map(|at| at.0),
        )
    }

    fn passes(&self, filter: &Filter, words: &[&str]) -> bool {
        let has_grade = |grade: &String| self.grades.contains(grade);
        (filter.left_too || !self.left)
            && filter.grade.as_ref().is_none_or(has_grade)
            && filter
                .class
                .is_none_or(|class| self.in_classes.contains(&class))
            && words.iter().all(|word| self.sought.contains(word))
    }

    fn compare(&self, other: &Self, column: Column) -> Ordering {
        match column {
            Column::Name => self.by_name.cmp(&other.by_name),
            Column::Grade => self.by_grade.cmp(&other.by_grade),
            Column::Written => self.written.cmp(&other.written),
        }
    }
}

#[cfg(test)]
#[path = "row_tests.rs"]
mod tests;
