//! A choice of one from a list that drops down.

use leptos::prelude::*;

use crate::choice::Choice;
use crate::field::FieldFrame;
use crate::identity::{described_by, unique_id};

/// A choice of one from a list that drops down. Values are short codes; words are what people read.
#[component]
pub fn Select(
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// The value chosen.
    value: RwSignal<String>,
    /// What there is to choose from.
    #[prop(into)]
    options: Signal<Vec<Choice>>,
    /// A word after the label, such as “optional”.
    #[prop(optional, into)]
    note: Option<Signal<String>>,
    /// How to answer.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// What is wrong with the answer.
    #[prop(into, default = Signal::stored(None))]
    error: Signal<Option<String>>,
    /// The element's identifier, for links from an error summary.
    #[prop(into, default = unique_id())]
    id: String,
) -> impl IntoView {
    let id = StoredValue::new(id);
    let described = move || described_by(&id.get_value(), hint.is_some(), error.get().is_some());
    let option = move |choice: Choice| {
        let this = choice.value.clone();
        let selected = move || value.with(|value| *value == this);
        view! { <option value=choice.value selected=selected>{choice.words}</option> }
    };
    view! {
        <FieldFrame id label note hint error>
            <select
                class="input select"
                id=id.get_value()
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=described
                on:change=move |event| value.set(event_target_value(&event))
            >
                {move || options.get().into_iter().map(option).collect_view()}
            </select>
        </FieldFrame>
    }
}
