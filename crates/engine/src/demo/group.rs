//! A group of the demo school: six students who practise something every Tuesday, four sessions so far.

use throughline_domain::fields::Whole;
use throughline_domain::group::measure::{MEASURES, Measure, Measured, When};
use throughline_domain::group::part::{GROUP_SESSIONS, GroupPart};
use throughline_domain::group::session::{Presence, SESSIONS, Session};
use throughline_domain::group::{Group, GroupKind, Member};
use throughline_domain::id::{GroupId, GroupSessionId, StaffId, StudentId};
use throughline_domain::subject::Subject;
use throughline_domain::time::{Day, Timestamp};
use throughline_protocol::{Edit, Failure};

use super::{Words, entry, new};
use crate::commit::random_bits;

/// What the group says, in one language.
pub struct GroupWords {
    /// Its name, which says nothing of why.
    pub name: &'static str,
    /// What it is for.
    pub purpose: &'static str,
    /// What is measured.
    pub measure: &'static str,
    /// What was done, session by session.
    pub done: [&'static str; 4],
    /// A word on somebody.
    pub word: &'static str,
}

/// How many weeks before its last day of the week the sessions were, oldest first: this week's is not logged.
const WEEKS_AGO: [i64; 4] = [4, 3, 2, 1];
/// What each member said before it began.
const BEFORE: [f64; 6] = [3.0, 5.0, 4.0, 2.0, 6.0, 4.0];

/// The group, its sessions, and each member's part of them.
pub fn edits(
    me: StaffId,
    students: &[StudentId],
    text: &Words,
    now: Timestamp,
) -> Result<Vec<Edit>, Failure> {
    let day = |ago: i64| Timestamp(now.0 - ago * 86_400_000).day(0);
    // The first day of 1970 was a Thursday.
    let since_tuesday = (now.0.div_euclid(86_400_000) + 2).rem_euclid(7);
    let group = of(me, students, &text.group, day(since_tuesday + 28), day(-42));
    let subject = Subject::Group(group.group);
    let mut edits = vec![new(subject, &group)?];
    let values = students.iter().zip(BEFORE);
    let before = Measured {
        when: When::Before,
        day: day(since_tuesday + 28),
        values: values.map(|(it, value)| (*it, Some(value))).collect(),
    };
    edits.push(entry(subject, MEASURES, &before)?);
    for (number, (weeks, done)) in WEEKS_AGO.into_iter().zip(text.group.done).enumerate() {
        let presence = |(place, student): (usize, &StudentId)| {
            let word = if (place, number) == (1, 2) {
                text.group.word
            } else {
                ""
            };
            let presence = Presence {
                // Somebody else each time, and nobody the first.
                absent: number > 0 && place == number + 1,
                word: word.to_owned(),
            };
            (*student, presence)
        };
        let session = Session {
            session: GroupSessionId(random_bits()),
            day: day(since_tuesday + 7 * weeks),
            minutes: 30,
            done: done.to_owned(),
            present: students.iter().enumerate().map(presence).collect(),
            taken_back: false,
        };
        edits.push(entry(subject, SESSIONS, &session)?);
        for student in students {
            // Nothing that is written here names anybody.
            if let Some(part) = GroupPart::of(&group, &session, *student, &[]) {
                edits.push(entry(Subject::Support(*student), GROUP_SESSIONS, &part)?);
            }
        }
    }
    Ok(edits)
}

fn of(me: StaffId, students: &[StudentId], words: &GroupWords, begins: Day, ends: Day) -> Group {
    let member = Member {
        joined: Some(begins),
        left: None,
    };
    Group {
        group: GroupId(random_bits()),
        name: words.name.to_owned(),
        kind: GroupKind::Skills,
        purpose: words.purpose.to_owned(),
        circle: [(me, true)].into(),
        members: students.iter().map(|it| (*it, member)).collect(),
        weekdays: Whole([2].into()),
        time: "12:15".to_owned(),
        minutes: 30,
        times_a_week: 1,
        begins: Some(begins),
        ends: Some(ends),
        measure: Measure {
            what: words.measure.to_owned(),
            lowest: Some(0.0),
            highest: Some(10.0),
            ..Measure::default()
        },
        ..Group::default()
    }
}
