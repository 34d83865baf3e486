//! Where a consultation stands, derived from what was added to it.

use super::{MESSAGES, Message, Part, Thread, Went};
use crate::contents::Contents;
use crate::entry::Entry;
use crate::id::{EntryId, StaffId};
use crate::time::Timestamp;

/// How many days somebody has to say how something went that was to be tried, before they are reminded.
pub const TRIAL_DAYS: i64 = 14;

const DAY: i64 = 86_400_000;

/// What was added to a consultation, oldest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Standing {
    /// The messages.
    pub messages: Vec<(EntryId, Entry<Message>)>,
}

/// What a consultation waits for from one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Waits {
    /// An answer: the one who asks wrote after this person did, or this person never did.
    Answer,
    /// A look: others wrote on the person's own consultation since, and so many of it are suggestions.
    Look {
        /// How many suggestions are among it.
        suggestions: usize,
    },
}

impl Standing {
    /// Where the consultation with these contents stands.
    pub fn of(contents: &Contents) -> Self {
        Self {
            messages: contents.entries(MESSAGES),
        }
    }

    /// The result that it ended with; `None` while it is open. Of a result and a taking up again, the later one counts.
    pub fn result(&self) -> Option<&Entry<Message>> {
        let turns = self.messages.iter().rev();
        turns
            .map(|(_, entry)| entry)
            .find(|entry| matches!(entry.what.part, Part::Result | Part::Reopened))
            .filter(|entry| entry.what.part == Part::Result)
    }

    /// Whether it ended.
    pub fn ended(&self) -> bool {
        self.result().is_some()
    }

    /// When something was last added; `None` when nothing ever was.
    pub fn latest(&self) -> Option<Timestamp> {
        self.messages.iter().map(|(_, entry)| entry.at).max()
    }

    /// What it waits for from this person; `None` for nothing. Whatever the person adds, if only that they have read it,
    /// settles it until the others write again.
    pub fn waits_for(&self, thread: &Thread, me: StaffId) -> Option<Waits> {
        if self.ended() || thread.circle.get(&me) != Some(&true) {
            return None;
        }
        let mine = self.messages.iter().rposition(|(_, it)| it.by == me);
        let since = &self.messages[mine.map_or(0, |at| at + 1)..];
        let since = since.iter().map(|(_, entry)| entry);
        if thread.author == me {
            let mut said = since.filter(|it| it.what.part != Part::Read).peekable();
            said.peek()?;
            let suggestions = said.filter(|it| it.what.part == Part::Suggestion).count();
            return Some(Waits::Look { suggestions });
        }
        let asks = |it: &Entry<Message>| {
            it.what.part == Part::Reopened || (it.by == thread.author && it.what.part == Part::Word)
        };
        let asked = mine.is_none() || since.into_iter().any(asks);
        asked.then_some(Waits::Answer)
    }

    /// What was to be tried and nobody has said yet how it went, oldest first; nothing of one that ended.
    pub fn trials(&self) -> Vec<&(EntryId, Entry<Message>)> {
        if self.ended() {
            return Vec::new();
        }
        let told = |trial: EntryId| {
            let told = |(_, it): &(_, Entry<Message>)| {
                it.what.part == Part::Tried && it.what.of == Some(trial)
            };
            self.messages.iter().any(told)
        };
        let all = self.messages.iter();
        all.filter(|(id, it)| it.what.part == Part::Trying && !told(*id))
            .collect()
    }

    /// Those trials that this person should tell of by now: they try it, or it is their question.
    pub fn overdue(&self, thread: &Thread, me: StaffId, now: Timestamp) -> Vec<EntryId> {
        let mine = |it: &Entry<Message>| it.what.who == Some(me) || thread.author == me;
        let late = |it: &Entry<Message>| now.0 - it.at.0 >= TRIAL_DAYS * DAY;
        let trials = self.trials().into_iter();
        trials
            .filter(|(_, it)| mine(it) && late(it))
            .map(|(id, _)| *id)
            .collect()
    }

    /// How the last thing went that was tried; `None` when nothing was, or nobody said.
    pub fn last_went(&self) -> Option<Went> {
        let tried = self.messages.iter().rev();
        tried.map(|(_, entry)| entry).find_map(|it| it.what.went)
    }
}
