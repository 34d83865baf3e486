//! One message of a consultation.

use leptos::prelude::*;
use throughline_domain::entry::Entry;
use throughline_domain::id::EntryId;
use throughline_domain::thread::{Message, Part, Went};
use throughline_ui::{Badge, Button, ButtonKind, Icon, Tone};

use super::names;
use super::write::Seed;
use crate::text::consultations as say;
use crate::workspace::{Workspace, time};

/// What can still come of a message.
#[derive(Debug, Clone, Copy)]
pub struct Turn {
    /// It is a trial of which nobody said yet how it went.
    pub waits: bool,
    /// It can be taken up: the consultation is open, and nobody is trying it already.
    pub open: bool,
}

/// One message.
pub fn one(
    workspace: Workspace,
    id: EntryId,
    entry: Entry<Message>,
    turn: Turn,
    begin: Callback<Seed>,
) -> AnyView {
    let (by, at) = (entry.by, entry.at);
    let message = entry.what;
    let who = message.who.unwrap_or(by);
    let part = message.part;
    let head = move || {
        let name = workspace.staff_name(by);
        match part {
            Part::Word => name,
            Part::Suggestion => say::head_suggestion(name).say(),
            Part::Trying => say::head_trying(workspace.staff_name(who)).say(),
            Part::Tried => say::head_tried(workspace.staff_name(who)).say(),
            Part::Read => say::head_read(name).say(),
            Part::Result => say::head_result(name).say(),
            Part::Reopened => say::head_reopened(name).say(),
        }
    };
    let said_by = (who != by).then(|| {
        view! {
            <p class="soft small">{move || say::said_by(workspace.staff_name(by)).say()}</p>
        }
    });
    let text = message.text.clone();
    let words = (!text.trim().is_empty()).then(|| view! { <p class="prose">{text}</p> });
    let class = match part {
        Part::Read | Part::Reopened => "message message-quiet",
        Part::Suggestion => "message message-suggestion",
        Part::Result => "message message-result",
        _ => "message",
    };
    view! {
        <li class=class>
            <p class="row row-between">
                <span class="row">
                    <strong>{head}</strong>
                    {message.went.map(went)}
                    {turn
                        .waits
                        .then(|| {
                            view! {
                                <Badge tone=Tone::Neutral icon=Icon::Clock>
                                    {say::not_told_yet()}
                                </Badge>
                            }
                        })}
                </span>
                <span class="soft small">{time::moment(at)}</span>
            </p>
            {said_by}
            {words}
            {turn.open.then(|| follow(id, &message, turn.waits, begin))}
        </li>
    }
    .into_any()
}

fn went(went: Went) -> impl IntoView {
    let (tone, icon) = names::went_look(went);
    view! {
        <Badge tone icon>
            {names::went(went)}
        </Badge>
    }
}

/// What can be done with it: trying a suggestion, telling how a trial went.
fn follow(
    id: EntryId,
    message: &Message,
    waits: bool,
    begin: Callback<Seed>,
) -> Option<impl IntoView + use<>> {
    let (part, words) = match message.part {
        Part::Suggestion => (Part::Trying, say::try_this()),
        Part::Trying if waits => (Part::Tried, say::tell_how()),
        _ => return None,
    };
    let seed = Seed {
        part,
        of: id,
        text: if part == Part::Trying {
            message.text.clone()
        } else {
            String::new()
        },
        who: message.who,
    };
    Some(view! {
        <div class="actions screen-only">
            <Button kind=ButtonKind::Quiet icon=Icon::Target on_click=move |()| begin.run(seed.clone())>
                {words}
            </Button>
        </div>
    })
}
