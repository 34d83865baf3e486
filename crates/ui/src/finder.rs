//! A field that finds things as one types, with its finds below it: the combobox pattern of the ARIA practices. Arrows
//! choose, Enter takes.

use std::sync::Arc;

use leptos::prelude::*;

use crate::icon::{Icon, Symbol};
use crate::identity::unique_id;

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Find {
    /// What it is called.
    pub words: String,
    /// What kind of thing it is, or more about it.
    pub detail: String,
    /// Its icon.
    pub icon: Icon,
}

/// A field that finds things as one types.
#[component]
pub fn Finder(
    /// What is sought, heard by screen readers and shown while the field is empty.
    #[prop(into)]
    label: Signal<String>,
    /// What was typed.
    value: RwSignal<String>,
    /// What was found, the best first.
    #[prop(into)]
    finds: Signal<Arc<Vec<Find>>>,
    /// What is said when nothing was found.
    #[prop(into)]
    nothing: Signal<String>,
    /// Takes one, by its place.
    #[prop(into)]
    on_take: Callback<usize>,
) -> impl IntoView {
    let list = StoredValue::new(unique_id());
    let chosen = RwSignal::new(0_usize);
    let count = move || finds.with(|finds| finds.len());
    let option_id = move |at: usize| format!("{}-{at}", list.get_value());
    let pressed = move |event: leptos::ev::KeyboardEvent| {
        let (at, count) = (chosen.get_untracked(), untrack(count));
        if count == 0 {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => chosen.set((at + 1) % count),
            "ArrowUp" => chosen.set((at + count - 1) % count),
            "Enter" => on_take.run(at.min(count - 1)),
            _ => return,
        }
        event.prevent_default();
    };
    let option = move |(at, find): (usize, Find)| {
        view! {
            <li
                id=option_id(at)
                class="find"
                role="option"
                aria-selected=move || (chosen.get() == at).to_string()
                on:click=move |_| on_take.run(at)
                on:pointermove=move |_| chosen.set(at)
            >
                <Symbol icon=find.icon />
                <span class="cut">{find.words}</span>
                <span class="soft small cut">{find.detail}</span>
            </li>
        }
    };
    view! {
        <div class="search">
            <Symbol icon=Icon::Search />
            <input
                class="input"
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-label=label
                aria-expanded=move || (count() > 0).to_string()
                aria-controls=list.get_value()
                aria-autocomplete="list"
                aria-activedescendant=move || (count() > 0).then(|| option_id(chosen.get()))
                placeholder=label
                prop:value=value
                on:input=move |event| {
                    chosen.set(0);
                    value.set(event_target_value(&event));
                }
                on:keydown=pressed
            />
        </div>
        <ul class="plain finds" role="listbox" id=list.get_value() aria-label=label>
            {move || {
                let finds = finds.get();
                finds.iter().cloned().enumerate().map(option).collect_view()
            }}
        </ul>
        <p class="soft" role="status">
            {move || (count() == 0).then(|| nothing.get())}
        </p>
    }
}
