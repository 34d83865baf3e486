//! The slips that are here.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::inbox::survey::surveys_answered;
use throughline_domain::inbox::{Case, STEPS, Step, cases};
use throughline_domain::subject::Subject;

use crate::workspace::{Failure, Workspace};

/// All slips, the latest first; read once for all that a page shows.
pub fn all(workspace: Workspace) -> Memo<Arc<Vec<Case>>> {
    Memo::new(move |_| Arc::new(now(workspace)))
}

/// All slips that may be read by themselves, the latest first. Tracked.
pub fn now(workspace: Workspace) -> Vec<Case> {
    let view = workspace.cabinet.view(Subject::Inbox);
    let mut all = view.map(|view| cases(&view.contents)).unwrap_or_default();
    all.retain(Case::is_shown_alone);
    all
}

/// Whether slips are here that are only counted.
pub fn are_counted(workspace: Workspace) -> Memo<bool> {
    Memo::new(move |_| {
        let view = workspace.cabinet.view(Subject::Inbox);
        view.is_some_and(|view| !surveys_answered(&view.contents).is_empty())
    })
}

/// Writes down what was done with a slip.
pub async fn take(workspace: Workspace, step: Step) -> Result<(), Failure> {
    workspace
        .append("inbox.step", Subject::Inbox, STEPS, &step)
        .await
}
