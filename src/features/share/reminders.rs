//! What sharing adds to Today: who has not got what changed, and when a backup was last made.

use crate::workspace::reply::{Person, Standing};
use throughline_domain::time::Timestamp;
use throughline_ui::{Icon, Tone};

use crate::features::Reminder;
use crate::route::Route;
use crate::text;
use crate::workspace::{Workspace, time};

/// After how many days a backup is old: within the week in which some browsers clear what is not used.
const OLD_AFTER_DAYS: i64 = 5;

/// The reminders.
pub fn today(workspace: Workspace) -> Vec<Reminder> {
    let me = workspace.me();
    let people = workspace.people();
    let mut reminders: Vec<Reminder> = people
        .iter()
        .filter(|person| person.staff != me && receives(person) && person.unshared > 0)
        .map(|person| unshared(workspace, person))
        .collect();
    let session = workspace.session();
    if session.as_ref().is_some_and(|session| !session.demo) {
        reminders.extend(backup(session.and_then(|session| session.last_backup)));
    }
    reminders
}

/// Whether a person can be sent anything.
pub fn receives(person: &Person) -> bool {
    matches!(person.standing, Standing::Member | Standing::Coordinator)
}

fn unshared(workspace: Workspace, person: &Person) -> Reminder {
    let count = usize::try_from(person.unshared).unwrap_or(usize::MAX);
    Reminder {
        words: text::share::reminder_unshared(workspace.staff_name(person.staff)),
        detail: Some(text::share::reminder_unshared_detail(count)),
        icon: Icon::Share,
        tone: Tone::Info,
        route: Route::ShareWith(person.staff),
        since: None,
    }
}

fn backup(last: Option<Timestamp>) -> Option<Reminder> {
    let (words, detail, tone) = match last {
        None => (
            text::share::reminder_backup_never(),
            text::share::reminder_backup_never_detail(),
            Tone::Caution,
        ),
        Some(last) => {
            let day = time::day_of(last);
            if time::today().days_since(day) < OLD_AFTER_DAYS {
                return None;
            }
            (
                text::share::reminder_backup_old(),
                text::share::reminder_backup_old_detail(text::day(day)),
                Tone::Caution,
            )
        }
    };
    Some(Reminder {
        words,
        detail: Some(detail),
        icon: Icon::Download,
        tone,
        route: Route::Backup,
        since: last,
    })
}
