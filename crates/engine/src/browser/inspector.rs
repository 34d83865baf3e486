//! The disposable engine: a worker of its own with little memory and no key, for bytes that are not yet trusted.

use std::rc::Rc;

use futures::channel::oneshot;
use throughline_protocol::Failure;
use throughline_protocol::failure::FileProblem;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    DedicatedWorkerGlobalScope, ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType,
};

use super::parts::exchange;
use super::post;
use crate::host::Inspector;
use crate::inspect::{Inspect, Inspected};

/// The worker's name, by which it knows what it is.
pub const NAME: &str = "throughline-inspector";

/// The most an inspector may allocate: 512 MiB, more than ten times the largest bundle that is opened.
pub const MOST_MEMORY: usize = 512 << 20;

type Batch = Result<Vec<Inspected>, Failure>;

/// Serves as an inspector.
pub fn serve(scope: DedicatedWorkerGlobalScope) {
    spawn_local(async move {
        match exchange().await {
            Ok(part) => listen(scope, part.inspect),
            Err(missing) => {
                if let Ok(bytes) = postcard::to_stdvec(&Batch::Err(missing.into())) {
                    post::to_parent(&scope, &bytes);
                }
            }
        }
    });
}

fn listen(scope: DedicatedWorkerGlobalScope, inspect: fn(Inspect) -> Result<Inspected, Failure>) {
    let target = scope.clone();
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let Some(bytes) = post::received(&event) else {
            return;
        };
        let answer: Batch = match postcard::from_bytes::<Vec<Inspect>>(&bytes) {
            Ok(batch) => batch.into_iter().map(inspect).collect(),
            Err(_) => Err(Failure::Fault("inspector".to_owned())),
        };
        if let Ok(bytes) = postcard::to_stdvec(&answer) {
            post::to_parent(&target, &bytes);
        }
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    // Says that it listens: messages sent before would be lost.
    post::to_parent(&scope, &[]);
}

type Waiting = Rc<std::cell::RefCell<Option<oneshot::Sender<Result<Vec<u8>, Failure>>>>>;

/// An inspector, seen from the engine. It ends when this is dropped.
pub struct WorkerInspector {
    worker: Worker,
    waiting: Waiting,
    ready: Option<oneshot::Receiver<Result<Vec<u8>, Failure>>>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

impl WorkerInspector {
    /// Starts one.
    pub fn start() -> Result<Self, Failure> {
        let fault = || Failure::Fault("inspector".to_owned());
        let scope = js_sys::global()
            .dyn_into::<DedicatedWorkerGlobalScope>()
            .map_err(|_| fault())?;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        options.set_name(NAME);
        let worker =
            Worker::new_with_options(&scope.location().href(), &options).map_err(|_| fault())?;
        let (send, ready) = oneshot::channel();
        let waiting: Waiting = Rc::new(std::cell::RefCell::new(Some(send)));
        let on_message = {
            let waiting = Rc::clone(&waiting);
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                if let (Some(bytes), Some(send)) =
                    (post::received(&event), waiting.borrow_mut().take())
                {
                    let _ = send.send(Ok(bytes));
                }
            })
        };
        let on_error = {
            let waiting = Rc::clone(&waiting);
            Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
                event.prevent_default();
                if let Some(send) = waiting.borrow_mut().take() {
                    let _ = send.send(Err(FileProblem::TooLarge.into()));
                }
            })
        };
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self {
            worker,
            waiting,
            ready: Some(ready),
            _on_message: on_message,
            _on_error: on_error,
        })
    }
}

impl Inspector for WorkerInspector {
    async fn inspect(&mut self, batch: Vec<Inspect>) -> Batch {
        let fault = || Failure::Fault("inspector".to_owned());
        if let Some(ready) = self.ready.take() {
            let said = ready.await.map_err(|_| fault())??;
            if !said.is_empty() {
                return postcard::from_bytes::<Batch>(&said).map_err(|_| fault())?;
            }
        }
        let bytes = postcard::to_stdvec(&batch).map_err(|_| fault())?;
        drop(batch);
        let (send, receive) = oneshot::channel();
        *self.waiting.borrow_mut() = Some(send);
        post::to_worker(&self.worker, &bytes);
        let answer = receive.await.map_err(|_| fault())??;
        postcard::from_bytes::<Batch>(&answer).map_err(|_| fault())?
    }
}

impl Drop for WorkerInspector {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
