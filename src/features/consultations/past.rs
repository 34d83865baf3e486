//! What consultations add to the timeline of the student whom they are about.

use throughline_domain::id::StudentId;
use throughline_domain::shape::Kind;
use throughline_domain::thread::Part;

use super::case::Case;
use crate::features::{Happening, HappeningKind};
use crate::route::Route;
use crate::text::consultations as say;
use crate::workspace::Workspace;

/// Consultations about a student: that they were begun, what was tried, and what came of them. What was said meanwhile
/// stands on their own pages.
pub fn happenings(workspace: Workspace, student: StudentId) -> Vec<Happening> {
    let mut found = Vec::new();
    for view in workspace.cabinet.of_kind(Kind::Thread) {
        let Some(case) = Case::of(&view).filter(|case| case.thread.student == Some(student)) else {
            continue;
        };
        let happening = |key, at, by, title, body| Happening {
            key,
            at,
            by,
            kind: HappeningKind::Consultation,
            title,
            body,
            route: Some(Route::Consultation(case.id)),
        };
        let by = case.thread.author;
        let title = say::happened_asked(workspace.staff_name(by), case.thread.title.as_str());
        let body = case.thread.question.clone();
        let key = case.id.to_string();
        found.push(happening(key, case.made(), by, title, body));
        for (id, entry) in case.standing.messages.clone() {
            let by = entry.what.who.unwrap_or(entry.by);
            let name = workspace.staff_name(by);
            let title = match entry.what.part {
                Part::Tried => say::happened_tried(name),
                Part::Result => say::happened_ended(workspace.staff_name(entry.by)),
                _ => continue,
            };
            found.push(happening(
                id.to_string(),
                entry.at,
                entry.by,
                title,
                entry.what.text,
            ));
        }
    }
    found
}
