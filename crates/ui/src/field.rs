//! Fields of one line: label above, hint under it, error next to the field it is about.

use leptos::prelude::*;

use crate::icon::{Icon, Symbol};
use crate::identity::{described_by, unique_id};

/// What kind of value a field of one line takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum InputKind {
    /// Any text.
    #[default]
    Text,
    /// A calendar day, as `2026-11-22`.
    Date,
    /// A day and a time of day without a zone, as `2026-11-22T14:05`.
    DateTime,
    /// A time of day, as `14:05`.
    Time,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A secret: shown as dots.
    Password,
}

impl InputKind {
    const fn as_str(self) -> &'static str {
        match self {
            InputKind::Text => "text",
            InputKind::Date => "date",
            InputKind::DateTime => "datetime-local",
            InputKind::Time => "time",
            InputKind::Email => "email",
            InputKind::Phone => "tel",
            InputKind::Password => "password",
        }
    }
}

/// Label, hint and error around a field whose element has this `id`.
#[component]
pub(crate) fn FieldFrame(
    /// The identifier of the field's element.
    id: StoredValue<String>,
    /// What is asked.
    label: Signal<String>,
    /// A word after the label, such as “optional”.
    note: Option<Signal<String>>,
    /// How to answer.
    hint: Option<Signal<String>>,
    /// What is wrong with the answer.
    error: Signal<Option<String>>,
    /// The field.
    children: Children,
) -> impl IntoView {
    let part = move |name: &str| id.with_value(|id| format!("{id}-{name}"));
    view! {
        <div class="field" class:field-wrong=move || error.with(Option::is_some)>
            <label class="field-label" for=id.get_value()>
                {label}
                {note.map(|note| view! { <span class="field-note">{note}</span> })}
            </label>
            {hint.map(|hint| view! { <p class="field-hint" id=part("hint")>{hint}</p> })}
            {move || error.get().map(|error| view! { <FieldErrorLine id=part("error") error /> })}
            {children()}
        </div>
    }
}

/// The line that says what is wrong with a field.
#[component]
pub(crate) fn FieldErrorLine(id: String, error: String) -> impl IntoView {
    view! {
        <p class="field-error" id=id>
            <Symbol icon=Icon::Warning />
            <span>{error}</span>
        </p>
    }
}

/// A field of one line.
#[component]
pub fn TextField(
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
    /// What kind of value.
    #[prop(into, default = Signal::stored(InputKind::Text))]
    kind: Signal<InputKind>,
    /// What the browser may fill in; `off` unless told.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Whether an answer is needed.
    #[prop(optional)]
    required: bool,
    /// Answers that are offered while one types; any other will do as well.
    #[prop(optional, into)]
    suggestions: Option<Signal<Vec<String>>>,
    /// The element's identifier, for links from an error summary.
    #[prop(into, default = unique_id())]
    id: String,
) -> impl IntoView {
    let id = StoredValue::new(id);
    let described = move || described_by(&id.get_value(), hint.is_some(), error.get().is_some());
    let list = suggestions.map(|suggestions| (format!("{}-list", id.get_value()), suggestions));
    let list_id = list.as_ref().map(|(id, _)| id.clone());
    let offered = list.map(|(id, suggestions)| {
        let option = |words: String| view! { <option value=words></option> };
        view! {
            <datalist id=id>
                {move || suggestions.get().into_iter().map(option).collect_view()}
            </datalist>
        }
    });
    view! {
        <FieldFrame id label note hint error>
            <input
                class="input"
                list=list_id
                id=id.get_value()
                type=move || kind.get().as_str()
                autocomplete=autocomplete
                aria-required=required.then_some("true")
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=described
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
            {offered}
        </FieldFrame>
    }
}

/// A field that searches as one types. Escape empties it.
#[component]
pub fn SearchField(
    /// What is searched, heard by screen readers and shown while the field is empty.
    #[prop(into)]
    label: Signal<String>,
    /// What was typed.
    value: RwSignal<String>,
    /// The element's identifier.
    #[prop(into, default = unique_id())]
    id: String,
) -> impl IntoView {
    view! {
        <div class="search" role="search">
            <Symbol icon=Icon::Search />
            <input
                class="input"
                id=id
                type="search"
                autocomplete="off"
                spellcheck="false"
                aria-label=label
                placeholder=label
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
                on:keydown=move |event| {
                    if event.key() == "Escape" {
                        value.set(String::new());
                    }
                }
            />
        </div>
    }
}
