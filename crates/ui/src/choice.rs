//! Choices that are all in sight: one yes or no, one of several, or any of several.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::field::FieldErrorLine;
use crate::identity::{described_by, unique_id};

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// The short code that stands for it.
    pub value: String,
    /// What people read.
    pub words: String,
    /// A further line under it; empty for none.
    pub hint: String,
}

impl Choice {
    /// A choice without a further line.
    pub fn new(value: impl Into<String>, words: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            words: words.into(),
            hint: String::new(),
        }
    }

    /// The same with a further line under it.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// One yes or no.
#[component]
pub fn Checkbox(
    /// What is agreed to.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is.
    checked: RwSignal<bool>,
    /// More about it.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// The element's identifier.
    #[prop(into, default = unique_id())]
    id: String,
) -> impl IntoView {
    let described = described_by(&id, hint.is_some(), false);
    let hint_id = format!("{id}-hint");
    view! {
        <div class="choice">
            <input
                type="checkbox"
                id=id.clone()
                aria-describedby=described
                prop:checked=checked
                on:change=move |event| checked.set(event_target_checked(&event))
            />
            <label for=id>{label}</label>
            {hint.map(|hint| view! { <p class="choice-hint" id=hint_id>{hint}</p> })}
        </div>
    }
}

/// One of several, all in sight.
#[component]
pub fn RadioGroup(
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// The value chosen; empty while none is.
    value: RwSignal<String>,
    /// What there is to choose from.
    #[prop(into)]
    options: Signal<Vec<Choice>>,
    /// How to answer.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// What is wrong with the answer.
    #[prop(into, default = Signal::stored(None))]
    error: Signal<Option<String>>,
    /// The group's identifier, for links from an error summary.
    #[prop(into, default = unique_id())]
    id: String,
) -> impl IntoView {
    let id = StoredValue::new(id);
    let item = move |choice: Choice| {
        let (this, chosen) = (choice.value.clone(), choice.value.clone());
        let checked = Signal::derive(move || value.with(|value| *value == this));
        let on_change = Callback::new(move |_| value.set(chosen.clone()));
        view! { <Item kind="radio" name=id.get_value() choice checked on_change /> }
    };
    view! {
        <Group id label hint error>
            {move || options.get().into_iter().map(item).collect_view()}
        </Group>
    }
}

/// Any of several, all in sight.
#[component]
pub fn CheckGroup(
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// The values chosen.
    values: RwSignal<BTreeSet<String>>,
    /// What there is to choose from.
    #[prop(into)]
    options: Signal<Vec<Choice>>,
    /// How to answer.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// What is wrong with the answer.
    #[prop(into, default = Signal::stored(None))]
    error: Signal<Option<String>>,
    /// The group's identifier, for links from an error summary.
    #[prop(into, default = unique_id())]
    id: String,
) -> impl IntoView {
    let id = StoredValue::new(id);
    let item = move |choice: Choice| {
        let (this, chosen) = (choice.value.clone(), choice.value.clone());
        let checked = Signal::derive(move || values.with(|values| values.contains(&this)));
        let on_change = Callback::new(move |on: bool| {
            values.update(|values| {
                if on {
                    values.insert(chosen.clone());
                } else {
                    values.remove(&chosen);
                }
            });
        });
        view! { <Item kind="checkbox" name=id.get_value() choice checked on_change /> }
    };
    view! {
        <Group id label hint error>
            {move || options.get().into_iter().map(item).collect_view()}
        </Group>
    }
}

/// Legend, hint and error around choices. The group itself can take the focus from an error summary.
#[component]
fn Group(
    id: StoredValue<String>,
    label: Signal<String>,
    hint: Option<Signal<String>>,
    error: Signal<Option<String>>,
    children: Children,
) -> impl IntoView {
    let part = move |name: &str| id.with_value(|id| format!("{id}-{name}"));
    let described = move || described_by(&id.get_value(), hint.is_some(), error.get().is_some());
    view! {
        <fieldset
            class="field choices"
            class:field-wrong=move || error.with(Option::is_some)
            id=id.get_value()
            tabindex="-1"
            aria-describedby=described
        >
            <legend class="field-label">{label}</legend>
            {hint.map(|hint| view! { <p class="field-hint" id=part("hint")>{hint}</p> })}
            {move || error.get().map(|error| view! { <FieldErrorLine id=part("error") error /> })}
            <div class="choice-list">{children()}</div>
        </fieldset>
    }
}

/// One choice of a group.
#[component]
fn Item(
    kind: &'static str,
    name: String,
    choice: Choice,
    checked: Signal<bool>,
    on_change: Callback<bool>,
) -> impl IntoView {
    let id = unique_id();
    let hint = (!choice.hint.is_empty()).then_some(choice.hint);
    let described = described_by(&id, hint.is_some(), false);
    let hint_id = format!("{id}-hint");
    view! {
        <div class="choice">
            <input
                type=kind
                id=id.clone()
                name=name
                value=choice.value
                aria-describedby=described
                prop:checked=checked
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            <label for=id>{choice.words}</label>
            {hint.map(|hint| view! { <p class="choice-hint" id=hint_id>{hint}</p> })}
        </div>
    }
}
