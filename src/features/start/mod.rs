//! Before a vault is open: founding, joining and restoring a school, opening the one that is here.

mod create;
mod demo;
mod fields;
mod file;
mod frame;
mod join;
mod own_device;
mod restore;
mod sheets;
mod unlock;
mod welcome;

use leptos::prelude::*;

use crate::route::Route;
use crate::text;
use crate::workspace::{Workspace, known, tab_title};

use frame::Frame;

/// What shows while no vault is open.
#[component]
pub fn Door() -> impl IntoView {
    let workspace = Workspace::get();
    let route = Memo::new(move |_| workspace.route());
    tab_title(move || match route.get() {
        Route::Create => text::start::create_title(),
        Route::OpenFile => text::start::file_title(),
        _ => text::start::title(),
    });
    view! {
        <Frame>
            {move || match route.get() {
                Route::Create => view! { <create::Create /> }.into_any(),
                Route::OpenFile => view! { <file::OpenFile /> }.into_any(),
                _ if known::vaults().is_empty() => view! { <welcome::Welcome /> }.into_any(),
                _ => view! { <unlock::Unlock /> }.into_any(),
            }}
        </Frame>
    }
}
