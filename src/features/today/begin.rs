//! How to begin, while a school has no students or no second person.

use throughline_ui::{Icon, Tone};

use crate::features::Reminder;
use crate::route::Route;
use crate::text;
use crate::workspace::Workspace;
use crate::workspace::reply::{Person, Standing};

/// The first steps that are left to who founded the school.
pub fn steps(workspace: Workspace) -> Vec<Reminder> {
    let me = workspace.me();
    let founds = |person: &Person| person.staff == me && person.standing == Standing::Coordinator;
    if !workspace.people().iter().any(founds) {
        return Vec::new();
    }
    let roster = workspace
        .cabinet
        .roster()
        .cards
        .is_empty()
        .then(|| Reminder {
            words: text::today::begin_roster(),
            detail: Some(text::today::begin_roster_detail()),
            icon: Icon::Upload,
            tone: Tone::Info,
            route: Route::Roster,
            since: None,
        });
    let invite = (workspace.people().len() < 2).then(|| Reminder {
        words: text::today::begin_invite(),
        detail: Some(text::today::begin_invite_detail()),
        icon: Icon::People,
        tone: Tone::Info,
        route: Route::Invite,
        since: None,
    });
    roster.into_iter().chain(invite).collect()
}
