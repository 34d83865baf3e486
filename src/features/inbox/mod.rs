//! Suggestions and questions: what families, and staff without a vault, sent to the office. Named readers open the sealed
//! slips, sort them, answer, and publish what the school did.

mod about;
mod answer;
mod arranged;
mod camera;
mod confirm;
mod counts;
mod discuss;
mod file;
mod filing;
mod known;
mod list;
mod names;
mod open;
mod page;
mod readers;
mod remind;
mod scan;
mod setup;
mod sorting;
mod surveys;
mod voice;
mod whom;

use leptos::prelude::*;
use throughline_ui::Icon;
use wasm_split_helpers::wasm_split;

use super::{Feature, Group, Link, NotLoaded, Pages, Telling};
use crate::route::Route;
use crate::text::inbox as say;

/// Suggestions and questions.
pub const FEATURE: Feature = Feature {
    title: |route| match route {
        Route::Inbox => Some(say::title()),
        Route::Slip(_) => Some(say::slip_tab()),
        _ => None,
    },
    pages: || Box::pin(pages()),
    navigation: &[Link {
        route: Route::Inbox,
        label: say::nav,
        icon: Icon::Talk,
        group: Group::Families,
        on_phone: false,
    }],
    ..Feature::NOTHING
};

/// What it tells of itself.
pub const TELLING: Telling = Telling {
    today: remind::reminders,
    ..Telling::NOTHING
};

#[wasm_split(families, fallible)]
fn pages() -> Result<Pages, NotLoaded> {
    let pages = Pages::new(|route| match route {
        Route::Slip(id) => view! { <page::SlipPage id /> }.into_any(),
        _ => view! { <list::InboxPage /> }.into_any(),
    });
    Ok(Pages {
        waiting: remind::waiting,
        ..pages
    })
}
