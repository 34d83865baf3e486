//! What becomes of cards, classes and enrolments.

use std::collections::{BTreeMap, BTreeSet};

use throughline_domain::fields::Whole;
use throughline_domain::id::{ClassId, StudentId};
use throughline_domain::roster::{Card, Class, Enrollee, Enrolment, Roster};
use throughline_domain::roster_import::Tally;

use super::fact::{Fact, gone, named};
use crate::roster::{Extent, Reading};

/// One kind of fact while it is compared.
struct Comparison<'a, K, F> {
    files_as_of: &'a str,
    known: &'a BTreeMap<K, Whole<F>>,
    tally: Tally,
    changes: &'a mut BTreeMap<K, F>,
}

impl<K: Ord + Clone, F: Fact> Comparison<'_, K, F> {
    /// Compares a fact that the files name.
    fn name(&mut self, key: &K, read: &F) {
        let known = self.known.get(key).map(|known| &known.0);
        let outcome = named(known, read, self.files_as_of);
        if let Some(fact) = outcome.count(&mut self.tally) {
            self.changes.insert(key.clone(), fact);
        }
    }

    /// Marks as gone what is known from this source and not named by a whole file.
    fn pass_over(
        &mut self,
        read: &BTreeMap<K, F>,
        spared: &BTreeSet<K>,
        is_of_source: impl Fn(&F) -> bool,
    ) {
        for (key, known) in self.known {
            if read.contains_key(key) || known.is_gone() || !is_of_source(known) {
                continue;
            }
            let outcome = if spared.contains(key) {
                super::fact::Outcome::Unchanged
            } else {
                gone(known.0.clone(), self.files_as_of)
            };
            if let Some(fact) = outcome.count(&mut self.tally) {
                self.changes.insert(key.clone(), fact);
            }
        }
    }
}

/// Compares students; the changes go into `changes`.
pub(super) fn cards(
    reading: &Reading,
    current: &Roster,
    changes: &mut BTreeMap<StudentId, Card>,
) -> Tally {
    let mut comparison = Comparison {
        files_as_of: &reading.as_of,
        known: &current.cards,
        tally: Tally::default(),
        changes,
    };
    for (id, card) in &reading.cards {
        comparison.name(id, card);
    }
    for (id, card) in &reading.without_role {
        if current.cards.contains_key(id) {
            comparison.name(id, card);
        }
    }
    if reading.extents.users == Extent::Bulk {
        let mut spared = reading.spared.students.clone();
        spared.extend(reading.without_role.keys());
        let is_of_source = |card: &Card| card.source.system == reading.system;
        comparison.pass_over(&reading.cards, &spared, is_of_source);
    }
    comparison.tally
}

/// Compares classes; the changes go into `changes`.
pub(super) fn classes(
    reading: &Reading,
    current: &Roster,
    changes: &mut BTreeMap<ClassId, Class>,
) -> Tally {
    let mut comparison = Comparison {
        files_as_of: &reading.as_of,
        known: &current.classes,
        tally: Tally::default(),
        changes,
    };
    for (id, class) in &reading.classes {
        comparison.name(id, class);
    }
    if reading.extents.classes == Extent::Bulk {
        let is_of_source = |class: &Class| class.source.system == reading.system;
        comparison.pass_over(&reading.classes, &reading.spared.classes, is_of_source);
    }
    comparison.tally
}

/// Compares enrolments; the changes go into `changes`. An enrolment belongs to the source of its class, and one of
/// a class or student that nobody knows is passed over.
pub(super) fn enrolments(
    reading: &Reading,
    current: &Roster,
    changes: &mut BTreeMap<String, Enrolment>,
) -> Tally {
    let is_known = |enrolment: &Enrolment| {
        let class = &enrolment.class;
        let read = reading.classes.get(class);
        let class = read.is_some_and(|class| !class.removed) || current.classes.contains_key(class);
        let who = match &enrolment.who {
            Enrollee::Student(id) => {
                let read = reading.cards.get(id);
                read.is_some_and(|card| !card.is_gone()) || current.cards.contains_key(id)
            }
            Enrollee::Teacher(_) => true,
        };
        class && who
    };
    let mut comparison = Comparison {
        files_as_of: &reading.as_of,
        known: &current.enrolments,
        tally: Tally::default(),
        changes,
    };
    for (key, enrolment) in &reading.enrolments {
        if is_known(enrolment) {
            comparison.name(key, enrolment);
        }
    }
    if reading.extents.enrolments == Extent::Bulk {
        let is_of_source = |enrolment: &Enrolment| {
            let class = current.classes.get(&enrolment.class);
            class.is_some_and(|class| class.source.system == reading.system)
        };
        comparison.pass_over(
            &reading.enrolments,
            &reading.spared.enrolments,
            is_of_source,
        );
    }
    comparison.tally
}
