//! Support and counseling groups: who is in them, their sessions, what is measured, and the daily cards.

mod about;
mod attends;
mod card_grid;
mod cards;
mod case;
mod draft;
mod form;
mod keep;
mod list;
mod log;
mod log_draft;
mod log_form;
mod log_undo;
mod measure_grid;
mod members;
mod names;
mod new;
mod page;
mod past;
mod picker;
mod sheet;
mod smallest;
mod spark;

use leptos::prelude::*;
use throughline_ui::{Icon, Tone};
use wasm_split_helpers::wasm_split;

use self::case::Case;
use super::{
    Feature, Found, Group as InNavigation, Link, NotLoaded, Pages, Reminder, Seek, Telling, rank,
    unfinished,
};
use crate::route::Route;
use crate::text::{self, groups as say};
use crate::workspace::fold::fold;
use crate::workspace::{Workspace, time};

/// Groups.
pub const FEATURE: Feature = Feature {
    title: |route| match route {
        Route::Groups => Some(say::title()),
        Route::NewGroup => Some(say::new()),
        Route::Group(_) => Some(say::page_title()),
        Route::GroupSheet(_) => Some(say::sheet()),
        _ => None,
    },
    pages: || Box::pin(pages()),
    navigation: &[Link {
        route: Route::Groups,
        label: say::title,
        icon: Icon::People,
        group: InNavigation::Students,
        on_phone: false,
    }],
    ..Feature::NOTHING
};

/// What it tells of itself.
pub const TELLING: Telling = Telling {
    today: reminders,
    timeline: past::happenings,
    ..Telling::NOTHING
};

#[wasm_split(groups, fallible)]
fn pages() -> Result<Pages, NotLoaded> {
    let pages = Pages::new(|route| match route {
        Route::NewGroup => view! { <new::NewGroup /> }.into_any(),
        Route::Group(group) => view! { <page::GroupPage group /> }.into_any(),
        Route::GroupSheet(group) => view! { <sheet::Sheet group /> }.into_any(),
        _ => view! { <list::GroupList /> }.into_any(),
    });
    Ok(Pages { seek, ..pages })
}

fn seek(workspace: Workspace) -> Seek {
    Box::new(move |words| find(workspace, words))
}

fn find(workspace: Workspace, words: &[&str]) -> Vec<(u32, Found)> {
    let found = case::all(workspace).into_iter().filter_map(|case| {
        let found = Found {
            words: case.group.name.clone(),
            detail: Some(names::kind(case.group.kind)()),
            icon: Icon::People,
            route: Route::Group(case.id),
        };
        Some((rank(&fold(&case.group.name), words)? + 1, found))
    });
    found.collect()
}

/// What waits of the groups that I lead: sessions of this week that are not logged, a group that is over and was not measured
/// again; and what I began to write.
fn reminders(workspace: Workspace) -> Vec<Reminder> {
    let (me, today) = (workspace.me(), time::today());
    let calendar = workspace.calendar();
    let mine = case::all(workspace)
        .into_iter()
        .filter(|case| case.group.is_led_by(me));
    let waits = mine.flat_map(|case: Case| {
        let name = case.group.name.clone();
        let session = case
            .not_logged(today, &calendar)
            .checked_sub(1)
            .map(|more| {
                let detail = (more > 0).then(|| say::remind_sessions(more + 1));
                (say::remind_session(name.clone()), detail, Tone::Info)
            });
        let end = case.group.ends.filter(|_| case.waits_for_measure(today));
        let measure = end.map(|end| {
            let detail = Some(say::remind_ended(text::day(end)));
            (say::remind_measure(name), detail, Tone::Caution)
        });
        let reminder = move |(words, detail, tone)| Reminder {
            words,
            detail,
            icon: Icon::People,
            tone,
            route: Route::Group(case.id),
            since: None,
        };
        session
            .into_iter()
            .chain(measure)
            .map(reminder)
            .collect::<Vec<_>>()
    });
    let begun = ["group", "group-session"]
        .into_iter()
        .flat_map(|form| unfinished(workspace, form, place));
    waits.chain(begun).collect()
}

fn place(workspace: Workspace, about: &str) -> Option<(String, Route)> {
    let Ok(id) = about.parse() else {
        return Some((say::a_new_group().say(), Route::NewGroup));
    };
    let case = Case::of(workspace, id)?;
    Some((case.group.name.clone(), Route::Group(id)))
}
