//! What the staff adds to Today: whose reply nobody has confirmed, and oneself.

use crate::workspace::reply::{Person, Standing};
use throughline_ui::{Icon, Tone};

use crate::features::Reminder;
use crate::route::Route;
use crate::text;
use crate::workspace::Workspace;

/// The reminders.
pub fn today(workspace: Workspace) -> Vec<Reminder> {
    let people = workspace.people();
    let me = workspace.me();
    let mine = people.iter().find(|person| person.staff == me);
    match mine.map(|person| person.standing) {
        Some(Standing::Coordinator) => {
            let unconfirmed = |person: &&Person| person.standing == Standing::Claimed;
            unconfirmed_people(people.iter().filter(unconfirmed).count())
        }
        Some(Standing::Claimed) => vec![Reminder {
            words: text::staff::reminder_me(),
            detail: Some(text::staff::reminder_me_detail()),
            icon: Icon::Clock,
            tone: Tone::Caution,
            route: Route::Share,
            since: None,
        }],
        _ => Vec::new(),
    }
}

fn unconfirmed_people(count: usize) -> Vec<Reminder> {
    let reminder = Reminder {
        words: text::staff::reminder_claimed(count),
        detail: None,
        icon: Icon::People,
        tone: Tone::Info,
        route: Route::Staff,
        since: None,
    };
    (count > 0).then_some(reminder).into_iter().collect()
}
