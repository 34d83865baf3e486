//! The hand-overs of other schools that are filed here, and what they tell of a student.

use throughline_domain::handover::Received;
use throughline_domain::id::StudentId;
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;

use super::names;
use crate::features::{Happening, HappeningKind};
use crate::route::Route;
use crate::text::{Text, handovers as say};
use crate::workspace::Workspace;

/// Every hand-over of another school that is here, the last one filed first. Tracked.
pub fn all(workspace: Workspace) -> Vec<Received> {
    let views = workspace.cabinet.of_kind(Kind::Handover);
    let mut all: Vec<Received> = views
        .iter()
        .filter(|view| matches!(view.subject, Subject::Received(_)))
        .map(|view| view.contents.read())
        .collect();
    all.sort_by_key(|it| {
        (
            std::cmp::Reverse(it.first_filed().map(|it| it.1)),
            it.handover,
        )
    });
    all
}

/// Those about a student. Tracked.
fn about(workspace: Workspace, student: StudentId) -> impl Iterator<Item = Received> {
    let all = all(workspace).into_iter();
    all.filter(move |it| it.student == Some(student))
}

/// What they add to a student's timeline. Tracked.
pub fn happenings(workspace: Workspace, student: StudentId) -> Vec<Happening> {
    let happening = |it: Received| {
        let (by, at) = it.first_filed()?;
        let parts = it.parts.values().cloned().collect::<Vec<_>>();
        Some(Happening {
            key: it.handover.to_string(),
            at,
            by,
            kind: HappeningKind::Note,
            title: say::happened(workspace.staff_name(by), it.school),
            body: parts.join("\n"),
            route: Some(Route::Received(it.handover)),
        })
    };
    about(workspace, student).filter_map(happening).collect()
}

/// What they say of a student, for a parent's inspection. Tracked.
pub fn record(workspace: Workspace, student: StudentId) -> Vec<(Text, String)> {
    let lines = |it: Received| {
        let school = it.school;
        let line = move |(part, text)| {
            let title = say::record_part(names::part(part), school.as_str());
            (title, text)
        };
        it.parts.into_iter().map(line)
    };
    about(workspace, student).flat_map(lines).collect()
}
