//! The worker's loop: takes commands in order, one at a time; a cancel overtakes them.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use futures::StreamExt;
use futures::channel::mpsc::{UnboundedReceiver, unbounded};
use js_sys::global;
use throughline_domain::id::VaultId;
use throughline_domain::time::Timestamp;
use throughline_protocol::reply::Notice;
use throughline_protocol::{Command, Event, Failure, FromEngine, Reply, ToEngine, decode, encode};
use throughline_vault::store::memory::{MemoryStore, Snapshot};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::indexed_db::IndexedDb;
use super::inspector::{self, WorkerInspector};
use super::parts::{desk, exchange};
use super::place::Place;
use super::{ownership, post, reader};
use crate::answer::{Answer, Sink};
use crate::engine::{Engine, Part, part_of};
use crate::host::Host;

/// Starts the worker. `limit_memory` sets the most bytes that may be allocated.
pub fn start(limit_memory: impl Fn(usize)) {
    if start_as_inspector(limit_memory) {
        return;
    }
    if let Ok(scope) = global().dyn_into::<DedicatedWorkerGlobalScope>()
        && !reader::serves(&scope)
    {
        serve(scope);
    }
}

/// Starts the worker as an inspector, if that is what its name says; gives whether it did.
pub fn start_as_inspector(limit_memory: impl Fn(usize)) -> bool {
    let Ok(scope) = global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return false;
    };
    let inspector = scope.name() == inspector::NAME;
    if inspector {
        limit_memory(inspector::MOST_MEMORY);
        inspector::serve(scope);
    }
    inspector
}

type Stops = Rc<RefCell<HashMap<u32, Rc<Cell<bool>>>>>;

fn serve(scope: DedicatedWorkerGlobalScope) {
    let sink: Sink = {
        let scope = scope.clone();
        Rc::new(move |message: FromEngine| {
            if let Ok(bytes) = encode(&message) {
                post::to_parent(&scope, &bytes);
            }
        })
    };
    let (send, receive) = unbounded();
    let stops: Stops = Rc::default();
    let listener = {
        let stops = Rc::clone(&stops);
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let Some(message) = post::received(&event).and_then(|bytes| decode(&bytes).ok()) else {
                return;
            };
            match message {
                ToEngine::Ask { id, command } => {
                    let stop = Rc::new(Cell::new(false));
                    stops.borrow_mut().insert(id, Rc::clone(&stop));
                    let _ = send.unbounded_send((id, command, stop));
                }
                ToEngine::Cancel { id } => {
                    if let Some(stop) = stops.borrow().get(&id) {
                        stop.set(true);
                    }
                }
            }
        })
    };
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    sink(FromEngine::Ready);
    spawn_local(run(receive, stops, sink));
}

async fn run(
    mut commands: UnboundedReceiver<(u32, Box<Command>, Rc<Cell<bool>>)>,
    stops: Stops,
    sink: Sink,
) {
    let mut engine = Engine::new(BrowserHost::new(Rc::clone(&sink)));
    while let Some((id, command, stop)) = commands.next().await {
        let answer = Answer::new(id, Rc::clone(&sink), stop);
        let last = match handle(&mut engine, *command, &answer).await {
            Ok(reply) => Event::Done(Box::new(reply)),
            Err(failure) => Event::Failed(failure),
        };
        let opens = opens_a_school(&last);
        answer.send(last);
        if opens {
            // What somebody may want to write or send later comes now, while the network is there.
            spawn_local(async {
                drop(desk().await);
                drop(exchange().await);
            });
        }
        stops.borrow_mut().remove(&id);
    }
}

fn opens_a_school(event: &Event) -> bool {
    let Event::Done(reply) = event else {
        return false;
    };
    matches!(**reply, Reply::Unlocked(_) | Reply::Joined { .. })
}

async fn handle(
    engine: &mut Engine<BrowserHost>,
    command: Command,
    answer: &Answer,
) -> Result<Reply, Failure> {
    match part_of(&command) {
        Part::Door => engine.door(command, answer).await,
        Part::Desk => (desk().await?)(engine, command, answer).await,
        Part::Exchange => (exchange().await?.handle)(engine, command, answer).await,
    }
}

/// A worker in a browser.
pub struct BrowserHost {
    sink: Sink,
}

impl BrowserHost {
    /// A host whose notices go there.
    pub fn new(sink: Sink) -> Self {
        Self { sink }
    }
}

impl Host for BrowserHost {
    type Store = Place;
    type Inspector = WorkerInspector;

    async fn open(&self, vault: VaultId, create: bool) -> Result<Place, Failure> {
        let sink = Rc::clone(&self.sink);
        IndexedDb::open(vault, create, move || {
            sink(FromEngine::Notice(Notice::MustReload));
        })
        .await
        .map(Place::Browser)
    }

    fn in_memory(&self, vault: Snapshot) -> Place {
        Place::Memory(MemoryStore::from_snapshot(vault))
    }

    async fn own(&self, vault: VaultId, steal: bool) -> Result<(), Failure> {
        let sink = Rc::clone(&self.sink);
        ownership::take(vault, steal, move || {
            sink(FromEngine::Notice(Notice::OwnershipLost));
        })
        .await
    }

    fn inspector(&self) -> Result<WorkerInspector, Failure> {
        WorkerInspector::start()
    }

    fn now(&self) -> Timestamp {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "milliseconds since 1970 fit in 53 bits"
        )]
        Timestamp(js_sys::Date::now() as i64)
    }

    fn utc_offset_minutes(&self) -> i32 {
        #[expect(clippy::cast_possible_truncation, reason = "at most 14 hours")]
        let behind = js_sys::Date::new_0().get_timezone_offset() as i32;
        -behind
    }

    async fn breathe(&self) {
        // A message to oneself comes back after those that already wait, without the delay of a timer.
        let promise = js_sys::Promise::new(&mut |resolve, _| {
            if let Ok(channel) = web_sys::MessageChannel::new() {
                channel.port1().set_onmessage(Some(&resolve));
                let _ = channel.port2().post_message(&wasm_bindgen::JsValue::NULL);
            } else {
                let _ = resolve.call0(&wasm_bindgen::JsValue::NULL);
            }
        });
        let _ = JsFuture::from(promise).await;
    }
}
