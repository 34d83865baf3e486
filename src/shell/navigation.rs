//! Links to all that there is: at the left, and in a bar at the bottom of a phone.

use leptos::prelude::*;
use throughline_ui::{Icon, Symbol};

use crate::features::{self, Group, Link, Shelf};
use crate::pieces::Mark;
use crate::route::Route;
use crate::text::{self, Text};
use crate::workspace::Workspace;

/// The navigation at the left.
#[component]
pub fn Navigation() -> impl IntoView {
    view! {
        <nav class="shell-nav" aria-label=move || text::shell::navigation().say()>
            <a class="nav-brand" href=Route::Today.href()>
                <Mark />
                <span>{text::shell::product()}</span>
            </a>
            <Groups />
        </nav>
    }
}

/// The links in their groups.
#[component]
pub fn Groups() -> impl IntoView {
    let groups = [
        (Group::Top, None),
        (Group::Students, Some(text::shell::group_students())),
        (Group::Together, Some(text::shell::group_together())),
        (Group::Work, Some(text::shell::group_work())),
        (Group::Families, Some(text::shell::group_families())),
        (Group::Foot, None),
    ];
    groups
        .into_iter()
        .map(|(group, heading)| {
            let links = links().filter(|(_, link)| link.group == group);
            let links = links.map(|(counts, link)| nav_link(counts, link));
            view! {
                <div class="nav-group">
                    {heading.map(|heading| view! { <p class="nav-heading">{heading}</p> })}
                    <ul>{links.collect_view()}</ul>
                </div>
            }
        })
        .collect_view()
}

/// The bar at the bottom of a phone.
#[component]
pub fn BottomBar() -> impl IntoView {
    let links = links().filter(|(_, link)| link.on_phone);
    let links = links.map(|(_, link)| bottom_link(link));
    let more = Link {
        route: Route::More,
        label: text::shell::more,
        icon: Icon::Menu,
        group: Group::Foot,
        on_phone: true,
    };
    view! {
        <nav class="shell-bottom" aria-label=move || text::shell::navigation().say()>
            {links.collect_view()}
            {bottom_link(more)}
        </nav>
    }
}

/// Every link; the first of a feature with its place in [`features::ALL`], since what waits there is told beside it.
fn links() -> impl Iterator<Item = (Option<usize>, Link)> {
    let all = features::ALL.iter().enumerate();
    all.flat_map(|(place, feature)| {
        let links = feature.navigation.iter().enumerate();
        links.map(move |(nth, link)| ((nth == 0).then_some(place), *link))
    })
}

fn nav_link(counts: Option<usize>, link: Link) -> impl IntoView {
    view! {
        <li>
            <a class="nav-link" href=link.route.href() aria-current=current(link.route)>
                <Symbol icon=link.icon />
                <span>{(link.label)()}</span>
                {counts.map(|feature| view! { <Count feature /> })}
            </a>
        </li>
    }
}

fn bottom_link(link: Link) -> impl IntoView {
    view! {
        <a class="bottom-link" href=link.route.href() aria-current=current(link.route)>
            <Symbol icon=link.icon />
            <span>{(link.label)()}</span>
        </a>
    }
}

/// `page` on the link that leads to where one is, `true` on the one whose list this belongs to.
fn current(to: Route) -> impl Fn() -> Option<&'static str> + Send + 'static {
    let workspace = Workspace::get();
    move || {
        let here = workspace.route();
        if here == to {
            Some("page")
        } else {
            (here.section() == to).then_some("true")
        }
    }
}

/// How many wait behind a link, once the pages of its feature are here.
#[component]
fn Count(feature: usize) -> impl IntoView {
    let workspace = Workspace::get();
    let shelf = expect_context::<Shelf>();
    let count = Memo::new(move |_| shelf.waiting(feature, workspace));
    move || {
        let count = count.get();
        (count > 0).then(|| {
            let words: Text = text::shell::count_waiting(count);
            view! {
                <span class="count" aria-hidden="true">{text::number(count)}</span>
                <span class="heard-only">{words}</span>
            }
        })
    }
}
