//! What the staff adds to Today: people whose reply nobody has confirmed.

use crate::workspace::reply::Standing;
use throughline_ui::{Icon, Tone};

use crate::features::Reminder;
use crate::route::Route;
use crate::text;
use crate::workspace::Workspace;

/// The reminders.
pub fn today(workspace: Workspace) -> Vec<Reminder> {
    let people = workspace.people();
    let me = workspace.me();
    let coordinates = people
        .iter()
        .any(|person| person.staff == me && person.standing == Standing::Coordinator);
    let claimed = people
        .iter()
        .filter(|person| person.standing == Standing::Claimed)
        .count();
    if claimed == 0 || !coordinates {
        return Vec::new();
    }
    vec![Reminder {
        words: text::staff::reminder_claimed(claimed),
        detail: None,
        icon: Icon::People,
        tone: Tone::Info,
        route: Route::Staff,
        since: None,
    }]
}
