//! Parts of the program that are loaded when they are first needed (decision 0020).

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_ui::{Button, ButtonKind, Page, ProgressBar};
use wasm_split_helpers::SplitLoaderError;

use crate::text;

/// A part that could not be loaded: without the network, or from a site that was just replaced by a newer one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a part of the program could not be loaded")]
pub struct NotLoaded;

impl From<SplitLoaderError> for NotLoaded {
    fn from(_: SplitLoaderError) -> Self {
        NotLoaded
    }
}

/// What a part gives, on its way.
pub type Coming<T> = Pin<Box<dyn Future<Output = Result<T, NotLoaded>>>>;

/// Where a part is.
#[derive(Debug, Clone, Copy)]
enum Stage<T> {
    Away,
    Coming,
    Here(T),
    Failed,
}

/// A part, and what it gives once it is here; a small handle.
#[derive(Debug)]
pub struct Part<T: 'static> {
    load: fn() -> Coming<T>,
    stage: RwSignal<Stage<T>>,
}

impl<T> Clone for Part<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Part<T> {}

impl<T: Copy + Send + Sync + 'static> Part<T> {
    /// A part that nobody has asked for.
    pub fn new(load: fn() -> Coming<T>) -> Self {
        let stage = RwSignal::new(Stage::Away);
        Self { load, stage }
    }

    /// What it gives; `None` while it is not here. Tracked.
    pub fn here(self) -> Option<T> {
        match self.stage.get() {
            Stage::Here(it) => Some(it),
            _ => None,
        }
    }

    /// What it gives; fetched when nobody has asked for it before. Tracked.
    pub fn wanted(self) -> Option<T> {
        if matches!(self.stage.get(), Stage::Away) {
            spawn_local(self.fetch());
        }
        self.here()
    }

    /// Whether it is on its way. Tracked.
    pub fn is_coming(self) -> bool {
        matches!(self.stage.get(), Stage::Away | Stage::Coming)
    }

    /// What `shown` makes of it when it is here, and until then how it is getting on; it is fetched when nobody has asked
    /// for it before. Tracked.
    pub fn show(self, shown: impl FnOnce(T) -> AnyView) -> AnyView {
        match self.wanted() {
            Some(it) => shown(it),
            None if self.is_coming() => coming(),
            None => view! { <Missing again=move || spawn_local(self.fetch()) /> }.into_any(),
        }
    }

    /// Fetches what will be needed soon. One that does not come is tried again when it is needed. Not tracked.
    pub async fn bring(self) {
        if matches!(self.stage.try_get_untracked(), Some(Stage::Away)) {
            self.fetch().await;
            // Who needs it meanwhile has it tried once more, and is told then.
            if matches!(self.stage.try_get_untracked(), Some(Stage::Failed)) {
                self.stage.try_set(Stage::Away);
            }
        }
    }

    async fn fetch(self) {
        self.stage.try_set(Stage::Coming);
        let found = (self.load)().await;
        self.stage.try_set(found.map_or(Stage::Failed, Stage::Here));
    }
}

/// What stands where a part is on its way.
pub fn coming() -> AnyView {
    view! { <ProgressBar label=text::shell::loading() done=(0, 0) /> }.into_any()
}

/// What stands where a part could not be loaded.
#[component]
fn Missing(
    /// Tries again.
    again: impl Fn() + Send + Sync + 'static,
) -> impl IntoView {
    view! {
        <Page title=text::shell::not_loaded() lead=text::shell::not_loaded_lead() narrow=true>
            <div class="actions">
                <Button kind=ButtonKind::Primary on_click=move |()| again()>
                    {text::shell::try_again()}
                </Button>
            </div>
        </Page>
    }
}
