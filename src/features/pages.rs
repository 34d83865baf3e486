//! The pages of the features, which are loaded when they are first gone to: a first visit pays for none of them.
//!
//! Each feature marks one function, `pages`, with `#[wasm_split(NAME, fallible)]`: what only that function reaches
//! becomes a wasm module of its own (decision 0020).

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_ui::{Button, ButtonKind, Page, ProgressBar};
use wasm_split_helpers::SplitLoaderError;

use super::{ALL, Found};
use crate::route::Route;
use crate::text;
use crate::workspace::Workspace;
use crate::workspace::reply::Opened;

/// What a feature shows.
#[derive(Debug, Clone, Copy)]
pub struct Pages {
    /// The page at a place of the feature. It begins with a [`throughline_ui::Page`], whose heading takes the focus.
    pub page: fn(Route) -> AnyView,
    /// What it shows for a file of ours that was opened; `None` when such a file is not its own.
    pub opened: fn(&Opened) -> Option<AnyView>,
    /// How many things wait there, for the feature's link. What it reads is tracked.
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

/// Pages that could not be loaded: without the network, or from a site that was just replaced by a newer one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a part of the program could not be loaded")]
pub struct NotLoaded;

impl From<SplitLoaderError> for NotLoaded {
    fn from(_: SplitLoaderError) -> Self {
        NotLoaded
    }
}

/// Pages on their way.
pub type Coming = Pin<Box<dyn Future<Output = Result<Pages, NotLoaded>>>>;

/// Where the pages of one feature are.
#[derive(Debug, Clone, Copy, Default)]
enum Stage {
    #[default]
    Away,
    Coming,
    Here(Pages),
    Failed,
}

/// Which features' pages are here; a small handle.
#[derive(Clone, Copy)]
pub struct Shelf(StoredValue<[RwSignal<Stage>; ALL.len()]>);

/// What is known of pages that were asked for.
pub enum OnShelf {
    /// They are here.
    Here(Pages),
    /// They are on their way.
    Coming,
    /// They could not be loaded.
    Failed,
}

impl Shelf {
    /// Makes the shelf of this page and gives it to all that is drawn below.
    pub fn provide() -> Self {
        let shelf = Self(StoredValue::new(std::array::from_fn(|_| {
            RwSignal::new(Stage::Away)
        })));
        provide_context(shelf);
        shelf
    }

    fn stage(self, feature: usize) -> RwSignal<Stage> {
        self.0.with_value(|stages| stages[feature])
    }

    /// The pages of the feature at this place in [`ALL`]; tracked. They are fetched when they are not here yet.
    pub fn find(self, feature: usize) -> OnShelf {
        let stage = self.stage(feature);
        match stage.get() {
            Stage::Here(pages) => OnShelf::Here(pages),
            Stage::Failed => OnShelf::Failed,
            Stage::Coming => OnShelf::Coming,
            Stage::Away => {
                spawn_local(self.fetch(feature));
                OnShelf::Coming
            }
        }
    }

    /// How many things wait in the feature at this place in [`ALL`]; none while its pages are not here. Tracked.
    pub fn waiting(self, feature: usize, workspace: Workspace) -> usize {
        match self.stage(feature).get() {
            Stage::Here(pages) => (pages.waiting)(workspace),
            _ => 0,
        }
    }

    /// What finds the things of the features whose pages are here. Tracked.
    pub fn seekers(self, workspace: Workspace) -> Vec<Seek> {
        let here = |feature| match self.stage(feature).get() {
            Stage::Here(pages) => Some((pages.seek)(workspace)),
            _ => None,
        };
        (0..ALL.len()).filter_map(here).collect()
    }

    /// Tries again to load what could not be loaded.
    pub fn retry(self, feature: usize) {
        spawn_local(self.fetch(feature));
    }

    /// Fetches what will be gone to soon; one that does not come is tried again then. Not tracked.
    pub fn ask(self, feature: usize) {
        spawn_local(self.bring(feature));
    }

    /// Fetches all that is not here yet, one after the other, so that no later page waits for the network. What cannot
    /// be loaded now is tried again when it is gone to.
    pub async fn fill(self) {
        for feature in 0..ALL.len() {
            self.bring(feature).await;
        }
    }

    async fn bring(self, feature: usize) {
        let stage = self.stage(feature);
        if matches!(stage.try_get_untracked(), Some(Stage::Away)) {
            self.fetch(feature).await;
            // Who has gone there meanwhile has it tried once more, and is told then.
            if matches!(stage.try_get_untracked(), Some(Stage::Failed)) {
                stage.try_set(Stage::Away);
            }
        }
    }

    async fn fetch(self, feature: usize) {
        let stage = self.stage(feature);
        stage.try_set(Stage::Coming);
        let found = (ALL[feature].pages)().await;
        stage.try_set(found.map_or(Stage::Failed, Stage::Here));
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
    move || match shelf.find(feature) {
        OnShelf::Here(pages) => (pages.page)(route),
        OnShelf::Coming => {
            view! { <ProgressBar label=text::shell::loading() done=(0, 0) /> }.into_any()
        }
        OnShelf::Failed => view! {
            <Page title=text::shell::not_loaded() lead=text::shell::not_loaded_lead() narrow=true>
                <div class="actions">
                    <Button kind=ButtonKind::Primary on_click=move |()| shelf.retry(feature)>
                        {text::shell::try_again()}
                    </Button>
                </div>
            </Page>
        }
        .into_any(),
    }
}
