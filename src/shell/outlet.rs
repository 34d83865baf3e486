//! The page of the present place.

use leptos::prelude::*;
use throughline_ui::{ButtonKind, ButtonLink, Icon, Later, Page};

use super::more::More;
use crate::features;
use crate::route::Route;
use crate::text;
use crate::workspace::{Workspace, tab_title};

/// The page of the present place: of the feature whose place it is. The first page comes when the roster has been
/// read, in short tasks, so that a school of thousands opens without holding up the browser.
#[component]
pub fn Outlet() -> impl IntoView {
    let workspace = Workspace::get();
    let route = Memo::new(move |_| workspace.route());
    let page = move || {
        let route = route.get();
        let place = features::ALL
            .iter()
            .find_map(|feature| (feature.place)(route));
        let place = place.or_else(|| match route {
            Route::More => features::Place::new(text::shell::more(), view! { <More /> }),
            _ => features::Place::new(text::shell::not_found(), view! { <NotFound /> }),
        });
        place.map(|place| {
            let title = place.title;
            tab_title(move || title.clone());
            place.page
        })
    };
    let ready = Memo::new(move |was: Option<&bool>| {
        was.copied().unwrap_or_default() || workspace.cabinet.ready()
    });
    view! {
        <Later>
            <Show when=move || ready.get()>{page}</Show>
        </Later>
    }
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
