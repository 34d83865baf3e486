//! A consultation with all that its dossier tells: what was asked, where it stands, and what waits for the person.

use std::cmp::Reverse;

use leptos::prelude::untrack;
use throughline_domain::fold::fold;
use throughline_domain::id::{EntryId, StaffId, ThreadId};
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;
use throughline_domain::thread::{Message, Standing, Thread, Waits};
use throughline_domain::time::Timestamp;
use throughline_ui::Icon;

use super::names;
use crate::features::{Found, Seek, rank};
use crate::route::Route;
use crate::workspace::{DossierView, Workspace};

/// A consultation and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Which.
    pub id: ThreadId,
    /// What was asked, and who reads it.
    pub thread: Thread,
    /// What was added.
    pub standing: Standing,
}

impl Case {
    /// The consultation of a dossier; `None` when the dossier is none.
    pub fn of(view: &DossierView) -> Option<Self> {
        let Subject::Thread(id) = view.subject else {
            return None;
        };
        Some(Self {
            id,
            thread: view.contents.read(),
            standing: Standing::of(&view.contents),
        })
    }

    /// When it was asked: its identifier is made with the time.
    pub fn made(&self) -> Timestamp {
        EntryId(self.id.0).made_at()
    }

    /// When somebody last wrote.
    pub fn latest(&self) -> Timestamp {
        self.standing.latest().unwrap_or_else(|| self.made())
    }

    /// What it waits for from this person.
    pub fn waits_for(&self, me: StaffId) -> Option<Waits> {
        self.standing.waits_for(&self.thread, me)
    }

    /// What comes first: what waits for this person, the longest waiting on top; then the open ones, the newest on top.
    pub fn rank(&self, me: StaffId) -> impl Ord + use<> {
        let waits = self.waits_for(me).is_some();
        let since = if waits { self.latest().0 } else { 0 };
        (
            self.standing.ended(),
            !waits,
            since,
            Reverse(self.latest()),
            self.id,
        )
    }
}

/// All consultations that are here, those that wait for the person first. Tracked.
pub fn all(workspace: Workspace) -> Vec<Case> {
    let me = workspace.me();
    let views = workspace.cabinet.of_kind(Kind::Thread);
    let mut cases: Vec<Case> = views.iter().filter_map(|view| Case::of(view)).collect();
    cases.sort_by_key(|case| case.rank(me));
    cases
}

/// How many wait for me.
pub fn waiting(workspace: Workspace) -> usize {
    let me = workspace.me();
    let waits = |case: &Case| case.waits_for(me).is_some();
    all(workspace).iter().filter(|case| waits(case)).count()
}

/// A message as it is written by somebody who has read all that is here; not tracked.
pub fn following(workspace: Workspace, thread: ThreadId, message: Message) -> Message {
    let view = untrack(|| workspace.cabinet.view(Subject::Thread(thread)));
    let standing = view.map(|view| Standing::of(&view.contents));
    standing.unwrap_or_default().follow(message)
}

/// Consultations by their titles.
pub fn seek(workspace: Workspace) -> Seek {
    Box::new(move |words| find(workspace, words))
}

fn find(workspace: Workspace, words: &[&str]) -> Vec<(u32, Found)> {
    let found = |case: Case| {
        let rank = rank(&fold(&case.thread.title), words)?;
        let found = Found {
            words: case.thread.title,
            detail: Some(names::topic(case.thread.topic)),
            icon: Icon::Talk,
            route: Route::Consultation(case.id),
        };
        Some((rank, found))
    };
    all(workspace).into_iter().filter_map(found).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use throughline_domain::entry::Entry;
    use throughline_domain::thread::Part;

    const ME: StaffId = StaffId(1);
    const BEN: StaffId = StaffId(2);

    fn case(made: i64, said: &[(StaffId, Part)]) -> Case {
        let message = |(at, (by, part)): (i64, &(StaffId, Part))| {
            let at = Timestamp(made + at);
            let what = Message {
                part: *part,
                ..Message::default()
            };
            let entry = Entry {
                by: *by,
                at,
                replaces: None,
                what,
            };
            (EntryId::new(at, 1), entry)
        };
        Case {
            id: ThreadId(EntryId::new(Timestamp(made), 1).0),
            thread: Thread {
                author: BEN,
                circle: [(ME, true), (BEN, true)].into(),
                ..Thread::default()
            },
            standing: Standing {
                messages: (1..).zip(said).map(message).collect(),
            },
        }
    }

    #[test]
    fn what_waits_for_me_comes_first_and_what_ended_last() {
        let mut cases = [
            case(5_000, &[(ME, Part::Result)]),
            case(1_000, &[(ME, Part::Suggestion)]),
            case(2_000, &[(ME, Part::Read)]),
            case(4_000, &[]),
            case(3_000, &[]),
        ];
        cases.sort_by_key(|case| case.rank(ME));
        let order: Vec<i64> = cases.iter().map(|case| case.made().0).collect();
        assert_eq!(order, [3_000, 4_000, 2_000, 1_000, 5_000]);
        assert_eq!(cases[0].latest(), cases[0].made());
    }
}
