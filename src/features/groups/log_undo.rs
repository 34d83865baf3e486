//! Storing a session, with a way back that stands in the toast.

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_domain::group::session::Session;
use throughline_domain::id::GroupId;
use throughline_ui::{Toast, Toasts, Tone};

use super::case::Case;
use super::keep;
use crate::pieces::say_failure;
use crate::text::groups as say;
use crate::workspace::Workspace;

/// Stores a session out of any form, and says how it went, with a way back.
pub fn store_with_undo(
    workspace: Workspace,
    toasts: Toasts,
    group: GroupId,
    session: Session,
    back: Session,
) {
    spawn_local(async move {
        let Some(case) = untrack(|| Case::of(workspace, group)) else {
            return;
        };
        match keep::session(workspace, case, session.clone(), None).await {
            Ok(()) => say_saved(workspace, toasts, group, &session, back),
            Err(failure) => say_failure(toasts, &failure),
        }
    });
}

/// Says that a session is stored as it is now; the button of the toast brings `back`.
pub fn say_saved(
    workspace: Workspace,
    toasts: Toasts,
    group: GroupId,
    now: &Session,
    back: Session,
) {
    let words = if now.taken_back {
        say::session_taken_back()
    } else {
        say::session_saved(now.attended(), now.present.len())
    };
    let now = now.clone();
    let undo = Callback::new(move |()| {
        store_with_undo(workspace, toasts, group, back.clone(), now.clone());
    });
    toasts.show(Toast {
        tone: Tone::Good,
        words: workspace.saved(words),
        action: Some((say::undo().say_now(), undo)),
    });
}
