//! A field for a PIN: digits shown as dots, with a keypad on phones.

use leptos::prelude::*;

use crate::field::FieldFrame;
use crate::identity::{described_by, unique_id};

/// A field for a PIN.
#[component]
pub fn PinField(
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// What was typed.
    value: RwSignal<String>,
    /// How many digits it has.
    digits: usize,
    /// A word after the label, such as “optional”.
    #[prop(optional, into)]
    note: Option<Signal<String>>,
    /// How to answer.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// What is wrong with the answer.
    #[prop(into, default = Signal::stored(None))]
    error: Signal<Option<String>>,
    /// Whether it takes the focus when it appears, and whenever it was emptied for another try.
    #[prop(optional)]
    focused: bool,
    /// The element's identifier, for links from an error summary.
    #[prop(into, default = unique_id())]
    id: String,
) -> impl IntoView {
    let id = StoredValue::new(id);
    let input = NodeRef::<leptos::html::Input>::new();
    let described = move || described_by(&id.get_value(), hint.is_some(), error.get().is_some());
    Effect::new(move |_| {
        if let Some(input) = input.get()
            && focused
            && value.with(String::is_empty)
        {
            // An element that cannot take the focus leaves it where it is.
            let _focused = input.focus();
        }
    });
    view! {
        <FieldFrame id label note hint error>
            <input
                class="input pin"
                id=id.get_value()
                node_ref=input
                type="password"
                inputmode="numeric"
                maxlength=digits.to_string()
                autocomplete="one-time-code"
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=described
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
        </FieldFrame>
    }
}
