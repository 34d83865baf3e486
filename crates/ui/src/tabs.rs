//! Tabs: several views of one thing, one at a time. Arrow keys, Home and End move between them.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::identity::unique_id;

/// One tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tab {
    /// The short code that stands for it.
    pub value: String,
    /// What people read.
    pub words: String,
}

/// Tabs and the view of the chosen one.
#[component]
pub fn Tabs(
    /// What the tabs are views of.
    #[prop(into)]
    label: Signal<String>,
    /// The tabs.
    #[prop(into)]
    tabs: Signal<Vec<Tab>>,
    /// The chosen one, by its code.
    chosen: RwSignal<String>,
    /// The view of the chosen tab.
    children: Children,
) -> impl IntoView {
    let id = StoredValue::new(unique_id());
    let tab_id = move |value: &str| id.with_value(|id| format!("{id}-{value}"));
    let keys = move |event: leptos::ev::KeyboardEvent| {
        let codes: Vec<String> =
            tabs.with(|tabs| tabs.iter().map(|tab| tab.value.clone()).collect());
        let here = codes
            .iter()
            .position(|code| *code == chosen.get_untracked());
        let Some(there) = step(&event.key(), here.unwrap_or(0), codes.len()) else {
            return;
        };
        event.prevent_default();
        chosen.set(codes[there].clone());
        let next = document()
            .get_element_by_id(&tab_id(&codes[there]))
            .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(next) = next {
            // An element that cannot take the focus leaves it where it is.
            let _focused = next.focus();
        }
    };
    let button = move |tab: Tab| {
        let (this, that) = (tab.value.clone(), tab.value.clone());
        let selected = Signal::derive(move || chosen.with(|chosen| *chosen == this));
        view! {
            <button
                type="button"
                role="tab"
                class="tab"
                id=tab_id(&tab.value)
                aria-selected=move || selected.get().to_string()
                aria-controls=move || id.with_value(|id| format!("{id}-view"))
                tabindex=move || if selected.get() { "0" } else { "-1" }
                on:click=move |_| chosen.set(that.clone())
            >
                {tab.words}
            </button>
        }
    };
    view! {
        <div class="tabs">
            <div class="tab-list" role="tablist" aria-label=label on:keydown=keys>
                {move || tabs.get().into_iter().map(button).collect_view()}
            </div>
            <div
                class="tab-view"
                role="tabpanel"
                id=id.with_value(|id| format!("{id}-view"))
                aria-labelledby=move || tab_id(&chosen.get())
            >
                {children()}
            </div>
        </div>
    }
}

/// The place that a key leads to from `here`, of `count` tabs; `None` for other keys.
fn step(key: &str, here: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowRight" => Some(if here >= last { 0 } else { here + 1 }),
        "ArrowLeft" => Some(here.checked_sub(1).unwrap_or(last)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::step;

    fn check(key: &str, here: usize, there: Option<usize>) {
        assert_eq!(step(key, here, 3), there, "{key} from {here}");
    }

    #[test]
    fn arrows_go_round_and_other_keys_do_nothing() {
        check("ArrowRight", 2, Some(0));
        check("ArrowRight", 0, Some(1));
        check("ArrowLeft", 0, Some(2));
        check("Home", 1, Some(0));
        check("End", 1, Some(2));
        check("a", 1, None);
        assert_eq!(step("End", 0, 0), None);
    }
}
