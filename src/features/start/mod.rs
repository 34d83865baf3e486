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

use super::{Feature, NotLoaded, Pages, START, Shelf, Shelved};
use crate::route::Route;
use crate::text;
use crate::workspace::{Phase, Workspace, known, tab_title};

use frame::Frame;

/// What stands behind the first page and its lock: founding, introducing oneself, and all that begins with a file.
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
        Route::Create => view! { <create::Create /> }.into_any(),
        Route::Introduce => view! { <introduce::Introduce /> }.into_any(),
        Route::OpenFile if untrack(|| Workspace::get().held().is_some()) => {
            view! { <vault_file::Held /> }.into_any()
        }
        Route::OpenFile => view! { <file::OpenFile /> }.into_any(),
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
    // What is gone to next is here before it is: nothing waits for the network then.
    let shelf = expect_context::<Shelf>();
    Effect::new(move |_| shelf.ask(START));
    let shelved = |route| view! { <Shelved feature=START route /> }.into_any();
    view! {
        <Frame>
            {move || match route.get() {
                _ if screen_locked.get() => view! { <screen::OpenScreen /> }.into_any(),
                _ if introduced.get() => shelved(Route::Today),
                _ if holds.get() => shelved(Route::OpenFile),
                route @ (Route::Create | Route::Introduce | Route::OpenFile) => shelved(route),
                _ if known::vaults().is_empty() => view! { <welcome::Welcome /> }.into_any(),
                _ => view! { <unlock::Unlock /> }.into_any(),
            }}
        </Frame>
    }
}
