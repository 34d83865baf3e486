//! A consultation of the demo school: a question about practice, and what is being tried.

use throughline_domain::fields::Whole;
use throughline_domain::id::{EntryId, StaffId, ThreadId};
use throughline_domain::staff::{Role, StaffEntry};
use throughline_domain::subject::Subject;
use throughline_domain::thread::{MESSAGES, Message, Part, Thread, Topic};
use throughline_domain::time::Timestamp;
use throughline_protocol::{Edit, Failure};

use super::entry;
use super::new;
use crate::commit::random_bits;

/// What the consultation says, in one language.
pub struct ConsultationWords {
    /// The question in a line.
    pub title: &'static str,
    /// The question.
    pub question: &'static str,
    /// What is being tried.
    pub tries: &'static str,
}

/// How many days ago it was asked.
const DAYS: i64 = 4;

/// The colleague who is asked.
pub fn colleague() -> StaffEntry {
    StaffEntry {
        name: "Dana Reyes".to_owned(),
        roles: Whole(vec![Role::Psychologist]),
        ..StaffEntry::default()
    }
}

/// The consultation, with `asked` in its circle.
pub fn edits(
    me: StaffId,
    asked: StaffId,
    words: &ConsultationWords,
    now: Timestamp,
) -> Result<Vec<Edit>, Failure> {
    let made = Timestamp(now.0 - DAYS * 86_400_000);
    let thread = ThreadId(EntryId::new(made, random_bits()).0);
    let body = Thread {
        thread,
        author: me,
        circle: [(me, true), (asked, true)].into(),
        topic: Topic::Management,
        title: words.title.to_owned(),
        question: words.question.to_owned(),
        ..Thread::default()
    };
    let tries = Message {
        part: Part::Trying,
        text: words.tries.to_owned(),
        who: Some(me),
        ..Message::default()
    };
    let subject = Subject::Thread(thread);
    Ok(vec![
        new(subject, &body)?,
        entry(subject, MESSAGES, &tries)?,
    ])
}
