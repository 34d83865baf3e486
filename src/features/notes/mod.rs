//! Notes: one's own, those of the team, those of a few named people; and what was talked about with the family.

mod amend;
mod circle;
mod draft;
mod family;
mod family_form;
mod item;
mod known;
mod page;
mod pick;
mod private;
mod shared;
mod told;
mod write;

use leptos::prelude::*;
use throughline_ui::Icon;
use wasm_split_helpers::wasm_split;

use super::{Feature, Group, Link, NotLoaded, Pages, Reminder, Telling, unfinished};
use crate::route::Route;
use crate::text::notes as say;
use crate::workspace::Workspace;

/// Notes.
pub const FEATURE: Feature = Feature {
    title: |route| match route {
        Route::Notes(_) => Some(say::tab()),
        Route::PrivateNotes => Some(say::private_title()),
        Route::FamilyLog(_) => Some(say::family_tab()),
        _ => None,
    },
    pages: || Box::pin(pages()),
    navigation: &[Link {
        route: Route::PrivateNotes,
        label: say::private_title,
        icon: Icon::Lock,
        group: Group::Work,
        on_phone: false,
    }],
    ..Feature::NOTHING
};

/// What it tells of itself.
pub const TELLING: Telling = Telling {
    today: reminders,
    timeline: told::happenings,
    ..Telling::NOTHING
};

#[wasm_split(notes, fallible)]
fn pages() -> Result<Pages, NotLoaded> {
    Ok(Pages::new(|route| match route {
        Route::Notes(student) => view! { <page::NotesPage student /> }.into_any(),
        Route::FamilyLog(student) => view! { <family::FamilyPage student /> }.into_any(),
        _ => view! { <private::PrivateNotes /> }.into_any(),
    }))
}

/// What somebody began to write.
fn reminders(workspace: Workspace) -> Vec<Reminder> {
    let notes = unfinished(workspace, "note", about_student);
    let family = unfinished(workspace, "family", |workspace, about| {
        let (name, _) = about_student(workspace, about)?;
        Some((name, Route::FamilyLog(about.parse().ok()?)))
    });
    let own = unfinished(workspace, "private", |_, _| {
        Some((say::for_oneself().say(), Route::PrivateNotes))
    });
    let mut all: Vec<Reminder> = notes.into_iter().chain(family).chain(own).collect();
    for form in ["amend", "move"] {
        for begun in unfinished(workspace, form, about_student) {
            // One line a page: it has all of them.
            if all.iter().all(|known| known.route != begun.route) {
                all.push(begun);
            }
        }
    }
    all
}

/// The student whom a draft is about: `STUDENT`, or `STUDENT/ENTRY`. What is about nobody is one's own.
fn about_student(workspace: Workspace, about: &str) -> Option<(String, Route)> {
    let (student, _) = about.split_once('/').unwrap_or((about, ""));
    if student.is_empty() {
        return Some((say::for_oneself().say(), Route::PrivateNotes));
    }
    let student = student.parse().ok()?;
    Some((workspace.student_name(student), Route::Notes(student)))
}
