//! The page as a whole: printing it, reloading it, and asking before it is left.

use wasm_bindgen::prelude::*;

use super::window;

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Copies text; whether the browser allowed it.
pub async fn copy(text: &str) -> bool {
    let Some(window) = window() else {
        return false;
    };
    let done = window.navigator().clipboard().write_text(text);
    wasm_bindgen_futures::JsFuture::from(done).await.is_ok()
}

/// Asks the person before the page is left while `unsaved` says so, for as long as the page lives.
pub fn ask_before_leaving(unsaved: impl Fn() -> bool + 'static) {
    let listener = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
        if unsaved() {
            event.prevent_default();
        }
    });
    if let Some(window) = window() {
        window.set_onbeforeunload(Some(listener.as_ref().unchecked_ref()));
        listener.forget();
    }
}
