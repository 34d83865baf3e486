//! Identifiers of elements, so that labels, hints and errors find their field.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::{document, request_animation_frame};
use wasm_bindgen::JsCast;

static NEXT: AtomicU32 = AtomicU32::new(1);

/// An element identifier that no other element of the page has.
pub fn unique_id() -> String {
    format!("u{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// Moves the focus to the element of this identifier, once what changed on the page is there.
pub fn focus_soon(id: String) {
    request_animation_frame(move || {
        let element = document().get_element_by_id(&id);
        if let Some(element) = element.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
            // An element that cannot take the focus leaves it where it is.
            let _focused = element.focus();
        }
    });
}

/// The identifiers for `aria-describedby`: the hint's and the error's, as far as there are such.
pub(crate) fn described_by(id: &str, hint: bool, error: bool) -> Option<String> {
    match (hint, error) {
        (false, false) => None,
        (true, false) => Some(format!("{id}-hint")),
        (false, true) => Some(format!("{id}-error")),
        (true, true) => Some(format!("{id}-hint {id}-error")),
    }
}

#[cfg(test)]
mod tests {
    use super::{described_by, unique_id};

    #[test]
    fn no_identifier_comes_twice() {
        assert_ne!(unique_id(), unique_id());
    }

    #[test]
    fn a_field_without_hint_and_error_is_not_described() {
        assert_eq!(described_by("a", false, false), None);
        assert_eq!(
            described_by("a", true, true).as_deref(),
            Some("a-hint a-error")
        );
    }
}
