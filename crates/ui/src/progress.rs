//! How far long work is, with a way to stop it.

use leptos::prelude::*;

use crate::button::{Button, ButtonKind};
use crate::identity::unique_id;

/// How far long work is. Without figures the bar only says that something goes on.
#[component]
pub fn ProgressBar(
    /// What is being done.
    #[prop(into)]
    label: Signal<String>,
    /// How many are done, of how many; a total of 0 is not known yet.
    #[prop(into)]
    done: Signal<(u32, u32)>,
    /// The same in words, such as “120 of 960”; empty for none.
    #[prop(into, default = Signal::stored(String::new()))]
    words: Signal<String>,
    /// What the button says that stops it.
    #[prop(optional, into)]
    cancel: Option<Signal<String>>,
    /// What stops it.
    #[prop(optional, into)]
    on_cancel: Option<Callback<()>>,
) -> impl IntoView {
    let id = unique_id();
    let known = move || done.get().1 > 0;
    let button = move || {
        let (cancel, on_cancel) = (cancel?, on_cancel?);
        Some(view! {
            <Button kind=ButtonKind::Quiet on_click=on_cancel>
                {cancel}
            </Button>
        })
    };
    view! {
        <div class="progress">
            <p class="progress-label" id=id.clone() role="status">
                {label}
            </p>
            <span class="progress-words">{words}</span>
            <progress
                aria-labelledby=id
                max=move || done.get().1.max(1).to_string()
                value=move || known().then(|| done.get().0.to_string())
            ></progress>
            {button()}
        </div>
    }
}
