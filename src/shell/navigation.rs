//! Links to all that there is: at the left, and in a bar at the bottom of a phone.

use leptos::prelude::*;
use throughline_ui::{Icon, Symbol};

use crate::features::{self, Group, Link};
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
            let links = links().filter(|link| link.group == group).map(nav_link);
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
    let links = links().filter(|link| link.on_phone).map(bottom_link);
    let more = Link {
        route: Route::More,
        label: text::shell::more,
        icon: Icon::Menu,
        group: Group::Foot,
        on_phone: true,
        count: |_| 0,
    };
    view! {
        <nav class="shell-bottom" aria-label=move || text::shell::navigation().say()>
            {links.collect_view()}
            {bottom_link(more)}
        </nav>
    }
}

fn links() -> impl Iterator<Item = Link> {
    features::ALL
        .iter()
        .flat_map(|feature| feature.navigation.iter().copied())
}

fn nav_link(link: Link) -> impl IntoView {
    view! {
        <li>
            <a class="nav-link" href=link.route.href() aria-current=current(link.route)>
                <Symbol icon=link.icon />
                <span>{(link.label)()}</span>
                <Count of=link />
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

/// How many wait behind a link.
#[component]
fn Count(of: Link) -> impl IntoView {
    let workspace = Workspace::get();
    let count = Memo::new(move |_| (of.count)(workspace));
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
