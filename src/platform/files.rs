//! Bytes that go out as downloads, or are shown in the page.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::document;

/// Offers bytes as a download of this name. Whether the browser did it is the test of the result.
pub fn download(name: &str, kind: &str, bytes: &[u8]) -> bool {
    offer(name, kind, bytes).is_some()
}

fn offer(name: &str, kind: &str, bytes: &[u8]) -> Option<()> {
    let address = address(kind, bytes)?;
    let link: HtmlAnchorElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The download reads the blob after the click: revoked a minute later, when it has long begun.
    super::timer::after(60_000, move || forget(&address));
    Some(())
}

/// An address of these bytes in this page alone, until it is forgotten.
pub fn address(kind: &str, bytes: &[u8]) -> Option<String> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

/// Forgets an address, and the bytes with it.
pub fn forget(address: &str) {
    let _: Result<(), JsValue> = Url::revoke_object_url(address);
}
