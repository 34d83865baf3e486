//! What the kiosk adds to Today: that something waits for the next pack.

use throughline_domain::subject::Subject;
use throughline_ui::{Icon, Tone};

use super::changes::next;
use crate::features::Reminder;
use crate::route::Route;
use crate::text::kiosk as say;
use crate::workspace::Workspace;

/// For those who can make a pack: that families do not see yet what is public, or wait for an answer.
pub fn reminders(workspace: Workspace) -> Vec<Reminder> {
    if workspace.cabinet.view(Subject::Inbox).is_none() {
        return Vec::new();
    }
    let next = next(workspace);
    let count = next.count();
    if count == 0 {
        return Vec::new();
    }
    let answers = next.answers;
    vec![Reminder {
        words: say::remind(count),
        detail: Some(if answers > 0 {
            say::answers(answers)
        } else {
            say::remind_detail()
        }),
        icon: Icon::Upload,
        tone: if answers > 0 {
            Tone::Info
        } else {
            Tone::Neutral
        },
        route: Route::Kiosk,
        since: None,
    }]
}
