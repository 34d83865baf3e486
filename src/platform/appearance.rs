//! What the page's root element says about language, theme and covered names, for the browser and the style sheet.

use super::document;

/// Sets the page's language, as a BCP 47 tag.
pub fn set_language(tag: &str) {
    set("lang", Some(tag));
}

/// Sets the theme: `light` or `dark`; `None` follows the system.
pub fn set_theme(theme: Option<&str>) {
    set("data-theme", theme);
}

/// Says whether names are covered, so that the style sheet can cover free text too.
pub fn set_covered(covered: bool) {
    set("data-covered", covered.then_some("true"));
}

/// Sets the title of the tab. It must hold no name.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Whether the system asks for dark colours.
pub fn system_is_dark() -> bool {
    let query = super::window().and_then(|window| {
        window
            .match_media("(prefers-color-scheme: dark)")
            .ok()
            .flatten()
    });
    query.is_some_and(|query| query.matches())
}

/// The languages that the browser asks for, most wanted first, as BCP 47 tags.
pub fn wanted_languages() -> Vec<String> {
    let Some(window) = super::window() else {
        return Vec::new();
    };
    let languages = window.navigator().languages();
    languages.iter().filter_map(|tag| tag.as_string()).collect()
}

fn set(attribute: &str, value: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else {
        return;
    };
    // Neither can fail: the names are valid and the element exists.
    let _ = match value {
        Some(value) => root.set_attribute(attribute, value),
        None => root.remove_attribute(attribute),
    };
}
