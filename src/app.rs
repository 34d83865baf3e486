//! The app as a whole: what all pages share, and which of them shows.

use leptos::prelude::*;
use throughline_ui::Toasts;

use crate::features::{Shelf, start::Door};
use crate::platform;
use crate::shell::{self, Broken, Finding, ListingKeys, broken_lead};
use crate::text;
use crate::workspace::settings::Settings;
use crate::workspace::{Closing, Phase, Workspace};

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
    Shelf::provide();
    let toasts = Toasts::default();
    provide_context(toasts);
    workspace.follow_address();
    workspace.show_cover();
    workspace.watch_presence(settings);
    workspace.guard_file();
    workspace.watch_going();
    let finding = RwSignal::new(false);
    provide_context(Finding(finding));
    let listing = RwSignal::new(false);
    provide_context(ListingKeys(listing));
    watch_keys(workspace, settings, finding, listing);
    let opened = Memo::new(move |_| matches!(workspace.phase(), Phase::Opening | Phase::Open));
    Effect::new(move |_| {
        // They may name people: they go with the school.
        if !opened.get() {
            toasts.clear();
            finding.set(false);
            listing.set(false);
        }
    });
    // It is here before a school is open: nothing waits for the network then.
    let shell = shell::part();
    Effect::new(move |_| leptos::task::spawn_local(shell.bring()));
    view! {
        <ErrorBoundary fallback=|_| view! { <Broken /> }>
            {move || {
                if opened.get() { shell.show(|draw| draw()) } else { view! { <Door /> }.into_any() }
            }}
        </ErrorBoundary>
    }
}

/// Keys that work anywhere: Ctrl or Cmd and `k` finds anything, `?` lists these keys, `h` covers names, Shift and `l` lock the
/// school, Shift and `p` its screen. What takes something off the page needs Shift: a slip of one finger must not.
fn watch_keys(
    workspace: Workspace,
    settings: Settings,
    finding: RwSignal<bool>,
    listing: RwSignal<bool>,
) {
    platform::keyboard::watch(move |key| {
        if workspace.is_open() && key.key == "k" && key.command {
            finding.set(true);
            return true;
        }
        if key.command || !workspace.is_open() || !untrack(|| settings.single_keys()) {
            return false;
        }
        match (key.key.to_lowercase().as_str(), key.shift) {
            ("?", _) => listing.set(true),
            ("h", false) => workspace.toggle_cover(),
            ("l", true) => workspace.lock(),
            ("p", true) if untrack(|| workspace.has_pin()) => {
                workspace.lock_screen(Closing::Locked);
            }
            _ => return false,
        }
        true
    });
}
