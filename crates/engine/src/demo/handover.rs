//! A student of the demo school who moves on, and what another school handed on about one who came.

use throughline_domain::handover::{Handover, Part, Received};
use throughline_domain::id::{HandoverId, StaffId, StudentId};
use throughline_domain::subject::Subject;
use throughline_domain::time::{Day, Timestamp};
use throughline_protocol::{Edit, Failure};

use super::{Words, new};

/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// What is written, in one language.
pub struct HandoverWords {
    /// Where the student goes.
    pub to: &'static str,
    /// Where the meeting is.
    pub place: &'static str,
    /// What goes well, how to connect, what worked.
    pub going: [&'static str; 3],
    /// The school that the other one comes from, and who wrote.
    pub from: [&'static str; 2],
    /// The student's name there.
    pub name: &'static str,
    /// What goes well, how to connect, what worked.
    pub came: [&'static str; 3],
}

const PARTS: [Part; 3] = [Part::Strengths, Part::Connecting, Part::Worked];

/// Somebody who moves in two weeks, and what came with somebody three days ago.
pub fn edits(
    me: StaffId,
    going: StudentId,
    came: StudentId,
    text: &Words,
    now: Timestamp,
) -> Result<Vec<Edit>, Failure> {
    let words = &text.handover;
    let after = |days: i64| Timestamp(now.0 + days * DAY);
    let day = |days: i64| -> Option<Day> { Some(after(days).day(0)) };
    let mut leaves = Handover {
        student: going,
        to: words.to.to_owned(),
        moving: day(14),
        meeting: day(9),
        meeting_at: "14:30".parse().ok(),
        meeting_place: words.place.to_owned(),
        ..Handover::default()
    };
    for (part, text) in PARTS.into_iter().zip(words.going) {
        text.clone_into(part.place(&mut leaves));
    }
    let parts = PARTS.into_iter().zip(words.came);
    let [school, by] = words.from;
    let said = Received {
        handover: HandoverId(crate::commit::random_bits()),
        name: words.name.to_owned(),
        grade: "3".to_owned(),
        to: text.school.to_owned(),
        moving: day(-5),
        parts: parts.map(|(part, text)| (part, text.to_owned())).collect(),
        school: school.to_owned(),
        by: by.to_owned(),
        words: "amber basin cedar delta ember fable".to_owned(),
        sent: Some(after(-4)),
        ..Received::default()
    };
    let mut filed = said.filed_by(me, after(-3), &[].into());
    filed.student = Some(came);
    Ok(vec![
        new(Subject::Handover(going), &leaves)?,
        new(Subject::Received(filed.handover), &filed)?,
    ])
}
