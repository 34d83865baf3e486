//! Small settings that stay in this browser in clear: names of vaults, language, theme. Never anything about people.

use super::window;

const PREFIX: &str = "throughline.";

/// What is kept under a name.
pub fn get(name: &str) -> Option<String> {
    store()?.get_item(&key(name)).ok()?
}

/// Keeps a value, or forgets it. Where the browser refuses, it is forgotten with the page.
pub fn set(name: &str, value: Option<&str>) {
    let Some(store) = store() else {
        return;
    };
    let _ = match value {
        Some(value) => store.set_item(&key(name), value),
        None => store.remove_item(&key(name)),
    };
}

fn key(name: &str) -> String {
    format!("{PREFIX}{name}")
}

fn store() -> Option<web_sys::Storage> {
    window()?.local_storage().ok()?
}
