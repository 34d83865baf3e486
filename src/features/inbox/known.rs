//! The slips that are here.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::inbox::{Case, STEPS, Step, cases};
use throughline_domain::subject::Subject;

use crate::workspace::{Failure, Workspace};

/// All slips, the latest first; read once for all that a page shows.
pub fn all(workspace: Workspace) -> Memo<Arc<Vec<Case>>> {
    Memo::new(move |_| Arc::new(now(workspace)))
}

/// All slips, the latest first. Tracked.
pub fn now(workspace: Workspace) -> Vec<Case> {
    let view = workspace.cabinet.view(Subject::Inbox);
    view.map(|view| cases(&view.contents)).unwrap_or_default()
}

/// How many wait for the person: those that are theirs, and those that are nobody's. Tracked.
pub fn waiting(workspace: Workspace) -> usize {
    let me = workspace.me();
    let cases = now(workspace);
    let mine = |case: &&Case| case.waits() && case.assigned.is_none_or(|staff| staff == me);
    cases.iter().filter(mine).count()
}

/// Writes down what was done with a slip.
pub async fn take(workspace: Workspace, step: Step) -> Result<(), Failure> {
    workspace
        .append("inbox.step", Subject::Inbox, STEPS, &step)
        .await
}
