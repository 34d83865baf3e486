//! The app as a whole: what all pages share, and which of them shows.

use leptos::prelude::*;
use throughline_ui::Toasts;

use crate::features::start::Door;
use crate::platform;
use crate::shell::{Broken, Shell, broken_lead};
use crate::text;
use crate::workspace::settings::Settings;
use crate::workspace::{Phase, Workspace};

/// Puts the app into the page.
pub fn start() {
    platform::broken::tell_on_panic(|| {
        (
            text::shell::broken().say_now(),
            broken_lead().say_now(),
            text::shell::reload().say_now(),
        )
    });
    leptos::mount::mount_to_body(App);
}

/// The app.
#[component]
pub fn App() -> impl IntoView {
    let settings = Settings::provide();
    let workspace = Workspace::provide();
    let toasts = Toasts::default();
    provide_context(toasts);
    workspace.follow_address();
    workspace.show_cover();
    workspace.watch_presence(settings);
    workspace.guard_file();
    watch_keys(workspace, settings);
    let opened = Memo::new(move |_| !matches!(workspace.phase(), Phase::Closed(_)));
    Effect::new(move |_| {
        // They may name people: they go with the school.
        if !opened.get() {
            toasts.clear();
        }
    });
    view! {
        <ErrorBoundary fallback=|_| view! { <Broken /> }>
            {move || {
                if opened.get() { view! { <Shell /> }.into_any() } else { view! { <Door /> }.into_any() }
            }}
        </ErrorBoundary>
    }
}

/// Keys that work anywhere: `h` covers names.
fn watch_keys(workspace: Workspace, settings: Settings) {
    platform::keyboard::watch(move |key| {
        let meant = workspace.is_open() && untrack(|| settings.single_keys());
        let covers = meant && key.key == "h" && !key.command;
        if covers {
            workspace.toggle_cover();
        }
        covers
    });
}
