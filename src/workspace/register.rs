//! The students of the roster, each as a line by which they are found. Made once when the roster changes, and read by
//! every list and search.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use throughline_domain::id::{ClassId, StudentId};
use throughline_domain::roster::{Card, Enrolled, Enrollee, Roster};

use super::fold::fold;

/// All students of the roster, by family name and then by given name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Register(pub Vec<Arc<Line>>);

/// A student as a line of the register.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Line {
    /// Who.
    pub student: StudentId,
    /// The name, family name first.
    pub name: String,
    /// What stands for the name while names are covered.
    pub initials: String,
    /// Grades as the source writes them.
    pub grades: Vec<String>,
    /// Their classes.
    pub classes: BTreeSet<ClassId>,
    /// The titles of these classes.
    pub titles: String,
    /// Whether they have left.
    pub left: bool,
    /// Names and number without capitals and accents.
    sought: String,
}

impl Register {
    /// The register of this roster.
    pub fn of(roster: &Roster) -> Self {
        let mut classes = classes_of(roster);
        let mut lines: Vec<((String, String), Arc<Line>)> = roster
            .cards
            .iter()
            .map(|(student, card)| {
                let (family, given) = card.sort_key();
                let classes = classes.remove(student).unwrap_or_default();
                let line = Arc::new(line(*student, card, classes, roster));
                ((fold(&family), fold(&given)), line)
            })
            .collect();
        // The order of cards, by student, is kept among equal names.
        lines.sort_by(|(a, _), (b, _)| a.cmp(b));
        Self(lines.into_iter().map(|(_, line)| line).collect())
    }
}

impl Line {
    /// Whether each of these words, folded, is part of a name or of the school's number.
    pub fn has(&self, words: &[&str]) -> bool {
        words.iter().all(|word| self.sought.contains(word))
    }

    /// Names and number without capitals and accents.
    pub fn sought(&self) -> &str {
        &self.sought
    }

    /// The name as it may be shown.
    pub fn shown(&self, covered: bool) -> String {
        let shown = if covered { &self.initials } else { &self.name };
        shown.clone()
    }
}

fn line(student: StudentId, card: &Card, classes: BTreeSet<ClassId>, roster: &Roster) -> Line {
    let titles: Vec<&str> = classes
        .iter()
        .filter_map(|class| Some(roster.classes.get(class)?.title.as_str()))
        .collect();
    Line {
        student,
        name: listed_name(card),
        initials: card.initials(),
        grades: card.grades.clone(),
        titles: titles.join(", "),
        left: card.status == Enrolled::Left,
        sought: sought(card),
        classes,
    }
}

/// The name as a list has it: “García Márquez, Lucía”.
fn listed_name(card: &Card) -> String {
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
        card.given.as_str(),
        &card.middle,
        &card.preferred,
        &card.family,
        &card.preferred_family,
        &card.number,
    ];
    fold(&names.join(" "))
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

#[cfg(test)]
mod tests {
    use throughline_domain::fields::Whole;

    use super::*;

    fn card(given: &str, family: &str) -> Whole<Card> {
        Whole(Card {
            given: given.into(),
            family: family.into(),
            ..Card::default()
        })
    }

    #[test]
    fn a_line_has_the_family_name_first_and_initials_for_the_cover() {
        let line = |card: &Card| line(StudentId(1), card, BTreeSet::new(), &Roster::default());
        let lucia = line(&card("Lucía", "Márquez"));
        assert_eq!(lucia.shown(false), "Márquez, Lucía");
        assert_eq!(lucia.shown(true), "LM");
        assert_eq!(line(&card("Madonna", "")).name, "Madonna");
    }

    #[test]
    fn the_register_is_sorted_as_people_sort_names() {
        let mut roster = Roster::default();
        for (id, given, family) in [
            (1, "Lucía", "Márquez"),
            (2, "Zoë", "álvarez"),
            (3, "Ana", "Álvarez"),
        ] {
            roster.cards.insert(StudentId(id), card(given, family));
        }
        let order: Vec<u128> = Register::of(&roster)
            .0
            .iter()
            .map(|line| line.student.0)
            .collect();
        assert_eq!(order, [3, 2, 1]);
    }
}
