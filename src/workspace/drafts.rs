//! Drafts: what is typed and not saved. The engine keeps it, sealed, a second after it was typed; at once when the page
//! is hidden or about to go, when the form is left, and before the school locks.

use std::collections::{BTreeMap, BTreeSet};

use futures::StreamExt;
use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_domain::time::Timestamp;
use throughline_protocol::{Command, Draft, Event, Failure, Typed};

use super::{Phase, Workspace};
use crate::platform::engine::Asked;
use crate::platform::{clock, page, timer};

/// How long after it was typed the engine is told at the latest, in milliseconds.
const SOON: i32 = 1_000;

/// The drafts of the open school. A copy is the same.
#[derive(Clone, Copy)]
pub(super) struct DraftDesk {
    /// Every draft as it is now: those that came when the school was opened, and what is typed here.
    here: RwSignal<BTreeMap<String, Draft>>,
    /// Those of which the engine has not been told.
    untold: StoredValue<BTreeSet<String>>,
    /// Those that a commit under way saves: nothing is told of them until it is done.
    saving: StoredValue<BTreeSet<String>>,
    /// Whether the engine is told soon.
    soon: StoredValue<bool>,
    /// Whether the engine could not keep the last one.
    failed: RwSignal<bool>,
    /// In file mode, those that are not in the file as they are.
    loose: RwSignal<BTreeSet<String>>,
    /// Whether a form holds what no draft keeps.
    beyond: RwSignal<bool>,
    /// Those of them that the last vault file holds as they are.
    packed: StoredValue<BTreeSet<String>>,
}

impl DraftDesk {
    pub(super) fn new() -> Self {
        Self {
            here: RwSignal::default(),
            untold: StoredValue::default(),
            saving: StoredValue::default(),
            soon: StoredValue::new(false),
            failed: RwSignal::new(false),
            loose: RwSignal::default(),
            beyond: RwSignal::new(false),
            packed: StoredValue::default(),
        }
    }

    /// Takes in those of a school that is being opened.
    pub(super) fn receive(self, drafts: Vec<Draft>) {
        let drafts = drafts.into_iter().map(|draft| (draft.about.clone(), draft));
        self.here.set(drafts.collect());
    }

    /// Forgets all of them; the engine has them.
    pub(super) fn clear(self) {
        self.here.set(BTreeMap::new());
        self.untold.set_value(BTreeSet::new());
        self.failed.set(false);
    }

    /// In file mode, those that are not in the file as they are.
    pub(super) fn loose(self) -> RwSignal<BTreeSet<String>> {
        self.loose
    }

    /// A vault file is made.
    pub(super) fn pack(self) {
        self.packed.set_value(self.loose.get_untracked());
    }

    /// The vault file that was made last is where the person keeps it.
    pub(super) fn packed_is_kept(self) {
        let packed = self.packed.get_value();
        self.loose
            .update(|loose| loose.retain(|about| !packed.contains(about)));
    }

    /// A commit that saves this one goes out.
    pub(super) fn begin_saving(self, about: &str) {
        self.saving.update_value(|saving| {
            saving.insert(about.to_owned());
        });
    }

    fn end_saving(self, about: &str) {
        self.saving.update_value(|saving| {
            saving.remove(about);
        });
    }

    /// The engine has no such draft any more, and is told of none.
    fn is_saved(self, about: &str) {
        self.here.update(|here| {
            here.remove(about);
        });
        self.untold.update_value(|untold| {
            untold.remove(about);
        });
        self.loose.update(|loose| {
            loose.remove(about);
        });
    }
}

impl Workspace {
    pub(super) fn drafts(self) -> DraftDesk {
        self.desks.get_value().drafts
    }

    /// What was typed here and not saved, with when; not tracked.
    pub fn draft(self, about: &str) -> Option<Draft> {
        let desk = self.drafts();
        desk.here.with_untracked(|here| here.get(about).cloned())
    }

    /// What the drafts of this kind of form are about, and when each was kept; tracked.
    pub fn drafts_of(self, form: &str) -> Vec<(String, Timestamp)> {
        let desk = self.drafts();
        desk.here.with(|here| {
            let of_form = here.values().filter_map(|draft| {
                let (kind, about) = draft.about.split_once('/')?;
                (kind == form).then(|| (about.to_owned(), draft.kept))
            });
            of_form.collect()
        })
    }

    /// Whether anything is typed and not saved; tracked.
    pub fn has_drafts(self) -> bool {
        !self.drafts().here.with(BTreeMap::is_empty)
    }

