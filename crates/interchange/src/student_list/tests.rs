//! Lists as people paste them.

use std::collections::BTreeMap;

use throughline_domain::roster::{Enrolled, Enrollee, Roster};
use throughline_domain::roster_import::{BadRowReason, RosterPreview};
use throughline_domain::table_import::Mapping;

use super::{WANTED, read, withhold};
use crate::oneroster::tests::derive;
use crate::roster::{Plan, plan};
use crate::table::{Grid, look};

const MONDAY: &str = "2026-11-23T08:00:00Z";
const TUESDAY: &str = "2026-11-24T08:00:00Z";

/// A school whose people bring lists.
#[derive(Default)]
struct Desk {
    roster: Roster,
}

impl Desk {
    /// What importing a text as it is guessed would do.
    fn plan(&self, text: &str, as_of: &str, whole: bool) -> Plan {
        let mut grid = Grid::read(text.as_bytes().to_vec()).unwrap();
        let mut view = look(&grid, "", WANTED);
        withhold(&mut grid, &mut view);
        assert!(!format!("{grid:?}{view:?}").contains("Lima"));
        let columns = view.columns.iter().map(|column| column.taken_for.clone());
        let mapping = Mapping {
            columns: columns.collect(),
            whole,
        };
        let reading = read(&grid, &view, &mapping, &self.roster, &derive, as_of);
        plan(&reading, &self.roster, &BTreeMap::new())
    }

    fn import(&mut self, text: &str, as_of: &str, whole: bool) -> RosterPreview {
        let plan = self.plan(text, as_of, whole);
        plan.apply(&mut self.roster, &mut BTreeMap::new());
        plan.preview
    }

    /// Everybody as `Name grade number [classes]`, sorted.
    fn everybody(&self) -> Vec<String> {
        let classes = |student| {
            let here = self.roster.enrolments.values().filter(|it| !it.removed);
            let of = here.filter(|it| it.who == Enrollee::Student(student));
            let titles: Vec<_> = of
                .map(|it| self.roster.classes[&it.class].title.as_str())
                .collect();
            titles.join(",")
        };
        let mut all: Vec<String> = self
            .roster
            .cards
            .iter()
            .map(|(id, card)| {
                let left = if card.status == Enrolled::Left {
                    " left"
                } else {
                    ""
                };
                format!(
                    "{} {} {} [{}]{left}",
                    card.name(),
                    card.grades.join("/"),
                    card.number,
                    classes(*id)
                )
            })
            .collect();
        all.sort();
        all
    }
}

const LIST: &str = "Roster, fall\n\nStudent ID\tLast Name\tFirst Name\tGrade\tHomeroom\tBirthplace\n\
    1001\tRuiz\tAna\t9\tLee 9A\tLima\n1002\tO'Brien\tBo\t10th\tLee 9A\tCork\nTotal\t2\n";

#[test]
fn a_pasted_list_becomes_students() {
    let mut desk = Desk::default();
    let preview = desk.import(LIST, MONDAY, false);
    assert_eq!(
        desk.everybody(),
        ["Ana Ruiz 09 1001 [Lee 9A]", "Bo O'Brien 10 1002 [Lee 9A]"]
    );
    assert_eq!(
        (
            preview.students.new,
            preview.classes.new,
            preview.enrolments.new
        ),
        (2, 1, 2)
    );
    assert_eq!(preview.bad_rows.len(), 1);
    assert_eq!(
        (preview.bad_rows[0].line, &preview.bad_rows[0].reason),
        (6, &BadRowReason::NotAStudent)
    );
    assert_eq!(
        preview.ignored_columns,
        [(String::new(), "Birthplace".to_owned())]
    );
}

#[test]
fn the_same_list_again_changes_nothing() {
    let mut desk = Desk::default();
    desk.import(LIST, MONDAY, false);
    assert!(desk.plan(LIST, TUESDAY, false).preview.changes_nothing());
}

