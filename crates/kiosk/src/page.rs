//! The pages, one a place.

mod answer;
mod ask;
mod doors;
mod find;
mod form;
mod learn;
mod service;
mod staff;
mod staff_codes;
mod staff_slip;
mod survey;
mod workshop;

use leptos::prelude::*;

use wasm_split_helpers::{SplitLoaderError, wasm_split};

pub use doors::Languages;
pub use staff::{PackFile, PackTrouble};

use self::learn::{GuidePage, StrategyPage};
use self::service::ServicePage;
use self::survey::SurveyPage;
use self::workshop::WorkshopPage;
use crate::kiosk::Place;

/// What gives the page of a place.
pub type Pages = fn(Place) -> AnyView;

/// A part of the program could not be loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotLoaded;

impl From<SplitLoaderError> for NotLoaded {
    fn from(_: SplitLoaderError) -> Self {
        NotLoaded
    }
}

/// All pages but the first, which is there while these are still on their way.
pub async fn load() -> Result<Pages, NotLoaded> {
    pages().await
}

#[wasm_split(pages, fallible)]
fn pages() -> Result<Pages, NotLoaded> {
    Ok(of)
}

fn of(place: Place) -> AnyView {
    match place {
        Place::Languages => Languages().into_any(),
        Place::Doors => doors::Doors().into_any(),
        Place::Find => find::Find().into_any(),
        Place::Service(id) => view! { <ServicePage id /> }.into_any(),
        Place::Learn => learn::Learn().into_any(),
        Place::Guide(id) => view! { <GuidePage id /> }.into_any(),
        Place::Strategy(id) => view! { <StrategyPage id /> }.into_any(),
        Place::Workshops => workshop::Workshops().into_any(),
        Place::Workshop(id) => view! { <WorkshopPage id /> }.into_any(),
        Place::Ask => ask::Ask().into_any(),
        Place::Survey(id) => view! { <SurveyPage id /> }.into_any(),
        Place::Answer => answer::Answer().into_any(),
        Place::Staff => staff::Staff().into_any(),
        Place::StaffSlip => staff_slip::StaffSlip().into_any(),
    }
}
