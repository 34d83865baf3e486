//! Moving the focus, so that keyboard and screen reader follow what changed on the page.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::document;

/// Focuses the first element that a selector finds, and scrolls to the top of the page.
pub fn focus_page(selector: &str) {
    if let Some(window) = super::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    focus(selector);
}

/// Focuses the first element that a selector finds.
pub fn focus(selector: &str) {
    let found = document()
        .and_then(|document| document.query_selector(selector).ok().flatten())
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = found {
        let _ = element.focus();
    }
}
