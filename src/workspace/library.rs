//! The library of what a school can do for its students: what comes with the program, in the person's language, with what
//! the school changed in it. Only what shows it reaches it, so that it is loaded with those pages.

use std::sync::{Arc, OnceLock};

use throughline_domain::library::{Entry, read, with_own};

use super::Workspace;
use crate::text::{Language, language};

/// The entries that come with the program. Tracked.
pub fn of_program() -> Arc<Vec<Entry>> {
    static ENGLISH: OnceLock<Arc<Vec<Entry>>> = OnceLock::new();
    static SPANISH: OnceLock<Arc<Vec<Entry>>> = OnceLock::new();
    let (read_already, json) = match language() {
        Language::English => (&ENGLISH, include_str!("../../library/en.json")),
        Language::Spanish => (&SPANISH, include_str!("../../library/es.json")),
    };
    // A test reads both files: they are never unreadable here.
    let read = || Arc::new(read(json).unwrap_or_default());
    Arc::clone(read_already.get_or_init(read))
}

/// The entries as the school has them. Tracked.
pub fn entries(workspace: Workspace) -> Vec<Entry> {
    with_own(&of_program(), &workspace.cabinet.school().library)
}
