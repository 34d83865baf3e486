//! The first page of all: what this is, and the ways in.

use leptos::prelude::*;
use throughline_ui::{Icon, Page, Symbol};

use super::demo::DemoButton;
use super::unlock::WhyClosed;
use crate::pieces::{Failed, Unprotected};
use crate::route::Route;
use crate::text::{self, Text};
use crate::workspace::Workspace;

/// The first page, in a browser that holds no school yet.
#[component]
pub fn Welcome() -> impl IntoView {
    let workspace = Workspace::get();
    view! {
        <Page title=text::start::welcome() lead=text::start::welcome_lead()>
            <Unprotected />
            <WhyClosed />
            <Failed failure=workspace.unlock_failure() />
            <Ways />
            <DemoButton />
        </Page>
    }
}

/// The ways in, as large links.
#[component]
pub fn Ways() -> impl IntoView {
    view! {
        <ul class="ways">
            <Way
                to=Route::Create
                icon=Icon::Add
                title=text::start::create()
                lead=text::start::create_lead()
            />
            <Way
                to=Route::OpenFile
                icon=Icon::People
                title=text::start::join()
                lead=text::start::join_lead()
            />
            <Way
                to=Route::Introduce
                icon=Icon::Person
                title=text::start::introduce()
                lead=text::start::introduce_lead()
            />
            <Way
                to=Route::OpenFile
                icon=Icon::History
                title=text::start::restore()
                lead=text::start::restore_lead()
            />
            <Way
                to=Route::OpenFile
                icon=Icon::File
                title=text::vault_file::open()
                lead=text::vault_file::open_lead()
            />
        </ul>
    }
}

#[component]
fn Way(to: Route, icon: Icon, title: Text, lead: Text) -> impl IntoView {
    view! {
        <li>
            <a class="way" href=to.href()>
                <span class="way-icon">
                    <Symbol icon />
                </span>
                <span class="way-words">
                    <span class="way-title">{title}</span>
                    <span class="way-lead">{lead}</span>
                </span>
                <Symbol icon=Icon::ChevronRight />
            </a>
        </li>
    }
}
