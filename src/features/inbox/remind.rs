//! What waits on Today: slips that nobody has seen to.

use throughline_domain::inbox::Case;
use throughline_ui::{Icon, Tone};

use super::known;
use super::names::Sort;
use crate::features::{Reminder, unfinished};
use crate::route::Route;
use crate::text::inbox as say;
use crate::workspace::Workspace;

/// Slips that wait for the person, and answers that were begun.
pub fn reminders(workspace: Workspace) -> Vec<Reminder> {
    let me = workspace.me();
    let cases = known::now(workspace);
    let waits: Vec<&Case> = cases
        .iter()
        .filter(|case| case.waits() && case.assigned.is_none_or(|staff| staff == me))
        .collect();
    let first = waits.iter().map(|case| case.opened).min();
    let referred = waits
        .iter()
        .any(|case| Sort::of(&case.slip.note) == Sort::Referral);
    let route = match waits.as_slice() {
        [one] => Route::Slip(one.id),
        _ => Route::Inbox,
    };
    let waiting = (!waits.is_empty()).then(|| Reminder {
        words: say::remind(waits.len()),
        detail: Some(if referred {
            say::remind_referral()
        } else {
            say::title()
        }),
        icon: Icon::Talk,
        tone: if referred { Tone::Caution } else { Tone::Info },
        route,
        since: first,
    });
    let begun = unfinished(workspace, "slip-answer", |workspace, about| {
        let cases = known::now(workspace);
        let case = cases
            .into_iter()
            .find(|case| case.id.to_string() == about)?;
        Some((say::an_answer().say(), Route::Slip(case.id)))
    });
    waiting.into_iter().chain(begun).collect()
}
