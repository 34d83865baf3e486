//! A page of ours inside a frame: what it says, and what it is handed.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlIFrameElement, MessageEvent};

use super::window;

/// Calls `said` for every text that the page in a frame of ours says, until the listener is dropped. Whoever else sends a
/// message is passed over.
pub fn listen(frame: HtmlIFrameElement, said: impl Fn(String) + 'static) -> Listener {
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let inside = frame.content_window();
        let ours =
            inside.is_some() && event.source().map(JsValue::from) == inside.map(JsValue::from);
        if ours
            && Some(event.origin()) == origin()
            && let Some(text) = event.data().as_string()
        {
            said(text);
        }
    });
    if let Some(window) = window() {
        let _ = window.add_event_listener_with_callback("message", heard.as_ref().unchecked_ref());
    }
    Listener(heard)
}

/// Hands bytes to the page in a frame, if it is one of ours.
pub fn hand(frame: &HtmlIFrameElement, bytes: &[u8]) {
    if let (Some(inside), Some(origin)) = (frame.content_window(), origin()) {
        // Where the frame holds a page of elsewhere, the browser does not hand them over.
        let _ = inside.post_message(&Uint8Array::from(bytes), &origin);
    }
}

/// Listens for as long as it is kept.
pub struct Listener(Closure<dyn Fn(MessageEvent)>);

impl Drop for Listener {
    fn drop(&mut self) {
        if let Some(window) = window() {
            let listener = self.0.as_ref().unchecked_ref();
            let _ = window.remove_event_listener_with_callback("message", listener);
        }
    }
}

fn origin() -> Option<String> {
    window()?.location().origin().ok()
}
