//! The link to the engine: a module worker that is sent commands and answers with events, both as bytes.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use futures::channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use js_sys::{Array, ArrayBuffer, Uint8Array};
use throughline_protocol::reply::Notice;
use throughline_protocol::{Command, Event, Failure, FromEngine, ToEngine, decode, encode};
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::document;

/// What the engine says without being asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unasked {
    /// A notice.
    Notice(Notice),
    /// The engine died. What was asked and not answered has failed; what was saved is safe.
    Died,
}

/// A running engine. Clones are the same engine; it ends with [`Engine::end`] or when the last of them is dropped.
#[derive(Clone)]
pub struct Engine(Rc<Inner>);

/// Something that was asked: its number, and the events that answer it. The last is `Done` or `Failed`.
pub struct Asked {
    /// The number, to cancel it by.
    pub id: u32,
    /// The answers, as they come.
    pub events: UnboundedReceiver<Event>,
}

struct Inner {
    worker: Worker,
    waiting: Waiting,
    next: Cell<u32>,
    alive: Cell<bool>,
    /// What the worker calls; dropped with it.
    listeners: RefCell<Vec<Listener>>,
}

type Listener = Closure<dyn FnMut(JsValue)>;
type Waiting = Rc<RefCell<BTreeMap<u32, UnboundedSender<Event>>>>;

impl Engine {
    /// Starts an engine. `unasked` hears what nobody asked for.
    ///
    /// # Errors
    /// When the page names no engine, or the browser refuses to start one.
    pub fn start(unasked: impl Fn(Unasked) + 'static) -> Result<Self, Failure> {
        let address = address().ok_or_else(|| Failure::Fault("no engine".into()))?;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&address, &options)
            .map_err(|_| Failure::Fault("engine refused".into()))?;
        let inner = Rc::new(Inner {
            worker,
            waiting: Waiting::default(),
            next: Cell::new(1),
            alive: Cell::new(true),
            listeners: RefCell::default(),
        });
        inner.listen(Rc::new(unasked));
        Ok(Self(inner))
    }

    /// Asks for something. It is answered even when the engine dies: then it fails.
    pub fn ask(&self, command: Command) -> Asked {
        let id = self.0.next.get();
        self.0.next.set(id.wrapping_add(1));
        let (sender, events) = unbounded();
        self.0.waiting.borrow_mut().insert(id, sender);
        let command = Box::new(command);
        if !self.0.alive.get() || !self.0.post(&ToEngine::Ask { id, command }) {
            self.0.fail_all();
        }
        Asked { id, events }
    }

    /// Asks to stop what this number began. It still answers: with `Failed(Cancelled)`, or as if not asked to stop.
    pub fn cancel(&self, id: u32) {
        self.0.post(&ToEngine::Cancel { id });
    }

    /// Whether something that was asked is not answered yet.
    pub fn is_busy(&self) -> bool {
        !self.0.waiting.borrow().is_empty()
    }

    /// Ends the engine at once, which frees its memory and its keys. What is still waiting fails.
    pub fn end(&self) {
        self.0.end();
    }
}

impl Inner {
    fn listen(self: &Rc<Self>, unasked: Rc<dyn Fn(Unasked)>) {
        let this = Rc::downgrade(self);
        let said = Rc::clone(&unasked);
        let on_message = Closure::new(move |event: JsValue| {
            if let Some(this) = this.upgrade() {
                this.hear(&event, &*said);
            }
        });
        let this = Rc::downgrade(self);
        let on_error = Closure::new(move |_| {
            if let Some(this) = this.upgrade().filter(|this| this.alive.get()) {
                this.end();
                unasked(Unasked::Died);
            }
        });
        self.worker
            .set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        self.worker
            .set_onerror(Some(on_error.as_ref().unchecked_ref()));
        self.listeners.borrow_mut().extend([on_message, on_error]);
    }

    fn hear(&self, event: &JsValue, unasked: &dyn Fn(Unasked)) {
        let data = event.unchecked_ref::<MessageEvent>().data();
        match decode(&Uint8Array::new(&data).to_vec()) {
            Ok(FromEngine::Ready) => {}
            Ok(FromEngine::Notice(notice)) => unasked(Unasked::Notice(notice)),
            Ok(FromEngine::Answer { id, event }) => {
                let last = matches!(event, Event::Done(_) | Event::Failed(_));
                let sender = if last {
                    self.waiting.borrow_mut().remove(&id)
                } else {
                    self.waiting.borrow().get(&id).cloned()
                };
                if let Some(sender) = sender {
                    // Whoever asked may have gone; then nobody needs the answer.
                    let _ = sender.unbounded_send(event);
                }
            }
            Err(_) => {
                self.end();
                unasked(Unasked::Died);
            }
        }
    }

    /// Whether the message went out.
    fn post(&self, message: &ToEngine) -> bool {
        let Ok(bytes) = encode(message) else {
            return false;
        };
        let buffer: ArrayBuffer = Uint8Array::from(bytes.as_slice()).buffer();
        self.worker
            .post_message_with_transfer(&buffer, &Array::of1(&buffer))
            .is_ok()
    }

    fn end(&self) {
        self.alive.set(false);
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
        self.fail_all();
    }

    fn fail_all(&self) {
        let waiting = std::mem::take(&mut *self.waiting.borrow_mut());
        for sender in waiting.into_values() {
            let _ = sender.unbounded_send(Event::Failed(Failure::Fault("engine ended".into())));
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// The address of the engine's module, which the build writes into the page.
pub(super) fn address() -> Option<String> {
    let meta = document()?
        .query_selector("meta[name='throughline-engine']")
        .ok()??;
    meta.get_attribute("content")
        .filter(|address| !address.is_empty() && !address.starts_with('%'))
}
