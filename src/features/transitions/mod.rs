//! Transitions: a student moves up or leaves, those who know them hand on what must not be lost.

mod filed;
mod for_school;
mod frame;
mod from_school;
mod hand_on;
mod known;
mod list;
mod names;
mod page;
mod place;
mod put_together;
mod said;
mod school_draft;
mod story;

use leptos::prelude::*;
use throughline_ui::{Icon, Tone};
use wasm_split_helpers::wasm_split;

use super::{Feature, Group, Link, NotLoaded, Pages, Reminder, Telling, unfinished};
use crate::route::Route;
use crate::text::{self, handovers, transitions as say};
use crate::workspace::reply::Opened;
use crate::workspace::{Workspace, time};

/// How many days before a move its hand-over is brought up.
const AHEAD: i64 = 21;

/// Transitions.
pub const FEATURE: Feature = Feature {
    title: |route| match route {
        Route::Transitions => Some(say::title()),
        Route::Transition(_) | Route::HandOn(_) | Route::Received(_) => Some(say::page_title()),
        Route::HandOver(_) => Some(handovers::school_title()),
        _ => None,
    },
    pages: || Box::pin(pages()),
    navigation: &[Link {
        route: Route::Transitions,
        label: say::title,
        icon: Icon::Share,
        group: Group::Students,
        on_phone: false,
    }],
    ..Feature::NOTHING
};

/// What it tells of itself.
pub const TELLING: Telling = Telling {
    today: reminders,
    timeline: known::happenings,
    record: known::record,
    ..Telling::NOTHING
};

#[wasm_split(transitions, fallible)]
fn pages() -> Result<Pages, NotLoaded> {
    Ok(Pages {
        opened,
        ..Pages::new(page)
    })
}

fn page(route: Route) -> AnyView {
    match route {
        Route::Transition(student) => view! { <page::TransitionPage student /> }.into_any(),
        Route::HandOn(student) => view! { <hand_on::HandOn student /> }.into_any(),
        Route::HandOver(student) => view! { <for_school::ForSchool student /> }.into_any(),
        Route::Received(handover) => view! { <filed::Filed handover /> }.into_any(),
        _ => view! { <list::TransitionList /> }.into_any(),
    }
}

fn opened(opened: &Opened) -> Option<AnyView> {
    match opened {
        Opened::Handover(found) => {
            let found = found.as_ref().clone();
            Some(view! { <from_school::FromSchool found /> }.into_any())
        }
        _ => None,
    }
}

/// What is asked of me, what moves soon, and what I began to write.
fn reminders(workspace: Workspace) -> Vec<Reminder> {
    let mut reminders = hand_on::reminders(workspace);
    let today = time::today();
    if workspace.is_counseling() {
        let soon = story::all(workspace).into_iter().filter_map(|it| {
            let moving = it.body.moving.filter(|_| it.body.handed_on.is_none())?;
            (moving.days_since(today) <= AHEAD).then(|| Reminder {
                words: say::remind_moving(workspace.student_name(it.student)),
                detail: Some(say::remind_detail(text::day(moving))),
                icon: Icon::Share,
                tone: Tone::Caution,
                route: Route::Transition(it.student),
                since: None,
            })
        });
        reminders.extend(soon);
    }
    reminders.extend(unfinished(workspace, "hand-on", |workspace, about| {
        let student = about.parse().ok()?;
        Some((workspace.student_name(student), Route::HandOn(student)))
    }));
    reminders.extend(unfinished(workspace, "transition", |workspace, about| {
        let student = about.parse().ok()?;
        Some((workspace.student_name(student), Route::Transition(student)))
    }));
    reminders.extend(unfinished(workspace, "hand-over", |workspace, about| {
        let student = about.parse().ok()?;
        Some((workspace.student_name(student), Route::HandOver(student)))
    }));
    reminders
}
