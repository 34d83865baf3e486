//! What referrals add to a student's timeline.

use throughline_domain::id::StudentId;
use throughline_domain::referral::{REPLIES, Reply, TRANSITIONS, Transition};
use throughline_domain::shape::Kind;

use super::case::Case;
use super::names;
use crate::features::{Happening, HappeningKind};
use crate::route::Route;
use crate::text::referrals as say;
use crate::workspace::Workspace;

/// Referrals about a student, and what was answered.
pub fn happenings(workspace: Workspace, student: StudentId) -> Vec<Happening> {
    let mut found = Vec::new();
    for view in workspace.cabinet.of_kind(Kind::Referral) {
        let Some(case) = Case::of(&view).filter(|case| case.referral.student == student) else {
            continue;
        };
        let happening = |key, at, by, title, body| Happening {
            key,
            at,
            by,
            kind: HappeningKind::Referral,
            title,
            body,
            route: Some(Route::Referral(case.id)),
        };
        let by = case.referral.referred_by;
        let title = say::happened_made(workspace.staff_name(by));
        let body = case.referral.seen.clone();
        found.push(happening(case.id.to_string(), case.made, by, title, body));
        for (id, entry) in view.contents.entries::<Transition>(TRANSITIONS) {
            let state = names::state(entry.what.to);
            let title = say::happened_decided(workspace.staff_name(entry.by), state);
            found.push(happening(
                id.to_string(),
                entry.at,
                entry.by,
                title,
                entry.what.reply,
            ));
        }
        for (id, entry) in view.contents.entries::<Reply>(REPLIES) {
            let title = say::happened_replied(workspace.staff_name(entry.by));
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
