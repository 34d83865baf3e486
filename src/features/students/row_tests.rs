//! Finding, narrowing down and sorting.

use throughline_domain::fields::Whole;
use throughline_domain::roster::{Card, Class, Enrolled, Enrollee, Enrolment, Roster};
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
    let found: Vec<u128> = shown(&Register::of(&school()), &Known::default(), &filter, sort)
        .iter()
        .map(|row| row.line.student.0)
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
fn classes_are_named_and_what_others_wrote_sorts() {
    let known = Known {
        written: [(StudentId(1), Timestamp(5))].into(),
        ..Known::default()
    };
    let mut sort = Sort::by(Column::Written);
    sort.order = Order::Descending;
    let rows = shown(&Register::of(&school()), &known, &Filter::default(), sort);
    let found: Vec<u128> = rows.iter().map(|row| row.line.student.0).collect();
    assert_eq!(found, [1, 3, 2]);
    assert_eq!(rows[2].line.titles, "Algebra I");
}
