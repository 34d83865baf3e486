//! Who needs a check-in: students about whom nobody has written for some time.

use std::collections::BTreeMap;

use crate::id::StudentId;
use crate::school::School;
use crate::time::Day;

/// The name of the threshold among [`School::thresholds`].
pub const THRESHOLD: &str = "check_in_days";

/// After how many days without a word a student needs a check-in, where the school has not said otherwise. A choice of
/// this program, no norm of the field: three weeks, so that nobody goes unseen for a month.
pub const DEFAULT_DAYS: u16 = 21;

/// After how many days this school looks in on a student.
pub fn days(school: &School) -> u16 {
    let set = school.thresholds.get(THRESHOLD).copied();
    let days = set.filter(|days| (1.0..=366.0).contains(days));
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Between 1 and 366.
    days.map_or(DEFAULT_DAYS, |days| days.round() as u16)
}

/// A student who needs a check-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Who.
    pub student: StudentId,
    /// The day of the last word about them; `None` where there is none yet.
    pub written: Option<Day>,
}

/// Who of these students needs a check-in today: the longest unmentioned first. Those of whom nobody has written at
/// all stand before them, in an order that changes from day to day, so that the same ones are not always on top.
pub fn due(
    students: impl IntoIterator<Item = StudentId>,
    written: &BTreeMap<StudentId, Day>,
    today: Day,
    days: u16,
) -> Vec<Due> {
    let mut due: Vec<Due> = students
        .into_iter()
        .map(|student| Due {
            student,
            written: written.get(&student).copied(),
        })
        .filter(|due| {
            due.written
                .is_none_or(|written| today.days_since(written) >= i64::from(days))
        })
        .collect();
    let day = u128::from(today.days_since(Day::default()).unsigned_abs());
    // Any mixing that spreads neighbours will do: the number is odd and looks like none.
    let turn = |student: StudentId| {
        (student.0 ^ day).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)
    };
    due.sort_by_key(|due| {
        (
            due.written,
            due.written.is_none().then(|| turn(due.student)),
            due.student,
        )
    });
    due
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn order(today: &str) -> Vec<u128> {
        let written = [(2, "2026-11-01"), (3, "2026-10-01"), (4, "2026-11-20")];
        let written = written.map(|(id, at)| (StudentId(id), day(at))).into();
        let students = (2..=9).map(StudentId);
        due(students, &written, day(today), 21)
            .iter()
            .map(|due| due.student.0)
            .collect()
    }

    #[test]
    fn who_was_never_mentioned_comes_first_and_then_the_longest_ago() {
        let order = order("2026-11-23");
        assert_eq!(order[5..], [3, 2]);
        assert!(!order.contains(&4));
    }

    #[test]
    fn those_never_mentioned_take_turns() {
        let (monday, tuesday) = (order("2026-11-23"), order("2026-11-24"));
        assert_ne!(monday, tuesday);
        let sorted = |mut order: Vec<u128>| {
            order.sort_unstable();
            order
        };
        assert_eq!(sorted(monday), sorted(tuesday));
    }

    #[test]
    fn a_school_says_after_how_many_days() {
        let with = |days: f64| days_of(days);
        assert_eq!(
            (
                days(&School::default()),
                with(7.0),
                with(-3.0),
                with(f64::NAN)
            ),
            (21, 7, 21, 21)
        );
    }

    fn days_of(set: f64) -> u16 {
        days(&School {
            thresholds: [(THRESHOLD.to_owned(), set)].into(),
            ..School::default()
        })
    }
}
