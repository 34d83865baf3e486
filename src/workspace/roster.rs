//! The roster as values, read in short tasks: it is the largest body there is, and a person may be typing.

use std::ops::Bound;
use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::contents::Path;
use throughline_domain::fields;
use throughline_domain::roster::Roster;
use throughline_protocol::DossierView;

use super::register::Register;
use crate::platform::timer::after;

/// How many fields are read in one task.
const AT_ONCE: usize = 2_000;

/// The roster as it was last read. While a newer one is being read, the last one shows.
#[derive(Clone, Copy)]
pub struct LastRoster {
    roster: RwSignal<Arc<Roster>>,
    register: RwSignal<Arc<Register>>,
    /// Whether none is being read for the first time.
    ready: RwSignal<bool>,
    /// Which reading is the newest: older ones stop.
    newest: StoredValue<u64>,
}

impl LastRoster {
    pub(super) fn new() -> Self {
        Self {
            roster: RwSignal::default(),
            register: RwSignal::default(),
            ready: RwSignal::new(true),
            newest: StoredValue::new(0),
        }
    }

    /// The roster. Tracked.
    pub fn get(self) -> Arc<Roster> {
        self.roster.get()
    }

    /// The students as lines by which they are found. Tracked.
    pub fn register(self) -> Arc<Register> {
        self.register.get()
    }

    /// Whether what is here can be shown: false while the first roster is being read. Tracked.
    pub fn ready(self) -> bool {
        self.ready.get()
    }

    /// Reads a roster that came in: a small one at once.
    pub(super) fn read(self, view: Arc<DossierView>) {
        let turn = self.begin();
        if view.contents.fields.len() <= AT_ONCE {
            self.show(Arc::new(view.contents.read()));
            return;
        }
        if self.roster.with_untracked(|roster| roster.cards.is_empty()) {
            self.ready.set(false);
        }
        after(0, move || {
            self.read_on(turn, view, None, Roster::default());
        });
    }

    /// Forgets everything.
    pub(super) fn clear(self) {
        self.begin();
        self.show(Arc::default());
    }

    fn begin(self) -> u64 {
        self.newest.update_value(|newest| *newest += 1);
        self.newest.get_value()
    }

    fn read_on(self, turn: u64, view: Arc<DossierView>, last: Option<Path>, mut so_far: Roster) {
        if self.newest.try_get_value() != Some(turn) {
            return;
        }
        let from = last.map_or(Bound::Unbounded, Bound::Excluded);
        let mut rest = view.contents.fields.range((from, Bound::Unbounded));
        let part: Vec<_> = rest.by_ref().take(AT_ONCE).collect();
        let last = part.last().map(|(path, _)| (*path).clone());
        so_far.join(fields::read_some(part.into_iter()).0);
        let done = rest.next().is_none();
        after(0, move || {
            if !done {
                self.read_on(turn, view, last, so_far);
            } else if self.newest.try_get_value() == Some(turn) {
                self.show(Arc::new(so_far));
            }
        });
    }

    fn show(self, roster: Arc<Roster>) {
        self.register.set(Arc::new(Register::of(&roster)));
        self.roster.set(roster);
        self.ready.set(true);
    }
}
