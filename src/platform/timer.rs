//! Doing something later.

use futures::channel::oneshot;
use wasm_bindgen::prelude::*;

use super::window;

/// Calls `then` after this many milliseconds.
pub fn after(milliseconds: i32, then: impl FnOnce() + 'static) {
    let then = Closure::once_into_js(then);
    if let Some(window) = window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(
            then.unchecked_ref(),
            milliseconds,
        );
    }
}

/// Waits for this many milliseconds.
pub async fn pause(milliseconds: i32) {
    let (send, over) = oneshot::channel();
    after(milliseconds, move || {
        let _ = send.send(());
    });
    let _ = over.await;
}

/// Calls `each` every so many milliseconds, for as long as the page lives.
pub fn every(milliseconds: i32, each: impl Fn() + 'static) {
    let each = Closure::<dyn Fn()>::new(each);
    if let Some(window) = window() {
        let _ = window.set_interval_with_callback_and_timeout_and_arguments_0(
            each.as_ref().unchecked_ref(),
            milliseconds,
        );
        each.forget();
    }
}
