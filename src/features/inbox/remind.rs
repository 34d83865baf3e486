//! What waits on Today: slips that nobody has seen to.

use throughline_domain::inbox::Case;
use throughline_ui::{Icon, Tone};

use super::known;
use super::names::Sort;
use crate::features::{Reminder, unfinished};
use crate::route::Route;
use crate::text::inbox as say;
use crate::workspace::Workspace;

/// How many slips wait for the person; none for who does not read them. Tracked.
pub fn waiting(workspace: Workspace) -> usize {
    let cases = known::now(workspace);
    cases.iter().filter(|case| waits(workspace, case)).count()
}

/// Whether a slip waits for the person: nobody else sees to it. Tracked.
fn waits(workspace: Workspace, case: &Case) -> bool {
    let me = workspace.me();
    case.waits() && case.assigned.is_none_or(|staff| staff == me)
}

/// Slips that wait for the person, and answers that were begun.
pub fn reminders(workspace: Workspace) -> Vec<Reminder> {
    let cases = known::now(workspace);
    let waits: Vec<&Case> = cases.iter().filter(|case| waits(workspace, case)).collect();
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
