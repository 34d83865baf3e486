//! What is wrong with a form, at its top, each line leading to its field.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::icon::{Icon, Symbol};
use crate::identity::unique_id;

/// Something wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The identifier of the field's element.
    pub field: String,
    /// What is wrong, as next to the field.
    pub message: String,
}

/// What is wrong with a form. It takes the focus whenever errors are found, and not when they are said in another language.
#[component]
pub fn ErrorSummary(
    /// The heading, such as “There is a problem”.
    #[prop(into)]
    title: Signal<String>,
    /// What is wrong; empty while nothing is.
    #[prop(into)]
    errors: Signal<Vec<FieldError>>,
) -> impl IntoView {
    let summary = NodeRef::<leptos::html::Div>::new();
    let id = StoredValue::new(unique_id());
    Effect::new(move |before: Option<Vec<FieldError>>| {
        let errors = errors.get();
        let reworded = before.is_some_and(|before| before != errors && same(&before, &errors));
        if !errors.is_empty()
            && !reworded
            && let Some(summary) = summary.get()
        {
            // An element that cannot take the focus leaves it where it is.
            let _focused = summary.focus();
        }
        errors
    });
    view! {
        <Show when=move || errors.with(|errors| !errors.is_empty())>
            <div
                class="error-summary"
                role="alert"
                tabindex="-1"
                aria-labelledby=id.get_value()
                node_ref=summary
            >
                <p class="error-summary-title" id=id.get_value()>
                    <Symbol icon=Icon::Warning />
                    <span>{title}</span>
                </p>
                <ul>{move || errors.get().into_iter().map(line).collect_view()}</ul>
            </div>
        </Show>
    }
}

/// Whether the same fields are wrong.
fn same(one: &[FieldError], other: &[FieldError]) -> bool {
    let fields =
        |errors: &[FieldError]| errors.iter().map(|it| it.field.clone()).collect::<Vec<_>>();
    fields(one) == fields(other)
}

/// One line. The address of the page is the app's own, so the link moves the focus itself.
fn line(error: FieldError) -> impl IntoView {
    let field = error.field.clone();
    let go = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        if let Some(element) = document().get_element_by_id(&field) {
            element.scroll_into_view();
            if let Ok(element) = element.dyn_into::<web_sys::HtmlElement>() {
                // As above.
                let _focused = element.focus();
            }
        }
    };
    view! {
        <li>
            <a href=format!("#{}", error.field) on:click=go>
                {error.message}
            </a>
        </li>
    }
}
