//! Import after import: what is new, changed, the same, and gone.

use super::*;
use proptest::prelude::*;
use throughline_domain::roster::Enrolled;
use throughline_domain::roster_import::Tally;

fn tally(new: usize, changed: usize, unchanged: usize, left: usize) -> Tally {
    Tally {
        new,
        changed,
        unchanged,
        left,
    }
}

/// Imports one `users.csv` after the other, a day apart, and checks the last one's tally of students.
fn check(files: &[&str], expected: Tally) -> Known {
    let mut known = Known::default();
    let mut last = Tally::default();
    for (day, rows) in files.iter().enumerate() {
        let today = format!("2026-11-{:02}", day + 1);
        last = known
            .import_on(&today, &[("users.csv", &users(rows))])
            .preview
            .students;
    }
    assert_eq!(last, expected);
    known
}

const ADA: &str = "1,,2026-09-01,student,Ada,Lee,,09\n";
const BEN: &str = "2,,2026-09-02,student,Ben,Lee,,09\n";
const ADA_UNDATED: &str = "1,,,student,Ada,Lee,,09\n";
const BEN_UNDATED: &str = "2,,,student,Ben,Lee,,09\n";

#[test]
fn the_same_files_again_change_nothing() {
    let both = format!("{ADA}{BEN}");
    check(&[&both], tally(2, 0, 0, 0));
    check(&[&both, &both], tally(0, 0, 2, 0));
    let undated = format!("{ADA_UNDATED}{BEN_UNDATED}");
    let known = check(&[&undated, &undated], tally(0, 0, 2, 0));
    assert_eq!(
        known.card("1").as_of,
        "2026-11-01",
        "the first import's day"
    );
}

#[test]
fn what_differs_is_changed() {
    let later = ADA.replace("09-01", "09-15").replace(",09\n", ",10\n");
    let known = check(&[ADA, &later], tally(0, 1, 0, 0));
    assert_eq!(known.card("1").grades, ["10"]);
    let undated = ADA_UNDATED.replace("Lee", "Soto");
    let known = check(&[ADA_UNDATED, &undated], tally(0, 1, 0, 0));
    assert_eq!(known.card("1").as_of, "2026-11-02");
}

#[test]
fn an_old_file_does_not_undo_a_newer_one() {
    let later = ADA.replace("09-01", "09-15").replace("Ada", "Ava");
    let known = check(&[&later, ADA], tally(0, 0, 1, 0));
    assert_eq!(known.card("1").given, "Ava");
    let new_student = format!("{ADA}{}", BEN.replace("09-02", "10-02"));
    let known = check(&[&new_student, ADA], tally(0, 0, 2, 0));
    assert_eq!(known.card("2").status, Enrolled::Here);
}

#[test]
fn who_is_missing_in_a_whole_file_has_left() {
    let known = check(&[&format!("{BEN}{ADA}"), BEN], tally(0, 0, 1, 1));
    let ada = known.card("1");
    assert_eq!(
        (ada.status, ada.as_of.as_str(), ada.given.as_str()),
        (Enrolled::Left, "2026-09-02", "Ada")
    );
    check(&[&format!("{BEN}{ADA}"), BEN, BEN], tally(0, 0, 1, 0));
    let known = check(
        &[&format!("{BEN_UNDATED}{ADA_UNDATED}"), BEN_UNDATED],
        tally(0, 0, 1, 1),
    );
    assert_eq!(known.card("1").as_of, "2026-11-02");
}

#[test]
fn who_was_missing_by_mistake_comes_back_with_the_right_file() {
    let both = format!("{ADA}{BEN}");
    let known = check(&[&both, BEN, &both], tally(0, 1, 1, 0));
    assert_eq!(known.card("1").status, Enrolled::Here);
    check(&[&both, BEN, &both, &both], tally(0, 0, 2, 0));
    let both = format!("{ADA_UNDATED}{BEN_UNDATED}");
    check(&[&both, BEN_UNDATED, &both], tally(0, 1, 1, 0));
}

#[test]
fn who_has_a_row_that_cannot_be_used_has_not_left() {
    let both = format!("{ADA}{BEN}");
    let odd = format!("{BEN}1,odd,2026-10-01,student,Ada,Lee,,09\n");
    let known = check(&[&both, &odd], tally(0, 0, 2, 0));
    assert_eq!(known.card("1").status, Enrolled::Here);
    let short = format!("{BEN}1,,2026-10-01,student\n");
    check(&[&both, &short], tally(0, 0, 2, 0));
}

#[test]
fn who_is_to_be_deleted_has_left_and_keeps_the_card() {
    let gone = "1,tobedeleted,2026-10-01,student,,,,\n";
    let known = check(&[ADA, gone], tally(0, 0, 0, 1));
    assert_eq!(
        (known.card("1").given.as_str(), known.card("1").status),
        ("Ada", Enrolled::Left)
    );
    check(&[gone], tally(0, 0, 0, 0));
}

const DELTA: &str = "propertyName,value\noneroster.version,1.1\nfile.users,delta\n";