    /// Whether what is typed cannot be kept just now; tracked.
    pub fn cannot_keep_drafts(self) -> bool {
        self.drafts().failed.get()
    }

    /// Whether a form holds what no draft keeps; tracked.
    pub(super) fn holds_beyond_drafts(self) -> bool {
        self.drafts().beyond.get()
    }

    /// A form holds what no draft keeps, such as a file that was picked, or holds it no longer.
    pub fn hold_beyond_drafts(self, holds: bool) {
        self.drafts().beyond.set(holds);
    }

    /// Keeps what is typed, soon.
    pub fn keep_draft(self, about: &str, typed: Typed) {
        let desk = self.drafts();
        let about = about.to_owned();
        let draft = Draft {
            about: about.clone(),
            kept: clock::now(),
            typed,
        };
        desk.here.update(|here| {
            here.insert(about.clone(), draft);
        });
        if self.changes_not_in_file().is_some() {
            desk.loose.update(|loose| {
                loose.insert(about.clone());
            });
            desk.packed.update_value(|packed| {
                packed.remove(&about);
            });
        }
        self.tell_soon(about);
    }

    /// Forgets what was typed, now.
    pub fn forget_draft(self, about: &str) {
        let desk = self.drafts();
        if desk.here.with_untracked(|here| here.contains_key(about)) {
            desk.is_saved(about);
            desk.untold.update_value(|untold| {
                untold.insert(about.to_owned());
            });
            self.tell_now();
        }
    }

    /// What comes of a draft when the commit that saves it is done.
    pub(super) fn draft_saved(self, about: &str, is_saved: bool) {
        let desk = self.drafts();
        desk.end_saving(about);
        if is_saved {
            desk.is_saved(about);
        } else if desk.here.with_untracked(|here| here.contains_key(about)) {
            self.tell_soon(about.to_owned());
        }
    }

    fn tell_soon(self, about: String) {
        let desk = self.drafts();
        desk.untold.update_value(|untold| {
            untold.insert(about);
        });
        if !desk.soon.get_value() {
            desk.soon.set_value(true);
            timer::after(SOON, move || {
                desk.soon.set_value(false);
                self.tell_now();
            });
        }
    }

    /// Lets the engine keep at once what it was not told.
    pub fn tell_now(self) {
        let told = self.tell();
        if !told.is_empty() {
            spawn_local(self.hear_of_drafts(told));
        }
    }

    /// Lets the engine keep what is typed when the page goes: it may never show again.
    pub(crate) fn watch_going(self) {
        page::before_it_goes(move || self.tell_now());
    }

    /// Tells the engine what it was not told. It has been asked when this returns: what is asked later comes after.
    pub(super) fn tell(self) -> Vec<(String, Asked)> {
        let open = matches!(self.phase.get_untracked(), Phase::Open | Phase::Opening);
        let desk = self.drafts();
        let Some(engine) = self.engine.get_value() else {
            return Vec::new();
        };
        if !open || untrack(|| self.read_only()) {
            return Vec::new();
        }
        let saving = desk.saving.get_value();
        let (later, due): (BTreeSet<String>, BTreeSet<String>) = desk
            .untold
            .get_value()
            .into_iter()
            .partition(|about| saving.contains(about));
        desk.untold.set_value(later);
        desk.here.with_untracked(|here| {
            let told = due.into_iter().map(|about| {
                let command = match here.get(&about) {
                    Some(draft) => Command::KeepDraft {
                        about: about.clone(),
                        typed: draft.typed.clone(),
                    },
                    None => Command::ForgetDraft {
                        about: about.clone(),
                    },
                };
                (about, engine.ask(command))
            });
            told.collect()
        })
    }

    /// What the engine says of the drafts that it was told.
    pub(super) async fn hear_of_drafts(self, told: Vec<(String, Asked)>) {
        let desk = self.drafts();
        for (about, mut asked) in told {
            let mut failed = None;
            while let Some(event) = asked.events.next().await {
                if let Event::Failed(failure) = event {
                    failed = Some(failure);
                }
            }
            if failed == Some(Failure::OwnershipLost) {
                self.become_read_only();
            }
            // What is not here any more, as after locking, is the engine's alone.
            if desk.here.with_untracked(|here| here.contains_key(&about)) {
                desk.failed.set(failed.is_some());
                if failed.is_some() {
                    desk.untold.update_value(|untold| {
                        untold.insert(about);
                    });
                }
            }
        }
    }
}
