//! Before a vault is open: founding, joining and restoring a school, opening the one that is here.

mod create;
mod demo;
mod fields;
mod file;
mod frame;
mod join;
mod own_device;
mod restore;
mod screen;
mod sheets;
mod unlock;
mod vault_file;
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
    let screen_locked = Memo::new(move |_| workspace.screen_locked());
    let holds = Memo::new(move |_| workspace.held().is_some());
    tab_title(move || match route.get() {
        _ if screen_locked.get() => text::lock::screen_title(),
        Route::Create => text::start::create_title(),
        Route::OpenFile => text::start::file_title(),
        _ => text::start::title(),
    });
    view! {
        <Frame>
            {move || match route.get() {
                _ if screen_locked.get() => view! { <screen::OpenScreen /> }.into_any(),
                _ if holds.get() => view! { <vault_file::Held /> }.into_any(),
                Route::Create => view! { <create::Create /> }.into_any(),
                Route::OpenFile => view! { <file::OpenFile /> }.into_any(),
                _ if known::vaults().is_empty() => view! { <welcome::Welcome /> }.into_any(),
                _ => view! { <unlock::Unlock /> }.into_any(),
            }}
        </Frame>
    }
}
