//! Saving what a form holds: whether it is under way, and why it failed.

use std::future::Future;

use leptos::prelude::*;
use throughline_protocol::Failure;

/// Something that is being saved. A copy is the same one.
#[derive(Debug, Clone, Copy)]
pub struct Saving {
    busy: RwSignal<bool>,
    failure: RwSignal<Option<Failure>>,
}

impl Saving {
    /// Nothing is being saved yet.
    #[allow(clippy::new_without_default)] // It makes signals of the present owner: not a mere value.
    pub fn new() -> Self {
        Self {
            busy: RwSignal::new(false),
            failure: RwSignal::new(None),
        }
    }

    /// Whether it is under way.
    pub fn busy(self) -> Signal<bool> {
        self.busy.into()
    }

    /// Why the last attempt failed; `None` when it did not.
    pub fn failure(self) -> Signal<Option<Failure>> {
        self.failure.into()
    }

    /// Saves, and does what comes then only when it is stored. Does nothing while an attempt is under way.
    pub fn run(
        self,
        work: impl Future<Output = Result<(), Failure>> + 'static,
        then: impl FnOnce() + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.failure.set(None);
        leptos::task::spawn_local(async move {
            let done = work.await;
            // The form may have gone in the meantime.
            self.busy.try_set(false);
            match done {
                Ok(()) => then(),
                Err(failure) => {
                    self.failure.try_set(Some(failure));
                }
            }
        });
    }
}
