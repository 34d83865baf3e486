//! Referrals: asking the counseling team to look at a student, and answering.

mod already;
mod answer;
mod ask;
mod board;
mod case;
mod contribute;
mod conversation;
mod draft;
mod form;
mod history;
mod line;
mod list;
mod names;
mod page;
mod paper;
mod past;
mod pick;
mod safety;
mod safety_form;
mod settings;
mod side_by_side;
mod support;

use leptos::prelude::*;
use throughline_domain::referral::{State, Urgency};
use throughline_domain::subject::Subject;
use throughline_ui::{Icon, Tone};
use wasm_split_helpers::wasm_split;

use self::case::Case;
use super::{Beginning, Feature, Group, Link, NotLoaded, Pages, Reminder, Telling, unfinished};
use crate::route::Route;
use crate::text::referrals as say;
use crate::workspace::{Workspace, time};

/// Referrals.
pub const FEATURE: Feature = Feature {
    title: |route| match route {
        Route::Referrals => Some(say::title()),
        Route::Referral(_) => Some(say::page_title()),
        Route::NewReferral | Route::ReferStudent(_) => Some(say::new()),
        Route::Contribute(_) => Some(say::contribute_tab()),
        Route::PaperReferral => Some(say::paper_tab()),
        Route::Safety => Some(say::safety()),
        _ => None,
    },
    pages: || Box::pin(pages()),
    navigation: &[
        Link {
            route: Route::Referrals,
            label: say::title,
            icon: Icon::Flag,
            group: Group::Students,
            on_phone: true,
        },
        Link {
            route: Route::Safety,
            label: say::safety,
            icon: Icon::Warning,
            group: Group::Students,
            on_phone: false,
        },
    ],
    begins: &[Beginning {
        route: Route::NewReferral,
        label: say::new,
        icon: Icon::Flag,
    }],
};

/// What it tells of itself.
pub const TELLING: Telling = Telling {
    today: reminders,
    timeline: past::happenings,
    ..Telling::NOTHING
};

#[wasm_split(work, fallible)]
fn pages() -> Result<Pages, NotLoaded> {
    let pages = Pages::new(|route| match route {
        Route::Referral(referral) => view! { <page::ReferralPage referral /> }.into_any(),
        Route::NewReferral => view! { <pick::Pick /> }.into_any(),
        Route::PaperReferral => view! { <paper::PaperReferral /> }.into_any(),
        Route::Safety => view! { <safety::SafetyPage /> }.into_any(),
        Route::Contribute(student) => view! { <contribute::Contribute student /> }.into_any(),
        Route::ReferStudent(student) => view! { <form::ReferralForm student /> }.into_any(),
        _ => view! { <list::Referrals /> }.into_any(),
    });
    Ok(Pages {
        waiting: case::waiting,
        ..pages
    })
}

/// What waits: an answer of the team, or more from the person who referred.
fn reminders(workspace: Workspace) -> Vec<Reminder> {
    let (me, answers) = (workspace.me(), workspace.is_counseling());
    let (today, school) = (time::today(), workspace.cabinet.school());
    let reminder = |case: Case| {
        let name = workspace.student_name(case.referral.student);
        let urgent = case.referral.urgency == Urgency::Urgent;
        let asked = case.state() == State::NeedsInformation && case.referral.is_from(me);
        let ageing = case.ageing(today, &school);
        let (words, tone) = if answers && case.standing.is_disputed() {
            (say::remind_disputed(name), Tone::Caution)
        } else if answers && case.told {
            (say::remind_told(name), Tone::Info)
        } else if answers && case.waits_for_team() && urgent {
            (say::remind_urgent(name), Tone::Danger)
        } else if answers && case.waits_for_team() && ageing.is_due() {
            (say::remind_answer(name), Tone::Caution)
        } else if answers && case.waits_for_team() {
            (say::remind_answer(name), Tone::Info)
        } else if asked && !case.told {
            (say::remind_information(name), Tone::Caution)
        } else {
            return None;
        };
        Some(Reminder {
            words,
            detail: names::ageing_words(ageing),
            icon: Icon::Flag,
            tone,
            route: Route::Referral(case.id),
            since: Some(case.since()),
        })
    };
    let waits = case::all(workspace).into_iter().filter_map(reminder);
    let begun = unfinished(workspace, "referral", form_about);
    let answers = ["answer", "message"]
        .into_iter()
        .flat_map(|form| unfinished(workspace, form, page_of));
    let asked = contribute::reminders(workspace);
    let protocol = safety::reminders(workspace);
    waits
        .chain(begun)
        .chain(answers)
        .chain(asked)
        .chain(protocol)
        .collect()
}

fn form_about(workspace: Workspace, about: &str) -> Option<(String, Route)> {
    let student = about.parse().ok()?;
    let name = workspace.student_name(student);
    Some((name, Route::ReferStudent(student)))
}

fn page_of(workspace: Workspace, about: &str) -> Option<(String, Route)> {
    let subject = Subject::Referral(about.parse().ok()?);
    let case = Case::of(&*workspace.cabinet.view(subject)?)?;
    let name = workspace.student_name(case.referral.student);
    Some((name, Route::Referral(case.id)))
}
