//! Finding, narrowing down and sorting.

use throughline_domain::fields::Whole;
use throughline_domain::roster::{Class, Enrolment};
use throughline_ui::Order;

use super::*;

fn card(given: &str, family: &str, grade: &str) -> Whole<Card> {
    Whole(Card {
        given: given.into(),
        family: family.into(),
        grades: vec![grade.into()],
        ..Card::default()
    })
}

fn school() -> Roster {
    let mut roster = Roster::default();
    roster
        .cards
        .insert(StudentId(1), card("Lucía", "Márquez", "11"));
    roster
        .cards
        .insert(StudentId(2), card("Noah", "O’Brien", "09"));
    roster
        .cards
        .insert(StudentId(3), card("Ana", "Álvarez", "KG"));
    let mut gone = card("Mark", "Left", "12");
    gone.status = Enrolled::Left;
    roster.cards.insert(StudentId(4), gone);
    let class = Class {
        title: "Algebra I".into(),
        ..Class::default()
    };
    roster.classes.insert(ClassId(7), Whole(class));
    let who = Enrollee::Student(StudentId(2));
    let enrolment = Enrolment {
        as_of: String::new(),
        class: ClassId(7),
        who: who.clone(),
        removed: false,
    };
    let key = Enrolment::key(ClassId(7), &who);
    roster.enrolments.insert(key, Whole(enrolment));
    roster
}

fn check(filter: Filter, sort: Sort<Column>, expected: &[u128]) {
    let rows = rows(&school(), &Known::default(), false);
    let found: Vec<u128> = shown(&rows, &filter, sort)
        .iter()
        .map(|row| row.student.0)
        .collect();
    assert_eq!(found, expected, "{filter:?}");
}

fn words(words: &str) -> Filter {
    Filter {
        words: words.into(),
        ..Filter::default()
    }
}

#[test]
fn names_are_found_in_any_order_without_accents_and_apostrophes() {
    let by_name = Sort::by(Column::Name);
    check(words("marquez lu"), by_name, &[1]);
    check(words("OBRIEN"), by_name, &[2]);
    check(words("  "), by_name, &[3, 1, 2]);
    check(words("zz"), by_name, &[]);
}

#[test]
fn the_list_is_narrowed_down_by_grade_and_class() {
    let by_name = Sort::by(Column::Name);
    let grade = Filter {
        grade: Some("09".into()),
        ..Filter::default()
    };
    check(grade, by_name, &[2]);
    let class = Filter {
        class: Some(ClassId(7)),
        ..Filter::default()
    };
    check(class, by_name, &[2]);
}

#[test]
fn those_who_left_are_found_when_asked_for() {
    let filter = Filter {
        left_too: true,
        ..words("mark")
    };
    check(filter, Sort::by(Column::Name), &[4]);
    check(words("mark left"), Sort::by(Column::Name), &[]);
}

#[test]
fn grades_sort_from_kindergarten_up_and_round() {
    let mut sort = Sort::by(Column::Grade);
    check(words(""), sort, &[3, 2, 1]);
    sort.order = Order::Descending;
    check(words(""), sort, &[1, 2, 3]);
}

#[test]
fn covered_names_are_initials_and_classes_are_named() {
    let rows = rows(&school(), &Known::default(), true);
    assert_eq!(rows[1].name, "NO");
    assert_eq!(rows[1].classes, "Algebra I");
}

#[test]
fn a_list_has_the_family_name_first() {
    assert_eq!(listed_name(&card("Lucía", "Márquez", "")), "Márquez, Lucía");
    assert_eq!(listed_name(&card("Madonna", "", "")), "Madonna");
}
