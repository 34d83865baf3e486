//! Bytes to and from other threads, moved and not copied where the browser allows it.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Worker};

/// The bytes of a message; `None` when it is none of ours.
pub fn received(event: &MessageEvent) -> Option<Vec<u8>> {
    let buffer = event.data().dyn_into::<ArrayBuffer>().ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

fn buffer_of(bytes: &[u8]) -> (JsValue, Array) {
    let buffer = Uint8Array::from(bytes).buffer();
    let transfer = Array::of1(&buffer);
    (buffer.into(), transfer)
}

/// Sends bytes to whoever started this worker.
pub fn to_parent(scope: &DedicatedWorkerGlobalScope, bytes: &[u8]) {
    let (buffer, transfer) = buffer_of(bytes);
    // It fails only for what cannot be copied; bytes can.
    let _ = scope.post_message_with_transfer(&buffer, &transfer);
}

/// Sends bytes to a worker.
pub fn to_worker(worker: &Worker, bytes: &[u8]) {
    let (buffer, transfer) = buffer_of(bytes);
    let _ = worker.post_message_with_transfer(&buffer, &transfer);
}