#[test]
fn changes_touch_only_what_they_list() {
    let mut known = check(
        &[&format!("{ADA}{BEN}3,,2026-09-01,student,Cy,Lee,,\n")],
        tally(3, 0, 0, 0),
    );
    let delta = users(
        "1,active,2026-10-01,student,Ada,Soto,,10\n\
         2,tobedeleted,2026-10-01,,,,,\n\
         4,active,2026-10-01,student,Dee,Lee,,\n",
    );
    let plan = known.import(&[("manifest.csv", DELTA), ("users.csv", &delta)]);
    assert_eq!(plan.preview.students, tally(1, 1, 0, 1));
    assert_eq!(known.card("1").family, "Soto");
    assert_eq!(known.card("2").status, Enrolled::Left);
    assert_eq!(known.card("3").status, Enrolled::Here);
    let again = known.import(&[("manifest.csv", DELTA), ("users.csv", &delta)]);
    assert!(again.preview.changes_nothing());
}

#[test]
fn students_of_other_sources_are_not_touched() {
    let mut known = check(&[ADA], tally(1, 0, 0, 0));
    let mut card = known.card("1");
    card.source.system = String::new();
    known
        .roster
        .cards
        .insert(student("1"), throughline_domain::fields::Whole(card));
    let plan = known.import(&[("users.csv", &users(BEN))]);
    assert_eq!(plan.preview.students, tally(1, 0, 0, 0));
}

const CLASSES: &str = "sourcedId,title\nc1,Maths\nc2,Art\n";
const ENROLLMENTS: &str =
    "classSourcedId,userSourcedId,role\nc1,1,student\nc2,1,student\nc1,2,student\n";

#[test]
fn classes_and_enrolments_come_and_go() {
    let users = users(&format!("{ADA}{BEN}"));
    let mut known = Known::default();
    let all = [
        ("users.csv", users.as_str()),
        ("classes.csv", CLASSES),
        ("enrollments.csv", ENROLLMENTS),
    ];
    let plan = known.import(&all);
    assert_eq!(
        (plan.preview.classes, plan.preview.enrolments),
        (tally(2, 0, 0, 0), tally(3, 0, 0, 0))
    );
    let again = known.import(&all);
    assert!(again.preview.changes_nothing());
    let fewer = [
        ("users.csv", users.as_str()),
        ("classes.csv", "sourcedId,title\nc1,Mathematics\n"),
        (
            "enrollments.csv",
            "classSourcedId,userSourcedId,role\nc1,1,student\n",
        ),
    ];
    let plan = known.import_on("2026-11-23", &fewer);
    assert_eq!(
        (plan.preview.classes, plan.preview.enrolments),
        (tally(0, 1, 0, 1), tally(0, 0, 1, 2))
    );
    let users_alone = known.import_on("2026-11-24", &[("users.csv", &users)]);
    assert!(users_alone.preview.changes_nothing());
}

#[test]
fn the_preview_shows_the_first_students_and_who_is_not_linked_yet() {
    let files = users(&format!(
        "9,,,student,Zed,Lee,,12\n{ADA}t1,,,teacher,Tom,Ray,,\n"
    ));
    let mut known = Known::default();
    let preview = known.import(&[("users.csv", &files)]).preview;
    let names: Vec<&str> = preview.sample.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Zed Lee", "Ada Lee"]);
    assert_eq!(preview.staff.len(), 1);
    known
        .roster
        .staff_links
        .insert("t1".into(), throughline_domain::id::StaffId(1));
    assert_eq!(known.import(&[("users.csv", &files)]).preview.staff, []);
}

#[test]
fn what_is_written_is_what_the_domain_reads() {
    let all = [
        ("users.csv", users(ADA)),
        ("classes.csv", CLASSES.to_owned()),
    ];
    let all = all.each_ref().map(|(name, text)| (*name, text.as_str()));
    let mut known = Known::default();
    let plan = known.import(&all);
    let (roster, unreadable) =
        throughline_domain::fields::read::<Roster>(&plan.roster_fields().unwrap());
    assert_eq!((roster, unreadable), (known.roster, vec![]));
}

#[test]
fn two_people_who_import_dated_files_on_different_days_write_the_same() {
    let files = users(&format!("{ADA}{BEN}"));
    let write = |today| {
        let plan = Known::default().import_on(today, &[("users.csv", &files)]);
        plan.roster_fields().unwrap()
    };
    assert_eq!(write("2026-11-22"), write("2026-12-24"));
}

proptest! {
    #[test]
    fn whole_files_without_dates_are_followed_to_the_letter(
        files in prop::collection::vec(prop::collection::btree_map(0_u8..6, "[AB]", 0..6), 1..6),
    ) {
        let mut known = Known::default();
        for (day, students) in files.iter().enumerate() {
            let rows = students.iter().map(|(id, given)| format!("{id},,,student,{given},Lee,,\n"));
            let users = users(&rows.collect::<Vec<_>>().concat());
            let import = |known: &mut Known| {
                known.import_on(&format!("2026-11-{:02}", day + 1), &[("users.csv", &users)])
            };
            import(&mut known);
            let here = known.roster.cards.values().filter(|card| card.status == Enrolled::Here);
            let here: BTreeMap<u8, String> = here
                .map(|card| (card.source.id.parse().unwrap(), card.given.clone()))
                .collect();
            prop_assert_eq!(&here, students);
            prop_assert!(import(&mut known).preview.changes_nothing());
        }
    }
}
