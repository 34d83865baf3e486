//! The system's share sheet, in browsers that have one and let it take files.

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FilePropertyBag, Navigator, ShareData};

use super::window;

/// Whether the share sheet takes such a file.
pub fn takes(name: &str, kind: &str, bytes: &[u8]) -> bool {
    let sheet = sheet().zip(data(name, kind, bytes));
    sheet.is_some_and(|(sheet, data)| sheet.can_share_with_data(&data))
}

/// Opens the share sheet with a file. To be called in answer to a click; whether the person shared it.
pub async fn open(name: &str, kind: &str, bytes: &[u8]) -> bool {
    let Some((sheet, data)) = sheet().zip(data(name, kind, bytes)) else {
        return false;
    };
    JsFuture::from(sheet.share_with_data(&data)).await.is_ok()
}

/// The part of the browser that shares; `None` where it is missing.
fn sheet() -> Option<Navigator> {
    let navigator = window()?.navigator();
    let known = |name: &str| Reflect::has(&navigator, &JsValue::from_str(name)).unwrap_or(false);
    let whole = known("canShare") && known("share");
    whole.then_some(navigator)
}

fn data(name: &str, kind: &str, bytes: &[u8]) -> Option<ShareData> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = FilePropertyBag::new();
    options.set_type(kind);
    let file = File::new_with_u8_array_sequence_and_options(&parts, name, &options).ok()?;
    let data = ShareData::new();
    data.set_files(&Array::of1(&file));
    Some(data)
}
