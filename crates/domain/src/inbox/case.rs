//! What became of each slip, derived from what was done with it. Two people who open the same file, or decide apart, get
//! one case in which both decisions are seen.

use std::collections::BTreeMap;

use throughline_public::slip::{Note, Reply, Slip};

use super::{
    ANSWERS, Answer, Closing, Discussed, Done, Filed, Received, SLIPS, STEPS, Step, Theme,
};
use crate::contents::Contents;
use crate::entry::Entry;
use crate::id::{EntryId, StaffId};
use crate::time::Timestamp;

/// A slip, and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Its first entry.
    pub id: EntryId,
    /// What stands for the sealed slip.
    pub hash: String,
    /// When it was opened.
    pub opened: Timestamp,
    /// What it says. Anyone can have written it.
    pub slip: Slip,
    /// Who sees to it.
    pub assigned: Option<StaffId>,
    /// What it is about.
    pub theme: Option<Theme>,
    /// Why nothing is left to do.
    pub closed: Option<Closing>,
    /// Where it was filed.
    pub filed: Option<Filed>,
    /// Where it is talked about.
    pub discussed: Option<Discussed>,
    /// What was answered, oldest first, with who wrote it and when.
    pub answers: Vec<(StaffId, Timestamp, Reply)>,
    /// Whether anybody has done anything with it.
    touched: bool,
}

/// Where a slip stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Nobody has done anything with it.
    New,
    /// Somebody sees to it, or has sorted it.
    Open,
    /// It was answered or filed, or colleagues talk about it.
    Answered,
    /// Nothing is left to do.
    Closed,
}

impl Case {
    /// Where it stands.
    pub fn state(&self) -> State {
        if self.closed.is_some() {
            State::Closed
        } else if !self.answers.is_empty() || self.filed.is_some() || self.discussed.is_some() {
            State::Answered
        } else if self.touched {
            State::Open
        } else {
            State::New
        }
    }

    /// Whether it waits for somebody of the office. A sign-up stands with its workshop, and what a survey was answered is
    /// counted: neither waits here.
    pub fn waits(&self) -> bool {
        let counted = matches!(self.slip.note, Note::SignUp { .. } | Note::Survey { .. });
        !counted && matches!(self.state(), State::New | State::Open)
    }

    /// Whether it may be read by itself. What a survey was answered is counted with all others and never shown alone
    /// ([`super::survey`]).
    pub fn is_shown_alone(&self) -> bool {
        !matches!(self.slip.note, Note::Survey { .. })
    }

    fn take(&mut self, what: Done) {
        self.touched = true;
        match what {
            Done::Assigned(staff) => self.assigned = staff,
            Done::Themed(theme) => self.theme = Some(theme),
            Done::Closed(why) => self.closed = Some(why),
            Done::Reopened => self.closed = None,
            Done::Filed(filed) => self.filed = Some(filed),
            Done::Discussed(discussed) => self.discussed = Some(discussed),
        }
    }
}

/// The slips that an Inbox holds, the latest first.
pub fn cases(contents: &Contents) -> Vec<Case> {
    let mut by_hash: BTreeMap<String, Case> = BTreeMap::new();
    for (id, entry) in contents.entries::<Received>(SLIPS) {
        let Received { hash, slip } = entry.what;
        by_hash.entry(hash.clone()).or_insert(Case {
            id,
            hash,
            opened: entry.at,
            slip,
            assigned: None,
            theme: None,
            closed: None,
            filed: None,
            discussed: None,
            answers: Vec::new(),
            touched: false,
        });
    }
    for (_, Entry { what: step, .. }) in contents.entries::<Step>(STEPS) {
        if let Some(case) = by_hash.get_mut(&step.slip) {
            case.take(step.what);
        }
    }
    for (_, entry) in contents.entries::<Answer>(ANSWERS) {
        if let Some(case) = by_hash.get_mut(&entry.what.slip) {
            case.answers.push((entry.by, entry.at, entry.what.reply));
        }
    }
    let mut cases: Vec<Case> = by_hash.into_values().collect();
    cases.sort_by_key(|case| std::cmp::Reverse(case.id));
    cases
}

#[cfg(test)]
mod tests {
    use throughline_public::slip::Contact;

    use super::*;
    use crate::id::ThreadId;

    fn slip(text: &str) -> Slip {
        Slip {
            format: throughline_public::slip::FORMAT.into(),
            version: 1,
            minimum_reader: 1,
            written_at: "2026-11-26T08:00:00Z".into(),
            language: "es".into(),
            reply_to: String::new(),
            note: Note::Question {
                text: text.into(),
                contact: Contact::default(),
            },
        }
    }

    fn contents(entries: &[(&str, u128, String)]) -> Contents {
        let mut contents = Contents::default();
        for (collection, id, what) in entries {
            let json = format!(r#"{{"by":"{}","at":{id},"what":{what}}}"#, StaffId(1));
            let of = contents
                .entries
                .entry((*collection).to_owned())
                .or_default();
            of.insert(EntryId(*id), json);
        }
        contents
    }

    fn received(id: u128, hash: &str) -> (&'static str, u128, String) {
        let received = Received {
            hash: hash.into(),
            slip: slip("¿Hay clases?"),
        };
        (SLIPS, id, serde_json::to_string(&received).unwrap())
    }

    fn done(id: u128, what: Done) -> (&'static str, u128, String) {
        let step = Step {
            slip: "a".into(),
            what,
        };
        (STEPS, id, serde_json::to_string(&step).unwrap())
    }

    fn check(entries: &[(&str, u128, String)], expected: State) {
        let all = [&[received(1, "a"), received(2, "b")], entries].concat();
        let cases = cases(&contents(&all));
        assert_eq!(cases[1].state(), expected);
        assert_eq!(cases[0].state(), State::New);
    }

    #[test]
    fn the_state_of_a_slip_follows_from_what_was_done_with_it() {
        let answer = Answer {
            slip: "a".into(),
            reply: Reply::default(),
        };
        let answer = (ANSWERS, 9, serde_json::to_string(&answer).unwrap());
        check(&[], State::New);
        check(&[done(3, Done::Assigned(Some(StaffId(2))))], State::Open);
        check(
            &[done(3, Done::Themed(Theme::Meals)), answer.clone()],
            State::Answered,
        );
        check(
            &[answer, done(4, Done::Closed(Closing::NoAnswer))],
            State::Closed,
        );
        let closed = done(4, Done::Closed(Closing::Spam));
        check(&[closed, done(5, Done::Reopened)], State::Open);
        let discussed = Discussed {
            by: StaffId(2),
            thread: ThreadId(3),
        };
        check(&[done(3, Done::Discussed(discussed))], State::Answered);
    }

    #[test]
    fn a_slip_that_two_people_opened_is_one_case() {
        let cases = cases(&contents(&[
            received(1, "a"),
            received(7, "a"),
            done(3, Done::Reopened),
        ]));
        assert_eq!(cases.len(), 1);
        assert_eq!((cases[0].id, cases[0].state()), (EntryId(1), State::Open));
    }
}
