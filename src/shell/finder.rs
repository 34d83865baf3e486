//! Finding any student, person, page, or thing that families see from anywhere, by Ctrl or Cmd and K.

use std::sync::Arc;

use leptos::prelude::*;
use throughline_ui::{Dialog, Find, Finder as Field};

use crate::features::{self, Found, Seek, Shelf};
use crate::text::{Text, shell as say};
use crate::workspace::Workspace;
use crate::workspace::fold::fold;

/// The most that is shown.
const MOST: usize = 12;

/// Whether the finder is open. Given to the shell and to the keys.
#[derive(Clone, Copy)]
pub struct Finding(pub RwSignal<bool>);

/// The finder.
#[component]
pub fn Finder() -> impl IntoView {
    let Finding(open) = expect_context();
    view! {
        <Dialog open title=say::find() close=say::close()>
            <Search open />
        </Dialog>
    }
}

#[component]
fn Search(open: RwSignal<bool>) -> impl IntoView {
    let workspace = Workspace::get();
    let typed = RwSignal::new(String::new());
    let shelf = expect_context::<Shelf>();
    // Made once for as long as this is open, and again when more pages have come: what it has read is kept until then.
    let seekers = Memo::new_with_compare(move |_| Arc::new(shelf.seekers(workspace)), |_, _| true);
    let found = Memo::new(move |_| found(&seekers.get(), &fold(&typed.get())));
    let finds = Memo::new(move |_| {
        let find = |found: &Found| Find {
            words: found.words.clone(),
            detail: found.detail.as_ref().map(Text::say).unwrap_or_default(),
            icon: found.icon,
        };
        Arc::new(found.with(|found| found.iter().map(find).collect::<Vec<_>>()))
    });
    let take = move |at: usize| {
        if let Some(route) = found.with_untracked(|found| found.get(at).map(|found| found.route)) {
            open.set(false);
            workspace.go(route);
        }
    };
    view! {
        <Field label=say::find_label() value=typed finds nothing=say::find_nothing() on_take=take />
    }
}

/// What these words, folded, find: pages before people, and of each kind what begins with them before what holds them.
fn found(seekers: &[Seek], words: &str) -> Vec<Found> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let pages = features::ALL.iter().flat_map(|feature| {
        let links = feature.navigation.iter();
        let links = links.map(|link| (link.label, link.icon, link.route));
        let begins = feature.begins.iter();
        links.chain(begins.map(|begin| (begin.label, begin.icon, begin.route)))
    });
    let pages = pages.map(|(label, icon, route)| Found {
        words: label().say(),
        detail: None,
        icon,
        route,
    });
    let mut ranked: Vec<(u32, Found)> = pages
        .filter_map(|page| Some((features::rank(&fold(&page.words), &words)?, page)))
        .collect();
    if !words.is_empty() {
        ranked.extend(seekers.iter().flat_map(|seek| seek(&words)));
    }
    ranked.sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| one.words.cmp(&other.words)));
    ranked.truncate(MOST);
    ranked.into_iter().map(|(_, found)| found).collect()
}
