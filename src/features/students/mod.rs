//! Students: finding them, and a page for each with the story first and then what happened.

mod card;
mod check_in;
mod classroom;
mod grade;
mod history;
mod join;
mod known;
mod list;
mod never_send;
mod observe;
mod page;
mod past;
mod row;
mod story;
mod team;
mod timeline;

use leptos::prelude::*;
use throughline_ui::Icon;

use super::{Beginning, Feature, Group, Link, Place, Reminder, unfinished};
use crate::route::Route;
use crate::text::students as say;
use crate::workspace::Workspace;

/// Students.
pub const FEATURE: Feature = Feature {
    place: |route| match route {
        Route::Students => Place::new(say::title(), view! { <list::StudentList /> }),
        Route::CheckIn => Place::new(say::check_in_title(), view! { <check_in::CheckIns /> }),
        Route::Student(student) => {
            Place::new(say::page_title(), view! { <page::StudentPage student /> })
        }
        _ => None,
    },
    navigation: &[Link {
        route: Route::Students,
        label: say::title,
        icon: Icon::People,
        group: Group::Students,
        on_phone: true,
        count: |_| 0,
    }],
    begins: &[Beginning {
        route: Route::CheckIn,
        label: say::check_in_title,
        icon: Icon::Heart,
    }],
    search: known::search,
    today: reminders,
    timeline: past::happenings,
    ..Feature::NOTHING
};

/// Who needs a check-in, and about whom somebody began to write.
fn reminders(workspace: Workspace) -> Vec<Reminder> {
    let mut reminders = check_in::reminders(workspace);
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
