//! Something that takes a while: how far it is, and stopping it.

use leptos::prelude::*;
use throughline_protocol::Progress;

use crate::platform::engine::Engine;

/// Something that takes a while. A copy is the same job.
#[derive(Clone, Copy)]
pub struct Job {
    running: RwSignal<bool>,
    progress: RwSignal<Option<Progress>>,
    asked: StoredValue<Option<(Engine, u32)>, LocalStorage>,
}

impl Job {
    /// A job that has not begun.
    #[allow(clippy::new_without_default)] // It makes signals of the present owner: not a mere value.
    pub fn new() -> Self {
        Self {
            running: RwSignal::new(false),
            progress: RwSignal::new(None),
            asked: StoredValue::new_local(None),
        }
    }

    /// Whether it is going on; tracked.
    pub fn running(self) -> bool {
        self.running.get()
    }

    /// Whether it is going on; not tracked.
    pub fn running_now(self) -> bool {
        self.running.get_untracked()
    }

    /// How far it is; `None` while it has not said. Tracked.
    pub fn progress(self) -> Option<Progress> {
        self.progress.get()
    }

    /// Asks to stop it. Nothing will have changed, unless it was done already.
    pub fn cancel(self) {
        if let Some(Some((engine, id))) = self.asked.try_get_value() {
            engine.cancel(id);
        }
    }

    // What follows may come after the page that showed the job has gone: then it is of no use to anyone.

    pub(super) fn begin(self, engine: Engine, id: u32) {
        self.asked.try_set_value(Some((engine, id)));
        self.progress.try_set(None);
        self.running.try_set(true);
    }

    pub(super) fn advance(self, progress: Progress) {
        self.progress.try_set(Some(progress));
    }

    pub(super) fn end(self) {
        self.asked.try_set_value(None);
        self.running.try_set(false);
        self.progress.try_set(None);
    }
}
