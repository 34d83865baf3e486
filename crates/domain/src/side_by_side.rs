//! What several roles saw of a student, side by side, and which of them have said nothing.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::contribution::ObservationKind;
use crate::id::StaffId;
use crate::staff::Role;
use crate::time::Timestamp;

/// Whose eyes something was seen with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// Of somebody of the staff, as what they are at the school.
    Role(Role),
    /// Of the family, as somebody of the staff wrote it down.
    Family,
}

impl Voice {
    /// The voice of somebody with these roles: the first counts.
    pub fn of(roles: &[Role]) -> Self {
        Voice::Role(roles.first().copied().unwrap_or(Role::Other))
    }
}

/// One thing that was seen or told.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// With whose eyes.
    pub voice: Voice,
    /// Who wrote it down.
    pub by: StaffId,
    /// When it was seen.
    pub at: Timestamp,
    /// What it tells of.
    pub kind: ObservationKind,
    /// Where, in a word or two; may be empty.
    pub setting: String,
    /// What it says.
    pub text: String,
}

/// All that one voice said.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Whose.
    pub voice: Voice,
    /// Strengths first, then the rest; the newest first in each.
    pub said: Vec<Said>,
}

/// What each voice said, and who is not heard.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SideBySide {
    /// The voices that said something, in the order of the roles; the family last.
    pub columns: Vec<Column>,
    /// Those who have to do with the student and said nothing.
    pub silent: Vec<Voice>,
}

/// Lays what was said `since` then side by side. `expected` are the voices of all who have to do with the student.
pub fn side_by_side(
    said: impl IntoIterator<Item = Said>,
    expected: &BTreeSet<Voice>,
    since: Timestamp,
) -> SideBySide {
    let mut by_voice: BTreeMap<Voice, Vec<Said>> = BTreeMap::new();
    for said in said.into_iter().filter(|said| said.at >= since) {
        by_voice.entry(said.voice).or_default().push(said);
    }
    let silent = expected
        .iter()
        .filter(|voice| !by_voice.contains_key(voice))
        .copied()
        .collect();
    let column = |(voice, mut said): (Voice, Vec<Said>)| {
        said.sort_by_key(|it| (it.kind != ObservationKind::Strength, Reverse(it.at)));
        Column { voice, said }
    };
    SideBySide {
        columns: by_voice.into_iter().map(column).collect(),
        silent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use ObservationKind::{Concern, Neutral, Strength};

    const TEACHER: Voice = Voice::Role(Role::Teacher);
    const COUNSELOR: Voice = Voice::Role(Role::Counselor);
    const NURSE: Voice = Voice::Role(Role::Nurse);

    fn said(voice: Voice, at: i64, kind: ObservationKind) -> Said {
        Said {
            voice,
            by: StaffId(1),
            at: Timestamp(at),
            kind,
            setting: String::new(),
            text: at.to_string(),
        }
    }

    fn check(all: &[Said], expected: &[Voice], columns: &[(Voice, &[&str])], silent: &[Voice]) {
        let expected = expected.iter().copied().collect();
        let found = side_by_side(all.to_vec(), &expected, Timestamp(10));
        let texts = |column: &Column| -> (Voice, Vec<String>) {
            let texts = column.said.iter().map(|it| it.text.clone());
            (column.voice, texts.collect())
        };
        let found_columns: Vec<_> = found.columns.iter().map(texts).collect();
        let columns: Vec<(Voice, Vec<String>)> = columns
            .iter()
            .map(|(voice, texts)| (*voice, texts.iter().map(ToString::to_string).collect()))
            .collect();
        assert_eq!(found_columns, columns);
        assert_eq!(found.silent, silent);
    }

    #[test]
    fn strengths_stand_first_and_then_the_newest() {
        let all = [
            said(TEACHER, 30, Concern),
            said(TEACHER, 20, Strength),
            said(TEACHER, 40, Neutral),
            said(TEACHER, 25, Strength),
        ];
        check(&all, &[], &[(TEACHER, &["25", "20", "40", "30"])], &[]);
    }

    #[test]
    fn voices_stand_in_the_order_of_the_roles_and_the_family_last() {
        let all = [
            said(Voice::Family, 20, Neutral),
            said(TEACHER, 20, Neutral),
            said(COUNSELOR, 20, Neutral),
        ];
        let columns: [(Voice, &[&str]); 3] = [
            (COUNSELOR, &["20"]),
            (TEACHER, &["20"]),
            (Voice::Family, &["20"]),
        ];
        check(&all, &[TEACHER], &columns, &[]);
    }

    #[test]
    fn who_said_nothing_in_these_weeks_is_silent() {
        let all = [said(NURSE, 9, Strength), said(TEACHER, 10, Neutral)];
        check(
            &all,
            &[NURSE, TEACHER, Voice::Family],
            &[(TEACHER, &["10"])],
            &[NURSE, Voice::Family],
        );
        check(&[], &[], &[], &[]);
    }

    #[test]
    fn the_first_of_several_roles_counts() {
        assert_eq!(Voice::of(&[Role::Nurse, Role::Teacher]), NURSE);
        assert_eq!(Voice::of(&[]), Voice::Role(Role::Other));
    }
}
