//! A worker that reads QR codes in pictures: the same program without a vault. It is sent a picture at a time
//! (`ImageData`) and answers with a list of texts; with `null`, at once, when it cannot be loaded.

use js_sys::Array;
use throughline_protocol::READER;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::wasm_split;
use web_sys::{DedicatedWorkerGlobalScope, ImageData, MessageEvent};

use super::parts::NotLoaded;
use crate::codes;

type Read = fn(usize, usize, &[u8], usize) -> Vec<String>;

/// Gives what reads codes, once it is here: the others do not pay for it (decision 0020).
#[wasm_split(reader, fallible)]
fn reader() -> Result<Read, NotLoaded> {
    Ok(codes::read)
}

/// Serves as a reader, if that is what the worker's name says; gives whether it does.
pub fn serves(scope: &DedicatedWorkerGlobalScope) -> bool {
    let named = scope.name() == READER;
    if named {
        let scope = scope.clone();
        spawn_local(async move {
            match reader().await {
                Ok(read) => listen(scope, read),
                Err(_) => answer(&scope, &JsValue::NULL),
            }
        });
    }
    named
}

fn listen(scope: DedicatedWorkerGlobalScope, read: Read) {
    let target = scope.clone();
    let mut turn = 0_usize;
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        turn = turn.wrapping_add(1);
        let texts = match event.data().dyn_into::<ImageData>() {
            Ok(picture) => {
                let side = |pixels: u32| usize::try_from(pixels).unwrap_or_default();
                let (width, height) = (side(picture.width()), side(picture.height()));
                read(width, height, &picture.data(), turn)
            }
            Err(_) => Vec::new(),
        };
        let texts: Array = texts.iter().map(|text| JsValue::from_str(text)).collect();
        answer(&target, &texts);
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    // Says that it listens: messages sent before would be lost.
    answer(&scope, &Array::new());
}

fn answer(scope: &DedicatedWorkerGlobalScope, what: &JsValue) {
    // It fails only for what cannot be copied; texts can.
    let _ = scope.post_message(what);
}
