//! Where a consultation stands, derived from what was added to it.

use std::collections::BTreeSet;

use super::{MESSAGES, Message, Part, Thread};
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
    /// An answer: the person has written nothing, or has not read what the one who asks wrote since.
    Answer,
    /// A look: others wrote on the person's own consultation, and so many of it are suggestions.
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

    /// A message as somebody writes it who has read all that is here.
    #[must_use]
    pub fn follow(&self, message: Message) -> Message {
        let read: BTreeSet<EntryId> = self
            .messages
            .iter()
            .flat_map(|(_, it)| it.what.after.iter().copied())
            .collect();
        let latest = self.messages.iter().map(|(id, _)| *id);
        Message {
            after: latest.filter(|id| !read.contains(id)).collect(),
            ..message
        }
    }

    /// What the writers of these messages had read, the messages themselves included.
    fn past(&self, of: impl Fn(&Entry<Message>) -> bool) -> BTreeSet<EntryId> {
        let after = |id: EntryId| {
            let message = self.messages.iter().find(|(other, _)| *other == id);
            message
                .into_iter()
                .flat_map(|(_, it)| it.what.after.iter().copied())
        };
        let these = self.messages.iter().filter(|(_, it)| of(it));
        let mut to_look: Vec<EntryId> = these.map(|(id, _)| *id).collect();
        let mut past = BTreeSet::new();
        while let Some(id) = to_look.pop() {
            if past.insert(id) {
                to_look.extend(after(id));
            }
        }
        past
    }

    /// The result that it ended with; `None` while it is open: who took it up again had read every result.
    pub fn result(&self) -> Option<&Entry<Message>> {
        let taken_up = self.past(|it| it.what.part == Part::Reopened);
        let standing = self.messages.iter().rev();
        standing
            .filter(|(id, _)| !taken_up.contains(id))
            .map(|(_, entry)| entry)
            .find(|entry| entry.what.part == Part::Result)
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
        let mine = |it: &Entry<Message>| it.by == me;
        let read = self.past(mine);
        let unread = self.messages.iter().filter(|(id, _)| !read.contains(id));
        let mut unread = unread.map(|(_, entry)| entry);
        if thread.author == me {
            let said: Vec<_> = unread.filter(|it| it.what.part != Part::Read).collect();
            let suggests = |it: &&&Entry<Message>| it.what.part == Part::Suggestion;
            let suggestions = said.iter().filter(suggests).count();
            return (!said.is_empty()).then_some(Waits::Look { suggestions });
        }
        let asks = |it: &Entry<Message>| {
            it.what.part == Part::Reopened || (it.by == thread.author && it.what.part == Part::Word)
        };
        (read.is_empty() || unread.any(asks)).then_some(Waits::Answer)
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
}
