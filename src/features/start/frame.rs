//! What stands around the pages before a vault is open.

use leptos::prelude::*;
use throughline_ui::{ToastRegion, Toasts};

use crate::pieces::{LanguageSwitch, Mark, ThemeSwitch};
use crate::route::Route;
use crate::text;

/// A bar with the product's name and the language, and the page.
#[component]
pub fn Frame(
    /// The page.
    children: Children,
) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    view! {
        <div class="door">
            <header class="door-bar">
                <a class="nav-brand" href=Route::Today.href()>
                    <Mark />
                    <span>{text::shell::product()}</span>
                </a>
                <span class="bar-space"></span>
                <ThemeSwitch />
                <LanguageSwitch />
            </header>
            <main class="door-main" id="main" tabindex="-1">
                {children()}
            </main>
            <ToastRegion toasts label=text::shell::toasts() dismiss=text::shell::dismiss() />
        </div>
    }
}
