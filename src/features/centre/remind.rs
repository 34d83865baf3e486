//! What the resource centre adds to Today: what is to be looked at again, and what somebody began to write.

use throughline_domain::family::Family;
use throughline_domain::id::{ItemId, StaffId};
use throughline_domain::subject::Subject;
use throughline_ui::{Icon, Tone};

use super::thing::{Thing, things};
use crate::features::{Reminder, unfinished};
use crate::route::Route;
use crate::text::centre as say;
use crate::workspace::{Workspace, time};

/// Reviews that are due, of what the person looks after or nobody does, and forms that were left.
pub fn reminders(workspace: Workspace) -> Vec<Reminder> {
    let guides = unfinished(workspace, "guide", |workspace, about| {
        place(workspace, about, Route::NewGuide)
    });
    let strategies = unfinished(workspace, "strategy", |workspace, about| {
        place(workspace, about, Route::NewStrategy)
    });
    let workshops = unfinished(workspace, "workshop", |workspace, about| {
        place(workspace, about, Route::NewWorkshop)
    });
    let surveys = unfinished(workspace, "survey", |workspace, about| {
        place(workspace, about, Route::NewSurvey)
    });
    let due = due(workspace).into_iter();
    due.chain(guides)
        .chain(strategies)
        .chain(workshops)
        .chain(surveys)
        .collect()
}

fn due(workspace: Workspace) -> Option<Reminder> {
    let view = workspace.cabinet.view(Subject::Family)?;
    let family: Family = view.contents.read();
    let (me, today) = (workspace.me(), time::today());
    let mine = |carer: Option<StaffId>| carer.is_none_or(|staff| staff == me);
    let due = things(&family)
        .into_iter()
        .filter(|thing| mine(thing.kept.carer) && family.is_due(&thing.id.to_string(), today));
    let due: Vec<Thing> = due.collect();
    let (words, route) = match due.as_slice() {
        [] => return None,
        [one] => (say::remind_due(one.name()), Route::Thing(one.id)),
        more => (say::remind_due_many(more.len().to_string()), Route::Centre),
    };
    Some(Reminder {
        words,
        detail: Some(say::remind_due_detail()),
        icon: Icon::Heart,
        tone: Tone::Neutral,
        route,
        since: None,
    })
}

/// What a form that was left is about, and where it is.
fn place(workspace: Workspace, about: &str, new: Route) -> Option<(String, Route)> {
    if about == "new" {
        let words = match new {
            Route::NewGuide => say::a_guide(),
            Route::NewWorkshop => say::a_workshop(),
            Route::NewSurvey => say::a_survey(),
            _ => say::a_strategy(),
        };
        return Some((words.say(), new));
    }
    if let Some(workshop) = about.strip_suffix("/new") {
        return Some((
            say::a_survey().say(),
            Route::AskAbout(workshop.parse().ok()?),
        ));
    }
    let id: ItemId = about.parse().ok()?;
    let family: Family = workspace.cabinet.view(Subject::Family)?.contents.read();
    let thing = things(&family).into_iter().find(|thing| thing.id == id)?;
    Some((thing.name(), Route::EditThing(id)))
}
