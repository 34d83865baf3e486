//! A made-up school as OneRoster files, for trying the program out and for tests. Nobody in it exists.

mod files;
mod names;
mod people;
mod random;
mod timetable;

use people::People;
use random::Random;
use timetable::Timetable;

/// The files of OneRoster 1.1 of a school with this many students, from kindergarten to grade 12, each with its name.
/// The same numbers give the same files.
pub fn school(students: u32, seed: u64) -> Vec<(String, String)> {
    let mut random = Random::new(seed);
    let mut people = People::families(students, &mut random);
    let timetable = Timetable::of(&people.students, &mut random);
    people.hire(&timetable, &mut random);
    files::write(&people, &timetable)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oneroster;
    use crate::roster::{self, Reading};
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};
    use std::ops::ControlFlow;
    use throughline_domain::roster::{Enrollee, Roster};
    use throughline_domain::time::Day;

    /// Reads a school's files, and counts the rows of each.
    fn read(students: u32, seed: u64) -> (Reading, BTreeMap<String, usize>) {
        let files = school(students, seed);
        let rows = files
            .iter()
            .map(|(name, text)| (name.clone(), text.lines().count() - 1))
            .collect();
        let files = files
            .into_iter()
            .map(|(name, text)| (name, text.into_bytes()))
            .collect();
        let derive = |kind: &str, key: &str| crate::oneroster::tests::derive(kind, key);
        let reading = oneroster::read(files, &derive, Day::default(), &mut |_, _| {
            ControlFlow::Continue(())
        });
        (reading.unwrap(), rows)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]
        #[test]
        fn every_school_imports_whole(students in 0_u32..400, seed: u64) {
            let (reading, rows) = read(students, seed);
            prop_assert_eq!(reading.bad_rows, vec![]);
            prop_assert_eq!(reading.ignored_columns, vec![("users.csv".to_owned(), "password".to_owned())]);
            prop_assert_eq!(reading.cards.len(), students as usize);
            let people = reading.cards.len() + reading.staff.len() + reading.all_guardians.len();
            prop_assert_eq!(people, rows["users.csv"]);
            prop_assert_eq!(reading.classes.len(), rows["classes.csv"]);
            prop_assert_eq!(reading.enrolments.len(), rows["enrollments.csv"]);
            prop_assert_eq!(reading.guardians.len(), students as usize);
        }
    }

    #[test]
    fn the_same_numbers_give_the_same_files() {
        assert_eq!(school(60, 3), school(60, 3));
        assert_ne!(school(60, 3), school(60, 4));
    }

    #[test]
    fn classes_are_of_a_size_that_a_teacher_can_teach() {
        let (reading, _) = read(960, 1);
        let mut sizes = BTreeMap::new();
        let mut taught = BTreeMap::new();
        for enrolment in reading.enrolments.values() {
            match &enrolment.who {
                Enrollee::Student(_) => *sizes.entry(enrolment.class).or_insert(0) += 1,
                Enrollee::Teacher(id) => *taught.entry(id.clone()).or_insert(0) += 1,
            }
        }
        assert_eq!(sizes.len(), reading.classes.len());
        assert!(sizes.values().all(|size| (1..=30).contains(size)));
        assert!(taught.values().all(|classes| (1..=5).contains(classes)));
    }

    #[test]
    fn every_student_is_taught_and_no_teacher_teaches_all() {
        let (reading, _) = read(300, 5);
        let mut roster = Roster::default();
        roster::plan(&reading, &roster, &BTreeMap::new()).apply(&mut roster, &mut BTreeMap::new());
        let mut taught = BTreeSet::new();
        for person in &reading.staff {
            let staff = throughline_domain::id::StaffId(7);
            roster.staff_links = [(person.source.clone(), staff)].into();
            let students = roster.taught_by(staff);
            assert!(students.len() < 300, "{person:?}");
            taught.extend(students);
        }
        assert_eq!(taught.len(), 300);
    }
}
