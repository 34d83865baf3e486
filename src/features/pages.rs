//! The pages of the features, which are loaded when they are first gone to: a first visit pays for none of them.
//!
//! Each feature marks one function, `pages`, with `#[wasm_split(NAME, fallible)]`: what only that function reaches
//! becomes a wasm module of its own (decision 0020).

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{ALL, Found};
use crate::pieces;
use crate::route::Route;
use crate::workspace::Workspace;
use crate::workspace::reply::Opened;

/// What a feature shows.
#[derive(Debug, Clone, Copy)]
pub struct Pages {
    /// The page at a place of the feature. It begins with a [`throughline_ui::Page`], whose heading takes the focus.
    pub page: fn(Route) -> AnyView,
    /// What it shows for a file of ours that was opened; `None` when such a file is not its own.
    pub opened: fn(&Opened) -> Option<AnyView>,
    /// How many things wait there, for the feature's first link. What it reads is tracked.
    pub waiting: fn(Workspace) -> usize,
    /// Gives what finds its things from anywhere. It is called when somebody begins to look, and may keep what it read for
    /// as long as they do.
    pub seek: fn(Workspace) -> Seek,
}

/// Finds things of a feature by words, folded, each with its [`super::rank`]. What it reads is tracked.
pub type Seek = Box<dyn Fn(&[&str]) -> Vec<(u32, Found)> + Send + Sync>;

impl Pages {
    /// Pages of a feature that shows nothing for files, counts nothing, and finds nothing.
    pub const fn new(page: fn(Route) -> AnyView) -> Self {
        Self {
            page,
            opened: |_| None,
            waiting: |_| 0,
            seek: |_| Box::new(|_| Vec::new()),
        }
    }
}

/// Pages on their way.
pub type Coming = pieces::Coming<Pages>;

/// Which features' pages are here; a small handle.
#[derive(Clone, Copy)]
pub struct Shelf(StoredValue<[pieces::Part<Pages>; ALL.len()]>);

impl Shelf {
    /// Makes the shelf of this page and gives it to all that is drawn below.
    pub fn provide() -> Self {
        let part = |place: usize| pieces::Part::new(ALL[place].pages);
        let shelf = Self(StoredValue::new(std::array::from_fn(part)));
        provide_context(shelf);
        shelf
    }

    fn part(self, feature: usize) -> pieces::Part<Pages> {
        self.0.with_value(|parts| parts[feature])
    }

    /// What the feature shows whose kind of file this is, or that its pages may still be on their way; `None` when it is
    /// nobody's. Tracked.
    pub fn opened(self, file: &Opened) -> Option<AnyView> {
        let parts = || self.0.get_value().into_iter();
        let shown = parts().find_map(|part| (part.wanted()?.opened)(file));
        shown.or_else(|| parts().any(pieces::Part::is_coming).then(pieces::coming))
    }

    /// How many things wait in the feature at this place in [`ALL`]; none while its pages are not here. Tracked.
    pub fn waiting(self, feature: usize, workspace: Workspace) -> usize {
        let pages = self.part(feature).here();
        pages.map_or(0, |pages| (pages.waiting)(workspace))
    }

    /// What finds the things of the features whose pages are here. Tracked.
    pub fn seekers(self, workspace: Workspace) -> Vec<Seek> {
        let here = |feature| Some((self.part(feature).here()?.seek)(workspace));
        (0..ALL.len()).filter_map(here).collect()
    }

    /// Fetches what will be gone to soon; one that does not come is tried again then. Not tracked.
    pub fn ask(self, feature: usize) {
        spawn_local(self.part(feature).bring());
    }

    /// Fetches all that is not here yet, one after the other, so that no later page waits for the network. What cannot
    /// be loaded now is tried again when it is gone to.
    pub async fn fill(self) {
        for feature in 0..ALL.len() {
            self.part(feature).bring().await;
        }
    }
}

/// A page of a feature, when it has been loaded.
#[component]
pub fn Shelved(
    /// The feature's place in [`ALL`].
    feature: usize,
    /// The place that is gone to.
    route: Route,
) -> impl IntoView {
    let shelf = expect_context::<Shelf>();
    move || shelf.part(feature).show(|pages| (pages.page)(route))
}
