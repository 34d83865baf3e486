//! The library of what a school can do for its students, and the plans to begin from: what comes with the program, in the
//! person's language, with what the school changed in it. Only what shows it reaches it, so that it is loaded with those pages.

use std::sync::{Arc, OnceLock};

use throughline_domain::library::{Entry, read, with_own};
use throughline_domain::plan::template::{self, Own as Templates, Template};
use throughline_domain::school::Bookcase;
use throughline_domain::subject::Subject;

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

/// What the school has of its own. Tracked.
pub fn own(workspace: Workspace) -> Bookcase {
    let school = workspace.cabinet.view(Subject::School);
    school
        .map(|school| school.contents.read())
        .unwrap_or_default()
}

/// The entries as the school has them. Tracked.
pub fn entries(workspace: Workspace) -> Vec<Entry> {
    with_own(&of_program(), &own(workspace).library)
}

/// The plans to begin from that come with the program. Tracked.
pub fn templates_of_program() -> Arc<Templates> {
    static ENGLISH: OnceLock<Arc<Templates>> = OnceLock::new();
    static SPANISH: OnceLock<Arc<Templates>> = OnceLock::new();
    let (read_already, json) = match language() {
        Language::English => (&ENGLISH, include_str!("../../library/templates.en.json")),
        Language::Spanish => (&SPANISH, include_str!("../../library/templates.es.json")),
    };
    // A test reads both files: they are never unreadable here.
    let read = || Arc::new(template::read(json, &of_program()).unwrap_or_default());
    Arc::clone(read_already.get_or_init(read))
}

/// The plans to begin from as the school has them, by name. Tracked.
pub fn templates(workspace: Workspace) -> Vec<(String, Template)> {
    template::with_own(&templates_of_program(), &own(workspace).templates)
}
