//! The bar on top: where one is, and what must be at hand on every page.

use leptos::prelude::*;
use throughline_ui::{Badge, Button, ButtonKind, Icon, IconButton, Tone};

use super::Finding;
use crate::pieces::{LanguageSwitch, Mark, ThemeSwitch};
use crate::route::Route;
use crate::text;
use crate::workspace::Workspace;

/// The bar on top.
#[component]
pub fn Bar() -> impl IntoView {
    let workspace = Workspace::get();
    let Finding(finding) = expect_context();
    let school = move || workspace.session().map(|session| session.school);
    let demo = move || workspace.session().is_some_and(|session| session.demo);
    let cover_icon = move || {
        if workspace.covered() {
            Icon::EyeOff
        } else {
            Icon::Eye
        }
    };
    let cover_words = move || {
        if workspace.covered() {
            text::shell::uncover().say()
        } else {
            text::shell::cover().say()
        }
    };
    view! {
        <header class="shell-bar">
            <a class="bar-brand" href=Route::Today.href() aria-label=move || text::shell::to_today().say()>
                <Mark />
            </a>
            <span class="bar-school">{school}</span>
            <Show when=demo>
                <Badge tone=Tone::Caution>{text::shell::demo_badge()}</Badge>
            </Show>
            <Show when=move || workspace.not_in_file().is_some()>
                <Badge tone=Tone::Info icon=Icon::File>{text::vault_file::badge()}</Badge>
            </Show>
            <span class="bar-space"></span>
            <IconButton
                icon=Icon::Search
                label=text::shell::find_hint()
                on_click=move |()| finding.set(true)
            />
            <IconButton
                icon=Signal::derive(cover_icon)
                label=Signal::derive(cover_words)
                pressed=Signal::derive(move || workspace.covered())
                on_click=move |()| workspace.toggle_cover()
            />
            <ThemeSwitch />
            <LanguageSwitch />
            <span class="bar-lock">
                <Button
                    kind=ButtonKind::Quiet
                    icon=Icon::Lock
                    on_click=move |()| workspace.lock()
                >
                    {text::shell::lock()}
                </Button>
            </span>
        </header>
    }
}
