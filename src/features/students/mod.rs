//! Students: finding them, and a page for each with the story first and then what happened.

mod card;
mod check_in;
mod classroom;
mod grade;
mod history;
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

use super::{Beginning, Feature, Group, Link, Place};
use crate::route::Route;
use crate::text::students as say;

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
    today: check_in::reminders,
    timeline: past::happenings,
    ..Feature::NOTHING
};
