//! A dialog over the page. The browser keeps the focus inside and gives it back when the dialog closes.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::button::IconButton;
use crate::icon::Icon;
use crate::identity::unique_id;

/// A dialog over the page. Escape and the cross close it.
#[component]
pub fn Dialog(
    /// Whether it is open. Closing it sets this to false.
    open: RwSignal<bool>,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// What the cross says to a screen reader.
    #[prop(into)]
    close: Signal<String>,
    /// What it holds: made anew each time it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    let title_id = unique_id();
    Effect::new(move |_| {
        let Some(element) = dialog.get() else { return };
        match (open.get(), element.open()) {
            (true, false) => {
                // Refused only when the element has left the page.
                let _shown = element.show_modal();
                focus_first_field(&element);
            }
            (false, true) => element.close(),
            _ => {}
        }
    });
    view! {
        <dialog
            class="dialog"
            node_ref=dialog
            aria-labelledby=title_id.clone()
            on:close=move |_| open.set(false)
        >
            <header class="dialog-head">
                <h2 class="dialog-title" id=title_id.clone() tabindex="-1">
                    {title}
                </h2>
                <IconButton icon=Icon::Close label=close on_click=move |()| open.set(false) />
            </header>
            <div class="dialog-body">
                <Show when=move || open.get()>{children()}</Show>
            </div>
        </dialog>
    }
}

/// Gives the focus to the first field, or to the heading when there is none.
fn focus_first_field(dialog: &web_sys::HtmlDialogElement) {
    let first = ["input, select, textarea", "h2"]
        .into_iter()
        .filter_map(|selector| dialog.query_selector(selector).ok().flatten())
        .find_map(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(first) = first {
        // An element that cannot take the focus leaves it where the browser put it.
        let _focused = first.focus();
    }
}
