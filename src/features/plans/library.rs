//! The library that comes with the program, in the person's language: read when it is first looked into.

use std::sync::{Arc, OnceLock};

use throughline_domain::library::{Entry, read};

use crate::text::{Language, language};

/// The entries in the person's language. Tracked.
pub fn entries() -> Arc<Vec<Entry>> {
    static ENGLISH: OnceLock<Arc<Vec<Entry>>> = OnceLock::new();
    static SPANISH: OnceLock<Arc<Vec<Entry>>> = OnceLock::new();
    let (read_already, json) = match language() {
        Language::English => (&ENGLISH, include_str!("../../../library/en.json")),
        Language::Spanish => (&SPANISH, include_str!("../../../library/es.json")),
    };
    // A test reads both files: they are never unreadable here.
    let read = || Arc::new(read(json).unwrap_or_default());
    Arc::clone(read_already.get_or_init(read))
}
