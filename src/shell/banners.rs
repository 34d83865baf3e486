//! What concerns every page: that this window cannot save, that it must be loaded anew, that the school is made up.

use leptos::prelude::*;
use throughline_ui::{Button, Callout, Tone};

use super::file_mode::NotInFile;
use crate::pieces::Working;
use crate::platform;
use crate::text;
use crate::workspace::{Closing, Phase, Workspace};

/// The banners that apply now.
#[component]
pub fn Banners() -> impl IntoView {
    let workspace = Workspace::get();
    let take_over = move |()| workspace.close(Closing::TakeOver);
    view! {
        <Show when=move || workspace.phase() == Phase::Opening>
            <div class="banner">
                <Working job=workspace.opening() stoppable=false />
            </div>
        </Show>
        <Show when=move || workspace.must_reload()>
            <div class="banner">
                <Callout tone=Tone::Caution title=text::shell::must_reload() live=true>
                    <p>{text::shell::must_reload_lead()}</p>
                    <Button on_click=|()| platform::page::reload()>{text::shell::reload()}</Button>
                </Callout>
            </div>
        </Show>
        <Show when=move || workspace.read_only()>
            <div class="banner">
                <Callout tone=Tone::Caution title=text::shell::read_only() live=true>
                    <p>{text::shell::read_only_lead()}</p>
                    <Button on_click=take_over>{text::shell::use_here()}</Button>
                </Callout>
            </div>
        </Show>
        <NotInFile />
    }
}
