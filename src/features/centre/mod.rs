//! The resource centre: guides, learn-at-home strategies, workshops and surveys for families, in as many languages as the
//! school writes; each is a draft until somebody makes it public.

mod files;
mod files_draft;
mod files_form;
mod flyer;
mod form;
mod guide_form;
mod hand;
mod kept;
mod list;
mod names;
mod page;
mod preview;
mod publish_all;
mod remind;
mod results;
mod results_page;
mod seek;
mod series;
mod sign_ups;
mod staff;
mod starter;
mod starter_set;
mod strategy_form;
mod survey_form;
mod thing;
mod workshop_form;

use leptos::prelude::*;
use throughline_ui::Icon;
use wasm_split_helpers::wasm_split;

use super::{Beginning, Feature, Group, Link, NotLoaded, Pages, Telling};
use crate::route::Route;
use crate::text::centre as say;

/// The resource centre.
pub const FEATURE: Feature = Feature {
    title: |route| match route {
        Route::Centre => Some(say::title()),
        Route::Thing(_) => Some(say::thing_tab()),
        Route::EditThing(_) => Some(say::edit_tab()),
        Route::NewGuide => Some(say::new_guide()),
        Route::NewStrategy => Some(say::new_strategy()),
        Route::NewWorkshop => Some(say::new_workshop()),
        Route::NewSurvey | Route::AskAbout(_) => Some(say::new_survey()),
        Route::Flyer(_) => Some(say::flyer()),
        Route::Results(_) => Some(say::results_title()),
        _ => None,
    },
    pages: || Box::pin(pages()),
    navigation: &[Link {
        route: Route::Centre,
        label: say::title,
        icon: Icon::Heart,
        group: Group::Families,
        on_phone: false,
    }],
    begins: &[
        Beginning {
            route: Route::NewGuide,
            label: say::new_guide,
            icon: Icon::Heart,
        },
        Beginning {
            route: Route::NewStrategy,
            label: say::new_strategy,
            icon: Icon::Heart,
        },
        Beginning {
            route: Route::NewWorkshop,
            label: say::new_workshop,
            icon: Icon::Calendar,
        },
        Beginning {
            route: Route::NewSurvey,
            label: say::new_survey,
            icon: Icon::Talk,
        },
    ],
};

/// What it tells of itself.
pub const TELLING: Telling = Telling {
    today: remind::reminders,
    ..Telling::NOTHING
};

#[wasm_split(families, fallible)]
fn pages() -> Result<Pages, NotLoaded> {
    let pages = Pages::new(|route| match route {
        Route::Thing(id) => view! { <page::ThingPage id /> }.into_any(),
        Route::EditThing(id) => view! { <form::Edit id /> }.into_any(),
        Route::NewGuide => view! { <guide_form::GuideForm id=None /> }.into_any(),
        Route::NewStrategy => view! { <strategy_form::StrategyForm id=None /> }.into_any(),
        Route::NewWorkshop => view! { <workshop_form::WorkshopForm id=None /> }.into_any(),
        Route::NewSurvey => view! { <survey_form::SurveyForm id=None /> }.into_any(),
        Route::AskAbout(about) => view! { <survey_form::SurveyForm id=None about /> }.into_any(),
        Route::Results(id) => view! { <results_page::ResultsPage id /> }.into_any(),
        Route::Flyer(id) => view! { <flyer::Flyer id /> }.into_any(),
        _ => view! { <list::CentreList /> }.into_any(),
    });
    Ok(Pages {
        seek: seek::seek,
        ..pages
    })
}
