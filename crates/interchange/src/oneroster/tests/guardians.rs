//! Guardians: whom they belong to, and what becomes of them.

use super::*;

const HEADER: &str =
    "sourcedId,status,dateLastModified,role,givenName,familyName,email,phone,sms,agentSourcedIds\n";

fn users(rows: &str) -> String {
    format!("{HEADER}{rows}")
}

/// The guardians of each student as `student: name (relation)`, those that are no longer named in brackets.
fn say(known: &Known, source_id: &str) -> Vec<String> {
    let Some(contacts) = known.contacts.get(&student(source_id)) else {
        return Vec::new();
    };
    let mut names: Vec<String> = contacts
        .imported
        .values()
        .map(|card| {
            let name = format!("{} ({})", card.name, card.relation);
            if card.removed {
                format!("[{name}]")
            } else {
                name
            }
        })
        .collect();
    names.sort();
    names
}

#[test]
fn students_name_their_guardians_or_the_other_way_round() {
    let mut known = Known::default();
    let plan = known.import(&[(
        "users.csv",
        &users(
            "s1,,,student,Ada,Lee,,,,\"g1,g2,t1\"\n\
             s2,,,student,Ben,Lee,,,,\n\
             g1,,,parent,Pat,Lee,pat@example.org,,555-0101,\n\
             g2,,,guardian,Gil,Soto,,555-0102,,\"s1,s2\"\n\
             g3,,,relative,Una,Lee,,,,s9\n\
             t1,,,teacher,Tom,Ray,,,,\n",
        ),
    )]);
    assert_eq!(
        say(&known, "s1"),
        ["Gil Soto (guardian)", "Pat Lee (parent)"]
    );
    assert_eq!(say(&known, "s2"), ["Gil Soto (guardian)"]);
    assert_eq!(plan.preview.guardians.new, 3);
    let pat = known.contacts[&student("s1")]
        .imported
        .values()
        .find(|card| card.name == "Pat Lee")
        .unwrap();
    assert_eq!(
        (pat.email.as_str(), pat.phone.as_str()),
        ("pat@example.org", "555-0101")
    );
}

const TWO: &str = "s1,,,student,Ada,Lee,,,,\"g1,g2\"\n\
    g1,,,parent,Pat,Lee,,555-0101,,\n\
    g2,,,parent,Gil,Lee,,,,\n";

#[test]
fn who_is_no_longer_named_is_marked_and_kept() {
    let mut known = Known::default();
    known.import(&[("users.csv", &users(TWO))]);
    let later = TWO
        .replace("\"g1,g2\"", "g1")
        .replace("555-0101", "555-0199");
    let plan = known.import_on("2026-11-23", &[("users.csv", &users(&later))]);
    assert_eq!(
        say(&known, "s1"),
        ["Pat Lee (parent)", "[Gil Lee (parent)]"]
    );
    let tally = plan.preview.guardians;
    assert_eq!(
        (tally.new, tally.changed, tally.unchanged, tally.left),
        (0, 1, 0, 1)
    );
    let again = known.import_on("2026-11-24", &[("users.csv", &users(&later))]);
    assert!(again.preview.changes_nothing());
}

#[test]
fn who_has_a_row_that_cannot_be_used_stays() {
    let mut known = Known::default();
    known.import(&[("users.csv", &users(TWO))]);
    let odd = TWO.replace("g2,,", "g2,odd,");
    let plan = known.import_on("2026-11-23", &[("users.csv", &users(&odd))]);
    assert_eq!(
        (plan.preview.bad_row_count, plan.preview.changes_nothing()),
        (1, true)
    );
}

#[test]
fn the_guardians_of_who_left_stay_as_they_were() {
    let mut known = Known::default();
    known.import(&[("users.csv", &users(TWO))]);
    let plan = known.import_on(
        "2026-11-23",
        &[("users.csv", &users("s2,,,student,Ben,Lee,,,,\n"))],
    );
    assert_eq!(
        (plan.preview.students.left, plan.preview.guardians.left),
        (1, 0)
    );
    assert_eq!(say(&known, "s1"), ["Gil Lee (parent)", "Pat Lee (parent)"]);
}

#[test]
fn a_student_who_is_gone_keeps_known_guardians_and_gets_no_new_ones() {
    let gone = TWO.replace("s1,,", "s1,tobedeleted,");
    let mut known = Known::default();
    known.import(&[("users.csv", &users(&gone))]);
    assert_eq!(say(&known, "s1"), [""; 0]);
    known.import(&[("users.csv", &users(TWO))]);
    let plan = known.import_on("2026-11-23", &[("users.csv", &users(&gone))]);
    assert_eq!(
        (plan.preview.students.left, plan.preview.guardians.left),
        (1, 0)
    );
}

#[test]
fn files_of_changes_touch_only_whom_they_list() {
    let manifest = "propertyName,value\noneroster.version,1.1\nfile.users,delta\n";
    let mut known = Known::default();
    known.import(&[("users.csv", &users(TWO))]);
    let delta = users(
        "g1,active,2026-11-25,parent,Pat,Moss,,555-0101,,\n\
         g2,tobedeleted,2026-11-25,parent,,,,,,\n",
    );
    let plan = known.import_on(
        "2026-11-26",
        &[("manifest.csv", manifest), ("users.csv", &delta)],
    );
    assert_eq!(
        say(&known, "s1"),
        ["Pat Moss (parent)", "[Gil Lee (parent)]"]
    );
    assert!(plan.cards.is_empty());
}

#[test]
fn what_was_entered_by_hand_is_not_touched() {
    let mut known = Known::default();
    known.import(&[("users.csv", &users(TWO))]);
    for contacts in known.contacts.values_mut() {
        for card in contacts.imported.values_mut() {
            card.0.source.system = "spreadsheet".into();
        }
    }
    let plan = known.import_on(
        "2026-11-23",
        &[("users.csv", &users("s1,,,student,Ada,Lee,,,,\n"))],
    );
    assert!(plan.guardians.is_empty());
}
