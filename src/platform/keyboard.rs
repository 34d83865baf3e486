//! Keys that work anywhere on the page.

use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, KeyboardEvent};

use super::window;

/// A key that was pressed outside any field, or with Ctrl or Cmd.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// What it writes, such as `h`, or its name, such as `Escape`.
    pub key: String,
    /// Whether Ctrl or Cmd was held.
    pub command: bool,
    /// Whether Shift was held.
    pub shift: bool,
}

/// Calls `pressed` for every key that is pressed outside a field or with Ctrl or Cmd, for as long as the page lives. When it says that
/// the key was meant for it, the browser does nothing more with it.
pub fn watch(pressed: impl Fn(Key) -> bool + 'static) {
    let listener = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
        let key = Key {
            key: event.key(),
            command: event.ctrl_key() || event.meta_key(),
            shift: event.shift_key(),
        };
        if (in_field(&event) && !key.command) || event.alt_key() || event.is_composing() {
            return;
        }
        if pressed(key) {
            event.prevent_default();
        }
    });
    if let Some(window) = window() {
        window.set_onkeydown(Some(listener.as_ref().unchecked_ref()));
        listener.forget();
    }
}

/// Whether what is typed goes into a field.
fn in_field(event: &KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|it| it.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|element| {
        element.is_content_editable()
            || matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
    })
}

/// Calls `touched` for every key and every press of a pointer, for as long as the page lives.
pub fn watch_touches(touched: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(touched);
    if let Some(window) = window() {
        for event in ["keydown", "pointerdown"] {
            // Adding a listener cannot fail.
            let _ = window.add_event_listener_with_callback_and_bool(
                event,
                listener.as_ref().unchecked_ref(),
                true,
            );
        }
        listener.forget();
    }
}
