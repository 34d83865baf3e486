//! A field of a grid of numbers, in which one goes by the keyboard as in a spreadsheet.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent};

use crate::field::FieldErrorLine;
use crate::identity::{described_by, unique_id};

/// The field of one cell. Enter and the arrow keys go to the cells beside it, within the form around them; Enter in the last
/// row goes to the button that sends the form.
#[component]
pub fn GridCell(
    /// What is asked, heard by screen readers: the row's and the column's heads show it.
    #[prop(into)]
    label: Signal<String>,
    /// What was typed.
    value: RwSignal<String>,
    /// Its row, from 0.
    row: usize,
    /// Its column, from 0.
    #[prop(optional)]
    column: usize,
    /// What is wrong with it.
    #[prop(into, default = Signal::stored(None))]
    error: Signal<Option<String>>,
    /// The element's identifier, for links from an error summary.
    #[prop(into, default = unique_id())]
    id: String,
) -> impl IntoView {
    let id = StoredValue::new(id);
    let error_id = move || id.with_value(|id| format!("{id}-error"));
    let described = move || described_by(&id.get_value(), false, error.get().is_some());
    view! {
        <span class="grid-cell">
            <input
                class="input number"
                id=id.get_value()
                type="text"
                inputmode="decimal"
                autocomplete="off"
                data-cell=format!("{row}-{column}")
                aria-label=label
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=described
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
                on:keydown=move |event| go(&event, row, column)
            />
            {move || error.get().map(|error| view! { <FieldErrorLine id=error_id() error /> })}
        </span>
    }
}

/// Goes where a key leads.
fn go(event: &KeyboardEvent, row: usize, column: usize) {
    let field = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let form = field
        .as_ref()
        .and_then(|field| field.closest("form").ok().flatten());
    let (Some(field), Some(form)) = (field, form) else {
        return;
    };
    let length = u32::try_from(field.value().encode_utf16().count()).unwrap_or(u32::MAX);
    // Within a number the arrows go from digit to digit; a browser that does not say where it is leaves it to them.
    let place = |of: Result<Option<u32>, _>| of.ok().flatten();
    let at_start = place(field.selection_end()) == Some(0) || length == 0;
    let at_end = place(field.selection_start()) == Some(length);
    let to = match event.key().as_str() {
        "Enter" | "ArrowDown" => Some((row + 1, column)),
        "ArrowUp" => row.checked_sub(1).map(|row| (row, column)),
        "ArrowLeft" if at_start => column.checked_sub(1).map(|column| (row, column)),
        "ArrowRight" if at_end => Some((row, column + 1)),
        _ => None,
    };
    let cell = to.and_then(|(row, column)| find(&form, &format!("[data-cell='{row}-{column}']")));
    let enter = event.key() == "Enter";
    let next = cell.or_else(|| enter.then(|| find(&form, "button[type=submit]")).flatten());
    if enter || next.is_some() {
        event.prevent_default();
    }
    if let Some(next) = next {
        // An element that cannot take the focus leaves it where it is.
        let _focused = next.focus();
        if let Some(next) = next.dyn_ref::<HtmlInputElement>() {
            next.select();
        }
    }
}

fn find(form: &Element, selector: &str) -> Option<HtmlElement> {
    form.query_selector(selector)
        .ok()
        .flatten()?
        .dyn_into()
        .ok()
}
