//! What the contributions about a student add to the timeline: observations and answers to requests.

use throughline_domain::contents::Contents;
use throughline_domain::contribution::{
    OBSERVATIONS, Observation, ObservationKind, STRUCTURED, StructuredContribution,
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
        let (kind, body) = (kind_of(entry.what.kind()), told(&entry.what));
        let mut happening = happening(id, &entry, kind, title, body);
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
    match (observation.kind(), setting.is_empty()) {
        (ObservationKind::Neutral, true) => say::observed(name),
        (ObservationKind::Neutral, false) => say::observed_at(name, setting),
        (ObservationKind::Strength, true) => say::strength_seen(name),
        (ObservationKind::Strength, false) => say::strength_seen_at(name, setting),
        (ObservationKind::Concern, true) => say::concern_seen(name),
        (ObservationKind::Concern, false) => say::concern_seen_at(name, setting),
    }
}

const fn kind_of(kind: ObservationKind) -> HappeningKind {
    match kind {
        ObservationKind::Strength => HappeningKind::Strength,
        ObservationKind::Concern => HappeningKind::Concern,
        ObservationKind::Neutral => HappeningKind::Observation,
    }
}

/// What an observation tells: in a few lines where it also says what came before and what followed. Tracks the language.
pub fn told(observation: &Observation) -> String {
    let text = observation.text.trim();
    let did = observation.did.trim();
    let parts = [
        (say::observe_before(), observation.before.trim()),
        (say::observe_did(), if did == text { "" } else { did }),
        (say::observe_followed(), observation.followed.trim()),
    ];
    let lines = parts
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(label, words)| format!("{}: {words}", label.say()));
    let all: Vec<String> = std::iter::once(text.to_owned()).chain(lines).collect();
    all.join("\n")
}
