//! The page as a whole: printing and reloading it, leaving and hiding it.

use std::cell::Cell;

use wasm_bindgen::prelude::*;
use web_sys::Event;

use super::{document, window};

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

/// Calls `going` whenever the page may never show again, for as long as it lives: when it is hidden, as behind another tab
/// or before it is closed, and before it is left, while the browser may still be asking.
pub fn before_it_goes(going: impl Fn() + Clone + 'static) {
    let (Some(window), Some(document)) = (window(), document()) else {
        return;
    };
    let leaving = Closure::<dyn Fn()>::new(going.clone());
    let _ =
        window.add_event_listener_with_callback("beforeunload", leaving.as_ref().unchecked_ref());
    leaving.forget();
    let hidden = Closure::<dyn Fn()>::new(move || {
        if self::document().is_some_and(|document| document.hidden()) {
            going();
        }
    });
    document.set_onvisibilitychange(Some(hidden.as_ref().unchecked_ref()));
    hidden.forget();
}

/// Whether the page came in a way that nobody could change: `https`, or from this machine. Elsewhere the browser also
/// withholds its locks, its clipboard and its promise to keep what is stored.
pub fn is_protected() -> bool {
    window().is_none_or(|window| window.is_secure_context())
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
