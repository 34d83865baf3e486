//! The link to a worker that reads QR codes in pictures: the engine's program, without a vault.

use std::cell::RefCell;
use std::rc::Rc;

use futures::channel::oneshot;
use js_sys::Array;
use throughline_protocol::READER;
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, ImageData, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::engine;

/// Why a picture was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotRead {
    /// The program of the reader could not be loaded.
    NotLoaded,
    /// The reader broke off over this picture: the next one needs a new reader.
    BrokeOff,
}

type Texts = Result<Vec<String>, NotRead>;
type Waiting = Rc<RefCell<Option<oneshot::Sender<Texts>>>>;

/// A reader. It ends when this is dropped.
pub struct CodeReader {
    worker: Worker,
    waiting: Waiting,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

impl CodeReader {
    /// Starts a reader, and waits until it is ready.
    ///
    /// # Errors
    /// When it cannot be loaded.
    pub async fn start() -> Result<Self, NotRead> {
        let address = engine::address().ok_or(NotRead::NotLoaded)?;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        options.set_name(READER);
        let worker =
            Worker::new_with_options(&address, &options).map_err(|_| NotRead::NotLoaded)?;
        let waiting = Waiting::default();
        let answered = Rc::clone(&waiting);
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            answer(&answered, texts(&event.data()));
        });
        let answered = Rc::clone(&waiting);
        let on_error = Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
            event.prevent_default();
            answer(&answered, Err(NotRead::BrokeOff));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let reader = Self {
            worker,
            waiting,
            _on_message: on_message,
            _on_error: on_error,
        };
        // It says that it listens; an error before that is of loading it.
        match reader.answer().await {
            Ok(_) => Ok(reader),
            Err(_) => Err(NotRead::NotLoaded),
        }
    }

    /// The texts of the codes in a picture, which is handed over and not copied. One picture at a time.
    ///
    /// # Errors
    /// When the reader broke off.
    pub async fn read(&self, picture: ImageData) -> Texts {
        let answer = self.answer();
        let bytes = js_sys::Reflect::get(&picture, &JsValue::from_str("data"))
            .and_then(|data| js_sys::Reflect::get(&data, &JsValue::from_str("buffer")));
        let sent = bytes.and_then(|bytes| {
            self.worker
                .post_message_with_transfer(&picture, &Array::of1(&bytes))
        });
        if sent.is_err() {
            return Err(NotRead::BrokeOff);
        }
        answer.await
    }

    /// What it says next.
    fn answer(&self) -> impl Future<Output = Texts> + use<> {
        let (send, receive) = oneshot::channel();
        *self.waiting.borrow_mut() = Some(send);
        async move { receive.await.unwrap_or(Err(NotRead::BrokeOff)) }
    }
}

impl Drop for CodeReader {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
        // Whoever still waits is answered, so that nothing is kept for them.
        answer(&self.waiting, Err(NotRead::BrokeOff));
    }
}

fn answer(waiting: &Waiting, texts: Texts) {
    if let Some(send) = waiting.borrow_mut().take() {
        // Whoever asked may have gone.
        let _ = send.send(texts);
    }
}

/// The texts of an answer; instead of one, the reader says with `null` that it was not loaded.
fn texts(answer: &JsValue) -> Texts {
    let all = answer.dyn_ref::<Array>().ok_or(NotRead::NotLoaded)?;
    Ok(all.iter().filter_map(|text| text.as_string()).collect())
}
