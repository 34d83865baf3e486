//! The page of the present place.

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_ui::{ButtonKind, ButtonLink, Icon, Later, Page};

use super::more::More;
use crate::features::{self, Shelf, Shelved};
use crate::route::Route;
use crate::text;
use crate::workspace::{Workspace, tab_title};

/// The page of the present place: of the feature whose place it is. The first page comes when the roster has been
/// read, in short tasks, so that a school of thousands opens without holding up the browser.
#[component]
pub fn Outlet() -> impl IntoView {
    let workspace = Workspace::get();
    let shelf = expect_context::<Shelf>();
    let route = Memo::new(move |_| workspace.route());
    let page = move || {
        let route = route.get();
        let feature = features::ALL
            .iter()
            .position(|feature| (feature.title)(route).is_some());
        tab_title(move || match (feature, route) {
            (Some(feature), _) => (features::ALL[feature].title)(route).unwrap_or_else(not_found),
            (None, Route::More) => text::shell::more(),
            (None, _) => not_found(),
        });
        match (feature, route) {
            (Some(feature), _) => view! { <Shelved feature route /> }.into_any(),
            (None, Route::More) => view! { <More /> }.into_any(),
            (None, _) => view! { <NotFound /> }.into_any(),
        }
    };
    let ready = Memo::new(move |was: Option<&bool>| {
        was.copied().unwrap_or_default() || workspace.cabinet.ready()
    });
    Effect::new(move |_| {
        if ready.get() {
            spawn_local(shelf.fill());
        }
    });
    view! {
        <Later>
            <Show when=move || ready.get()>{page}</Show>
        </Later>
    }
}

fn not_found() -> text::Text {
    text::shell::not_found()
}

/// What stands where no page is.
#[component]
fn NotFound() -> impl IntoView {
    view! {
        <Page title=text::shell::not_found() lead=text::shell::not_found_lead() narrow=true>
            <div class="actions">
                <ButtonLink href=Route::Today.href() kind=ButtonKind::Primary icon=Icon::Home>
                    {text::shell::to_today()}
                </ButtonLink>
            </div>
        </Page>
    }
}
