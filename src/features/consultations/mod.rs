//! Consultations: asking colleagues about practice, a student or a dilemma, in a circle of named people.

mod add;
mod case;
mod circle;
mod circle_field;
mod draft;
mod form;
mod list;
mod message;
mod names;
mod page;
mod past;
mod remind;
mod reword;
mod sheet;
mod student_field;
mod talk;
mod write;

use leptos::prelude::*;
use throughline_ui::Icon;
use wasm_split_helpers::wasm_split;

use super::{Beginning, Feature, Group, Link, NotLoaded, Pages, Telling};
use crate::route::Route;
use crate::text::consultations as say;

/// Consultations.
pub const FEATURE: Feature = Feature {
    title: |route| match route {
        Route::Consultations => Some(say::title()),
        Route::Consultation(_) => Some(say::page_title()),
        Route::NewConsultation | Route::ConsultOn(_) => Some(say::new()),
        Route::ConsultationSheet(_) => Some(say::sheet_tab()),
        _ => None,
    },
    pages: || Box::pin(pages()),
    navigation: &[Link {
        route: Route::Consultations,
        label: say::title,
        icon: Icon::Talk,
        group: Group::Together,
        on_phone: false,
    }],
    begins: &[Beginning {
        route: Route::NewConsultation,
        label: say::new,
        icon: Icon::Talk,
    }],
};

/// What it tells of itself.
pub const TELLING: Telling = Telling {
    today: remind::reminders,
    timeline: past::happenings,
    ..Telling::NOTHING
};

#[wasm_split(consultations, fallible)]
fn pages() -> Result<Pages, NotLoaded> {
    let pages = Pages::new(|route| match route {
        Route::Consultation(thread) => view! { <page::ConsultationPage thread /> }.into_any(),
        Route::NewConsultation => view! { <form::ConsultationForm about=None /> }.into_any(),
        Route::ConsultOn(student) => {
            view! { <form::ConsultationForm about=Some(student) /> }.into_any()
        }
        Route::ConsultationSheet(thread) => view! { <sheet::Sheet thread /> }.into_any(),
        _ => view! { <list::ConsultationList /> }.into_any(),
    });
    Ok(Pages {
        waiting: case::waiting,
        seek: case::seek,
        ..pages
    })
}