#[test]
fn a_list_of_some_changes_them_alone_and_a_whole_one_tells_who_left() {
    let mut desk = Desk::default();
    desk.import(
        "ID,Name,Grade,Class\n1,Ana Ruiz,9,9A\n2,Bo Li,9,9A\n",
        MONDAY,
        false,
    );
    let some = "ID,Name,Grade,Class\n1,Ana Ruiz,10,10B\n";
    desk.import(some, TUESDAY, false);
    assert_eq!(desk.everybody(), ["Ana Ruiz 10 1 [10B]", "Bo Li 09 2 [9A]"]);
    desk.import(some, "2026-11-25T08:00:00Z", true);
    assert_eq!(
        desk.everybody(),
        ["Ana Ruiz 10 1 [10B]", "Bo Li 09 2 [9A] left"]
    );
}

#[test]
fn a_whole_list_with_a_bad_row_lets_nobody_leave() {
    let mut desk = Desk::default();
    desk.import("ID,Name\n1,Ana Ruiz\n2,Bo Li\n", MONDAY, true);
    let preview = desk.import("ID,Name\n1,Ana Ruiz\n2,\n", TUESDAY, true);
    assert_eq!((preview.students.left, preview.bad_row_count), (0, 1));
}

#[test]
fn names_alone_are_enough_and_are_recognised_again() {
    let mut desk = Desk::default();
    desk.import("Ana Ruiz\nBo Li\n李 小明\nمريم حسن", MONDAY, false);
    assert_eq!(desk.roster.cards.len(), 4);
    let preview = desk.import("Name;Grade\nRuiz, Ana;9\nLI Bo;10\n", TUESDAY, false);
    assert_eq!((preview.students.new, preview.students.changed), (0, 2));
    assert!(desk.everybody().contains(&"Ana Ruiz 09  []".to_owned()));
}

#[test]
fn one_row_a_class_is_one_student_and_a_repeated_number_is_not() {
    let mut desk = Desk::default();
    let text = "id,name,grade,class\n7,Ana Ruiz,9,Art\n7,Ana Ruiz,9,Math; Music\n7,Bo Li,9,Art\n";
    let preview = desk.import(text, MONDAY, false);
    assert_eq!(desk.roster.cards.len(), 1);
    assert_eq!(preview.enrolments.new, 3);
    let bad: Vec<_> = preview
        .bad_rows
        .iter()
        .map(|row| (row.line, row.reason.clone()))
        .collect();
    assert_eq!(bad, [(4, BadRowReason::Duplicate { first_line: 2 })]);
}

#[test]
fn what_another_system_knows_of_a_student_stays() {
    let mut desk = Desk::default();
    desk.import("id,name\n7,Ana Ruiz\n", MONDAY, false);
    let card = desk.roster.cards.values_mut().next().unwrap();
    card.0.source.system = "oneroster".to_owned();
    card.0.middle = "María".to_owned();
    let preview = desk.import("number,name,grade\n7,Ana Ruiz,9\n", TUESDAY, true);
    assert_eq!((preview.students.changed, preview.students.new), (1, 0));
    let card = desk.roster.cards.values().next().unwrap();
    assert_eq!(
        (card.middle.as_str(), card.source.system.as_str()),
        ("María", "oneroster")
    );
}

#[test]
fn rows_that_cannot_be_used_are_told_and_the_rest_goes_on() {
    let mut desk = Desk::default();
    let text = "No.,Nombre,Apellidos,Grado\n1,Ana,Ruiz,3.º\n,,,4\n1.2E+09,Bo,Li,4\nNo.,Nombre,Apellidos,Grado\n5,<script>x</script>,Li,K\n";
    let preview = desk.import(text, MONDAY, false);
    let bad: Vec<_> = preview
        .bad_rows
        .iter()
        .map(|row| (row.line, row.reason.clone()))
        .collect();
    assert_eq!(
        bad,
        [
            (
                3,
                BadRowReason::Missing {
                    column: "Apellidos".into()
                }
            ),
            (
                4,
                BadRowReason::Unknown {
                    column: "No.".into(),
                    value: "1.2E+09".into()
                }
            ),
        ]
    );
    assert_eq!(
        desk.everybody(),
        ["<script>x</script> Li KG 5 []", "Ana Ruiz 03 1 []"]
    );
}
