//! A field of several lines.

use leptos::prelude::*;

use crate::field::FieldFrame;
use crate::identity::{described_by, unique_id};

/// A field of several lines. It grows with what is typed where the browser can.
#[component]
pub fn TextArea(
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// What was typed.
    value: RwSignal<String>,
    /// A word after the label, such as “optional”.
    #[prop(optional, into)]
    note: Option<Signal<String>>,
    /// How to answer.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// What is wrong with the answer.
    #[prop(into, default = Signal::stored(None))]
    error: Signal<Option<String>>,
    /// How many lines it shows at least.
    #[prop(default = 3)]
    rows: u32,
    /// Whether it must stay as it is typed: without help with spelling, which some browsers ask of others.
    #[prop(optional)]
    exact: bool,
    /// Whether an answer is needed.
    #[prop(optional)]
    required: bool,
    /// The element's identifier, for links from an error summary.
    #[prop(into, default = unique_id())]
    id: String,
) -> impl IntoView {
    let id = StoredValue::new(id);
    let described = move || described_by(&id.get_value(), hint.is_some(), error.get().is_some());
    view! {
        <FieldFrame id label note hint error>
            <textarea
                class="input"
                id=id.get_value()
                rows=rows.to_string()
                autocomplete="off"
                autocapitalize=exact.then_some("none")
                spellcheck=exact.then_some("false")
                aria-required=required.then_some("true")
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=described
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
        </FieldFrame>
    }
}
