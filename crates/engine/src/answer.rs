//! Where a command's answers go: progress, streamed dossiers, and whether the person has stopped it.

use std::cell::Cell;
use std::rc::Rc;

use throughline_protocol::{DossierView, Event, Failure, FromEngine, Progress, Stage};

/// How many dossiers a message holds at most.
pub const AT_ONCE: usize = 32;

/// Where the engine's messages go.
pub type Sink = Rc<dyn Fn(FromEngine)>;

/// The answers of one command.
#[derive(Clone)]
pub struct Answer {
    id: u32,
    sink: Sink,
    cancelled: Rc<Cell<bool>>,
}

impl Answer {
    /// The answers of the command of this number.
    pub fn new(id: u32, sink: Sink, cancelled: Rc<Cell<bool>>) -> Self {
        Self {
            id,
            sink,
            cancelled,
        }
    }

    /// Sends a part of the answer.
    pub fn send(&self, event: Event) {
        (self.sink)(FromEngine::Answer { id: self.id, event });
    }

    /// Tells how far the command is.
    ///
    /// # Errors
    /// [`Failure::Cancelled`] when the person has stopped it.
    pub fn progress(&self, stage: Stage, done: usize, total: usize) -> Result<(), Failure> {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        self.send(Event::Progress(Progress {
            stage,
            done: count(done),
            total: count(total),
        }));
        if self.cancelled.get() {
            Err(Failure::Cancelled)
        } else {
            Ok(())
        }
    }

    /// Streams dossiers as they are now, few in a message: the app takes in each message in one go.
    pub fn dossiers(&self, views: Vec<DossierView>) {
        let mut views = views.into_iter().peekable();
        while views.peek().is_some() {
            self.send(Event::Dossiers(views.by_ref().take(AT_ONCE).collect()));
        }
    }
}
