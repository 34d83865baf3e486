//! Switches of language and theme that stand on every page.

use leptos::prelude::*;
use throughline_ui::{Icon, IconButton};

use crate::text::{self, Language, language};
use crate::workspace::settings::{Settings, Theme};

/// Switches to the other language, which it names in that language.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let settings = Settings::get();
    let other = move || match language() {
        Language::English => Language::Spanish,
        Language::Spanish => Language::English,
    };
    view! {
        <button
            type="button"
            class="button button-quiet"
            lang=move || other().tag()
            on:click=move |_| settings.choose_language(other())
        >
            <span class="button-words">{move || other().own_name()}</span>
        </button>
    }
}

/// Switches between light and dark.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let settings = Settings::get();
    let dark = move || match settings.theme() {
        Theme::Dark => true,
        Theme::Light => false,
        Theme::System => settings.system_is_dark(),
    };
    let icon = move || if dark() { Icon::Sun } else { Icon::Moon };
    let label = move || {
        if dark() {
            text::shell::theme_light().say()
        } else {
            text::shell::theme_dark().say()
        }
    };
    let switch = move |()| {
        settings.choose_theme(if dark() { Theme::Light } else { Theme::Dark });
    };
    view! {
        <span class="bar-theme">
            <IconButton icon=Signal::derive(icon) label=Signal::derive(label) on_click=switch />
        </span>
    }
}
