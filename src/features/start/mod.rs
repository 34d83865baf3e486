//! Before a vault is open: founding, joining and restoring a school, introducing oneself to one, opening the one that is
//! here.

mod create;
mod demo;
mod fields;
mod file;
mod first_file;
mod frame;
mod give;
mod introduce;
mod join;
mod newcomer;
mod own_device;
mod restore;
mod screen;
mod sheets;
mod unlock;
mod vault_file;
mod welcome;

use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

use super::{Feature, NotLoaded, Pages, START, Shelved};
use crate::route::Route;
use crate::text;
use crate::workspace::{Phase, Workspace, known, tab_title};

use frame::Frame;

/// What few need before a school is open: introducing oneself, and waiting for the school's first file.
pub const FEATURE: Feature = Feature {
    pages: || Box::pin(pages()),
    ..Feature::NOTHING
};

#[wasm_split(office, fallible)]
fn pages() -> Result<Pages, NotLoaded> {
    Ok(Pages::new(page))
}

fn page(route: Route) -> AnyView {
    match route {
        Route::Introduce => view! { <introduce::Introduce /> }.into_any(),
        _ => view! { <newcomer::Waiting /> }.into_any(),
    }
}

/// What shows while no vault is open.
#[component]
pub fn Door() -> impl IntoView {
    let workspace = Workspace::get();
    let route = Memo::new(move |_| workspace.route());
    let screen_locked = Memo::new(move |_| workspace.screen_locked());
    let introduced = Memo::new(move |_| workspace.phase() == Phase::Introduced);
    let holds = Memo::new(move |_| workspace.held().is_some());
    tab_title(move || match route.get() {
        _ if screen_locked.get() => text::lock::screen_title(),
        _ if introduced.get() => text::start::waiting_title(),
        Route::Introduce => text::start::introduce_title(),
        Route::Create => text::start::create_title(),
        Route::OpenFile => text::start::file_title(),
        _ => text::start::title(),
    });
    view! {
        <Frame>
            {move || match route.get() {
                _ if screen_locked.get() => view! { <screen::OpenScreen /> }.into_any(),
                _ if introduced.get() => {
                    view! { <Shelved feature=START route=Route::Today /> }.into_any()
                }
                _ if holds.get() => view! { <vault_file::Held /> }.into_any(),
                Route::Create => view! { <create::Create /> }.into_any(),
                Route::Introduce => {
                    view! { <Shelved feature=START route=Route::Introduce /> }.into_any()
                }
                Route::OpenFile => view! { <file::OpenFile /> }.into_any(),
                _ if known::vaults().is_empty() => view! { <welcome::Welcome /> }.into_any(),
                _ => view! { <unlock::Unlock /> }.into_any(),
            }}
        </Frame>
    }
}
