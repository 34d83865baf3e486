//! What stands around every page while a vault is open: navigation, bar, banners, messages.

mod banners;
mod bar;
mod file_mode;
mod finder;
mod leaving;
mod more;
mod navigation;
mod outlet;
mod shortcuts;

use leptos::prelude::*;
use throughline_ui::{Button, ButtonKind, Page, ToastRegion, Toasts};
use wasm_split_helpers::wasm_split;

use crate::pieces::{NotLoaded, Part};
use crate::platform;
use crate::text::{self, Text};
use crate::workspace::{Workspace, time};

use banners::Banners;
use bar::Bar;
use file_mode::LeavingFile;
use finder::Finder;
pub use finder::Finding;
use leaving::Leaving;
use navigation::{BottomBar, Navigation};
use outlet::Outlet;
pub use shortcuts::ListingKeys;
use shortcuts::Shortcuts;

/// The shell is drawn once a school is open: it comes with what is worked on then, and a first visit does not pay for it.
pub fn part() -> Part<fn() -> AnyView> {
    Part::new(|| Box::pin(drawn()))
}

#[wasm_split(work, fallible)]
fn drawn() -> Result<fn() -> AnyView, NotLoaded> {
    Ok(|| view! { <Shell /> }.into_any())
}

/// The shell, with the page of the present place in it.
#[component]
fn Shell() -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    view! {
        <div class="shell">
            <SkipLink />
            <Navigation />
            <Bar />
            <main class="shell-main" id="main" tabindex="-1">
                <Banners />
                <Outlet />
                <PrintFoot />
            </main>
            <BottomBar />
            <Finder />
            <Shortcuts />
            <LeavingFile />
            <Leaving />
            <ToastRegion toasts label=text::shell::toasts() dismiss=text::shell::dismiss() />
        </div>
    }
}

/// Where and when a page was printed, at its foot.
#[component]
fn PrintFoot() -> impl IntoView {
    let workspace = Workspace::get();
    let words = move || {
        let school = workspace.session().map(|session| session.school);
        text::shell::printed(text::day(time::today()).say(), school.unwrap_or_default()).say()
    };
    view! { <p class="print-only print-foot">{words}</p> }
}

/// The first thing that the Tab key reaches: over the navigation to the page.
#[component]
fn SkipLink() -> impl IntoView {
    let skip = move |event: leptos::ev::MouseEvent| {
        // The address says where one is in the app: it must not change.
        event.prevent_default();
        platform::focus::focus("#main");
    };
    view! {
        <a class="skip-link" href="#main" on:click=skip>
            {text::shell::skip()}
        </a>
    }
}

/// What is said where the program broke: what is safe, and what is not.
pub fn broken_lead() -> Text {
    if platform::page::leaving_loses() {
        text::vault_file::broken_lead()
    } else {
        text::shell::broken_lead()
    }
}

/// What stands where a page could not be shown.
#[component]
pub fn Broken() -> impl IntoView {
    view! {
        <main class="shell-main">
            <Page title=text::shell::broken() lead=broken_lead() narrow=true>
                <div class="actions">
                    <Button
                        kind=ButtonKind::Primary
                        on_click=|()| platform::page::reload()
                    >
                        {text::shell::reload()}
                    </Button>
                </div>
            </Page>
        </main>
    }
}
