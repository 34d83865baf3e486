//! What one's own devices add to Today: what the others have not got, and that this one does not count yet.

use throughline_ui::{Icon, Tone};

use super::page::{counts, has_others, myself};
use crate::features::Reminder;
use crate::route::Route;
use crate::text::{self, devices as say};
use crate::workspace::Workspace;
use crate::workspace::reply::Standing;

/// The reminders.
pub fn today(workspace: Workspace) -> Vec<Reminder> {
    let Some(me) = myself(workspace) else {
        return Vec::new();
    };
    let member = matches!(me.standing, Standing::Member | Standing::Coordinator);
    if member && !counts(workspace) {
        return vec![Reminder {
            words: say::not_counted(),
            detail: Some(say::not_counted_lead()),
            icon: Icon::Clock,
            tone: Tone::Caution,
            route: Route::Devices,
            since: None,
        }];
    }
    let unshared = usize::try_from(me.unshared).unwrap_or(usize::MAX);
    if unshared == 0 || !has_others(workspace) {
        return Vec::new();
    }
    vec![Reminder {
        words: say::send(),
        detail: Some(text::share::reminder_unshared_detail(unshared)),
        icon: Icon::Share,
        tone: Tone::Info,
        route: Route::Devices,
        since: None,
    }]
}
