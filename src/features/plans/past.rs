//! What plans add to a student's timeline.

use throughline_domain::id::StudentId;
use throughline_domain::plan::{DECISIONS, Decided, REVIEWS, Review};
use throughline_domain::subject::Subject;
use throughline_domain::support::Support;

use super::names;
use crate::features::{Happening, HappeningKind};
use crate::route::Route;
use crate::text::plans as say;
use crate::workspace::Workspace;

/// Reviews that were held and decisions on goals.
pub fn happenings(workspace: Workspace, student: StudentId) -> Vec<Happening> {
    let Some(view) = workspace.cabinet.view(Subject::Support(student)) else {
        return Vec::new();
    };
    let support: Support = view.contents.read();
    let happening = |key, at, by, title, body| Happening {
        key,
        at,
        by,
        kind: HappeningKind::Plan,
        title,
        body,
        route: Some(Route::Plan(student)),
    };
    let reviews = view.contents.entries::<Review>(REVIEWS).into_iter();
    let reviews = reviews.map(|(id, entry)| {
        let title = say::happened_review(workspace.staff_name(entry.by));
        let lines = [entry.what.changed, entry.what.next];
        let body = lines.join("\n");
        happening(id.to_string(), entry.at, entry.by, title, body)
    });
    let decisions = view.contents.entries::<Decided>(DECISIONS).into_iter();
    let decisions = decisions.map(|(id, entry)| {
        let goal = support.goals.get(&entry.what.goal);
        let goal = goal.map(|goal| goal.what.clone()).unwrap_or_default();
        let name = workspace.staff_name(entry.by);
        let title = say::happened_decided(name, names::next(entry.what.next)());
        let lines = [goal, entry.what.why];
        let body = lines.join("\n").trim().to_owned();
        happening(id.to_string(), entry.at, entry.by, title, body)
    });
    reviews.chain(decisions).collect()
}
