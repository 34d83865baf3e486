//! The pages, one a place.

mod answer;
mod ask;
mod doors;
mod find;
mod form;
mod learn;
mod service;
mod staff;
mod staff_slip;
mod survey;
mod workshop;

use leptos::prelude::*;

pub use staff::{PackFile, PackTrouble};

use self::learn::{GuidePage, StrategyPage};
use self::service::ServicePage;
use self::survey::SurveyPage;
use self::workshop::WorkshopPage;
use crate::kiosk::Place;

/// The page of a place.
pub fn of(place: Place) -> AnyView {
    match place {
        Place::Languages => doors::Languages().into_any(),
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
