//! What the contributions about a student add to the timeline: observations and answers to requests.

use throughline_domain::contents::Contents;
use throughline_domain::contribution::{
    OBSERVATIONS, Observation, STRUCTURED, StructuredContribution,
};
use throughline_domain::entry::Entry;
use throughline_domain::id::{EntryId, StudentId};
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;

use crate::features::{Happening, HappeningKind};
use crate::text::{Text, students as say};
use crate::workspace::Workspace;

/// What happened with a student, by all contributions that are here.
pub fn happenings(workspace: Workspace, student: StudentId) -> Vec<Happening> {
    let about =
        |subject: &Subject| matches!(subject, Subject::Contribution(of, _) if *of == student);
    let mut found = Vec::new();
    for view in workspace.cabinet.of_kind(Kind::Contribution) {
        if about(&view.subject) {
            collect(workspace, &view.contents, &mut found);
        }
    }
    found
}

fn collect(workspace: Workspace, contents: &Contents, found: &mut Vec<Happening>) {
    for (id, entry) in contents.entries::<Observation>(OBSERVATIONS) {
        let title = observed(workspace.staff_name(entry.by), &entry.what);
        let seen = entry.what.seen;
        let body = entry.what.text.clone();
        let mut happening = happening(id, &entry, HappeningKind::Observation, title, body);
        happening.at = seen;
        found.push(happening);
    }
    for (id, entry) in contents.entries::<StructuredContribution>(STRUCTURED) {
        let title = say::contributed(workspace.staff_name(entry.by));
        let lines: Vec<&str> = entry.what.areas.values().map(String::as_str).collect();
        let body = lines.join("\n");
        found.push(happening(
            id,
            &entry,
            HappeningKind::Observation,
            title,
            body,
        ));
    }
}

fn happening<T>(
    id: EntryId,
    entry: &Entry<T>,
    kind: HappeningKind,
    title: Text,
    body: String,
) -> Happening {
    Happening {
        key: id.to_string(),
        at: entry.at,
        by: entry.by,
        kind,
        title,
        body,
        route: None,
    }
}

fn observed(name: String, observation: &Observation) -> Text {
    let setting = observation.setting.trim();
    match (observation.strength, setting.is_empty()) {
        (false, true) => say::observed(name),
        (false, false) => say::observed_at(name, setting),
        (true, true) => say::strength_seen(name),
        (true, false) => say::strength_seen_at(name, setting),
    }
}
