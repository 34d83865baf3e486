//! Plans: what a team does for a student, towards which goals, and how it is seen whether it works.

mod begin;
mod case;
mod chart;
mod decision;
mod form;
mod goal;
mod goal_form;
mod intervention;
mod intervention_form;
mod joins;
mod keep;
mod list;
mod names;
mod page;
mod past;
mod probe;
mod profile;
mod referred;
mod review;
mod rules;
mod session;
mod template_form;
mod template_goal;
mod templates;

use leptos::prelude::*;
use throughline_ui::{Icon, Tone};
use wasm_split_helpers::wasm_split;

use self::case::{Case, Waits};
use super::{Feature, Group, Link, NotLoaded, Pages, Reminder, Telling, unfinished};
use crate::route::Route;
use crate::text::{self, plans as say};
use crate::workspace::{Workspace, time};

/// Plans.
pub const FEATURE: Feature = Feature {
    title: |route| match route {
        Route::Plans => Some(say::title()),
        Route::Plan(_) => Some(say::page_title()),
        Route::PlanTemplates => Some(text::templates::title()),
        _ => None,
    },
    pages: || Box::pin(pages()),
    navigation: &[Link {
        route: Route::Plans,
        label: say::title,
        icon: Icon::Target,
        group: Group::Students,
        on_phone: false,
    }],
    ..Feature::NOTHING
};

/// What it tells of itself.
pub const TELLING: Telling = Telling {
    today: reminders,
    timeline: past::happenings,
    profile: profile::profile,
    record: profile::record,
};

#[wasm_split(plans, fallible)]
fn pages() -> Result<Pages, NotLoaded> {
    Ok(Pages::new(|route| match route {
        Route::Plan(student) => view! { <page::PlanPage student /> }.into_any(),
        Route::PlanTemplates => view! { <templates::TemplateList /> }.into_any(),
        _ => view! { <list::PlanList /> }.into_any(),
    }))
}

/// What waits of the plans that I lead or work on: probes that are due, reviews, and what I began to write.
fn reminders(workspace: Workspace) -> Vec<Reminder> {
    let (me, today) = (workspace.me(), time::today());
    let rules = workspace.rules();
    let mine = case::going_on(workspace)
        .into_iter()
        .filter(|case| case.is_of(me));
    let reminder = |case: &Case, waits: Waits| {
        let name = workspace.student_name(case.student);
        let (words, tone) = match waits {
            Waits::Probe { late: 0, .. } => (say::remind_probe(name), Tone::Info),
            Waits::Probe { late, .. } => (say::remind_probe_late(late, name), Tone::Caution),
            Waits::Review { day } if day < today => {
                (say::remind_review_past(text::day(day), name), Tone::Caution)
            }
            Waits::Review { day } => (say::remind_review(text::day(day), name), Tone::Info),
        };
        Reminder {
            words,
            detail: None,
            icon: Icon::Target,
            tone,
            route: Route::Plan(case.student),
            since: None,
        }
    };
    let of_case = |case: Case| {
        let waits = case.waits(today, &rules);
        waits
            .into_iter()
            .map(|waits| reminder(&case, waits))
            .collect::<Vec<_>>()
    };
    let begun = ["plan", "review"]
        .into_iter()
        .flat_map(|form| unfinished(workspace, form, page_of));
    mine.flat_map(of_case).chain(begun).collect()
}

fn page_of(workspace: Workspace, about: &str) -> Option<(String, Route)> {
    let student = about.parse().ok()?;
    Some((workspace.student_name(student), Route::Plan(student)))
}
