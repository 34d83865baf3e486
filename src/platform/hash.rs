//! The part of the address after `#`.

use wasm_bindgen::prelude::*;

use super::window;

/// The hash, without `#`; empty when there is none.
pub fn read() -> String {
    let hash = window().and_then(|window| window.location().hash().ok());
    hash.unwrap_or_default().trim_start_matches('#').to_owned()
}

/// Goes to a hash, which the back button returns from.
pub fn set(hash: &str) {
    if let Some(window) = window() {
        // Setting a hash cannot fail.
        let _ = window.location().set_hash(hash);
    }
}

/// Puts a hash in the place of the present one, which the back button then skips.
pub fn replace(hash: &str) {
    if let Some(window) = window() {
        let _ = window.location().replace(&format!("#{hash}"));
    }
}

/// Calls `changed` at every change of the hash, for as long as the page lives.
pub fn watch(changed: impl Fn(String) + 'static) {
    let listener = Closure::<dyn Fn()>::new(move || changed(read()));
    if let Some(window) = window() {
        window.set_onhashchange(Some(listener.as_ref().unchecked_ref()));
        // The app watches once, as long as the page lives.
        listener.forget();
    }
}
