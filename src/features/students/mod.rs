//! Students: finding them, and a page for each with the story first and then what happened.

mod accommodation_form;
mod accommodations;
mod card;
mod check_in;
mod classroom;
mod classroom_sheet;
mod correct;
mod family;
mod grade;
mod history;
mod join;
mod known;
mod list;
mod never_send;
mod observe;
mod page;
mod past;
mod profile;
mod row;
mod side_by_side;
mod story;
mod team;
mod timeline;

use leptos::prelude::*;
use throughline_ui::Icon;
use wasm_split_helpers::wasm_split;

use super::{Beginning, Feature, Group, Link, NotLoaded, Pages, Reminder, Telling, unfinished};
use crate::route::Route;
use crate::text::students as say;
use crate::workspace::Workspace;

/// Students.
pub const FEATURE: Feature = Feature {
    title: |route| match route {
        Route::Students => Some(say::title()),
        Route::CheckIn => Some(say::check_in_title()),
        Route::Student(_) => Some(say::page_title()),
        Route::ClassroomSheet(_) => Some(say::sheet_tab()),
        Route::Profile(_) => Some(say::profile_tab()),
        Route::SideBySide(_) => Some(say::side_tab()),
        _ => None,
    },
    pages: || Box::pin(pages()),
    navigation: &[Link {
        route: Route::Students,
        label: say::title,
        icon: Icon::People,
        group: Group::Students,
        on_phone: true,
    }],
    begins: &[Beginning {
        route: Route::CheckIn,
        label: say::check_in_title,
        icon: Icon::Heart,
    }],
};

/// What it tells of itself.
pub const TELLING: Telling = Telling {
    today: reminders,
    timeline: past::happenings,
    record: story::record,
    ..Telling::NOTHING
};

#[wasm_split(work, fallible)]
fn pages() -> Result<Pages, NotLoaded> {
    let pages = Pages::new(|route| match route {
        Route::CheckIn => view! { <check_in::CheckIns /> }.into_any(),
        Route::Student(student) => view! { <page::StudentPage student /> }.into_any(),
        Route::SideBySide(student) => view! { <side_by_side::SideBySide student /> }.into_any(),
        Route::ClassroomSheet(student) => {
            view! { <classroom_sheet::ClassroomSheet student /> }.into_any()
        }
        Route::Profile(student) => view! { <profile::Profile student /> }.into_any(),
        _ => view! { <list::StudentList /> }.into_any(),
    });
    Ok(Pages {
        seek: known::seek,
        ..pages
    })
}

/// What is to be read, who needs a check-in, and about whom somebody began to write.
fn reminders(workspace: Workspace) -> Vec<Reminder> {
    let mut reminders = accommodations::reminders(workspace);
    reminders.extend(check_in::reminders(workspace));
    for form in ["observation", "story", "approach"] {
        for begun in unfinished(workspace, form, page_of) {
            // One line a student: their page has all of it.
            if reminders.iter().all(|known| known.route != begun.route) {
                reminders.push(begun);
            }
        }
    }
    reminders
}

fn page_of(workspace: Workspace, about: &str) -> Option<(String, Route)> {
    let student = about.parse().ok()?;
    Some((workspace.student_name(student), Route::Student(student)))
}
