//! The browser: the only place that touches it. One file an edge, each as thin as can be; nothing here knows a rule.

pub mod appearance;
pub mod broken;
pub mod camera;
pub mod clipboard;
pub mod clock;
pub mod code_reader;
pub mod disk;
pub mod engine;
pub mod files;
pub mod focus;
pub mod frame;
pub mod hash;
pub mod keep;
pub mod keyboard;
pub mod mail;
pub mod page;
pub mod random;
pub mod share_sheet;
pub mod storage;
pub mod timer;

/// The window; `None` outside a page, as in native tests.
pub(crate) fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

/// The document; `None` outside a page.
pub(crate) fn document() -> Option<web_sys::Document> {
    window()?.document()
}
