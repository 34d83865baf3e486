//! The page as a whole: printing it and reloading it.

use std::cell::Cell;

use wasm_bindgen::prelude::*;
use web_sys::Event;

use super::window;

thread_local! {
    static LOSES: Cell<bool> = const { Cell::new(false) };
}

/// Lets the browser ask before the page is left, or no longer.
pub fn ask_before_leaving(on: bool) {
    LOSES.set(on);
    let Some(window) = window() else {
        return;
    };
    if !on {
        window.set_onbeforeunload(None);
        return;
    }
    let ask = Closure::<dyn Fn(Event)>::new(|event: Event| event.prevent_default());
    window.set_onbeforeunload(Some(ask.as_ref().unchecked_ref()));
    ask.forget();
}

/// Whether leaving the page loses something.
pub fn leaving_loses() -> bool {
    LOSES.get()
}

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
