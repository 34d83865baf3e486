//! The only calls of the browser: its speech, its printer, its clock, files and the pack beside the page.

use js_sys::{Array, Reflect, Uint8Array};
use leptos::prelude::{document, window};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, MessageEvent, RequestCache, RequestInit, Response,
    SpeechSynthesisUtterance, Url,
};

/// How long a broken program waits before it begins again.
const AGAIN_AFTER: i32 = 15_000;

/// What the page says to the one around it when it is ready for a pack.
const READY: &str = "throughline-kiosk";

/// Nobody stands beside a kiosk to press a button: when the program panics, the page loads itself anew.
pub fn begin_again_on_panic() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        usual(panic);
        web_sys::console::error_1(&JsValue::from_str(&panic.to_string()));
        after(AGAIN_AFTER, reload);
    }));
}

/// Loads the page anew.
pub fn reload() {
    let _ = window().location().reload();
}

/// Calls `then` after this many milliseconds.
pub fn after(milliseconds: i32, then: impl FnOnce() + 'static) {
    let then = Closure::once_into_js(then);
    let _ = window()
        .set_timeout_with_callback_and_timeout_and_arguments_0(then.unchecked_ref(), milliseconds);
}

/// Calls `each` every so many milliseconds, for as long as the page lives.
pub fn every(milliseconds: i32, each: impl Fn() + 'static) {
    let each = Closure::<dyn Fn()>::new(each);
    let _ = window().set_interval_with_callback_and_timeout_and_arguments_0(
        each.as_ref().unchecked_ref(),
        milliseconds,
    );
    each.forget();
}

/// Calls `each` whenever the visitor does something.
pub fn on_presence(each: impl Fn() + 'static) {
    let each = Closure::<dyn Fn()>::new(each);
    for event in [
        "pointerdown",
        "pointermove",
        "keydown",
        "input",
        "wheel",
        "touchstart",
    ] {
        let _ = window().add_event_listener_with_callback(event, each.as_ref().unchecked_ref());
    }
    each.forget();
}

/// Seconds since the page was loaded: they only go forward, whatever the clock does.
pub fn seconds_up() -> f64 {
    window()
        .performance()
        .map_or(0.0, |performance| performance.now() / 1000.0)
}

/// Seconds since 1970, UTC.
pub fn unix_seconds() -> i64 {
    // Whole seconds of this era fit an i64 many times over.
    #[allow(clippy::cast_possible_truncation)]
    let seconds = (js_sys::Date::now() / 1000.0) as i64;
    seconds
}

/// Now, as RFC 3339 says it.
pub fn now_text() -> String {
    String::from(js_sys::Date::new_0().to_iso_string())
}

/// How many minutes the device's own clock is ahead of UTC.
pub fn own_offset() -> i32 {
    // Offsets are within ±14 hours.
    #[allow(clippy::cast_possible_truncation)]
    let behind = js_sys::Date::new_0().get_timezone_offset() as i32;
    -behind
}

/// Opens the browser's dialog for printing.
pub fn print() {
    let _ = window().print();
}

/// Whether the browser can read aloud.
pub fn can_speak() -> bool {
    Reflect::get(&window(), &"speechSynthesis".into()).is_ok_and(|found| found.is_object())
}

/// Reads a text aloud in the voice of a language.
pub fn speak(text: &str, language: &str) {
    be_quiet();
    if let (true, Ok(utterance)) = (can_speak(), SpeechSynthesisUtterance::new_with_text(text))
        && let Ok(speech) = window().speech_synthesis()
    {
        utterance.set_lang(language);
        speech.speak(&utterance);
    }
}

/// Stops reading aloud.
pub fn be_quiet() {
    if can_speak()
        && let Ok(speech) = window().speech_synthesis()
    {
        speech.cancel();
    }
}

/// Whether it is reading aloud just now.
pub fn is_speaking() -> bool {
    can_speak()
        && window()
            .speech_synthesis()
            .is_ok_and(|speech| speech.speaking())
}

/// The page that shows this one in a frame; `None` where it stands alone.
pub fn shown_in() -> Option<web_sys::Window> {
    let parent = window().parent().ok().flatten()?;
    (parent != window()).then_some(parent)
}

/// Tells the page around this one that it may hand over a pack, and calls `each` for every pack that it does. What comes from
/// elsewhere is passed over.
pub fn on_handed(around: &web_sys::Window, each: impl Fn(Vec<u8>) + 'static) {
    let Ok(home) = window().location().origin() else {
        return;
    };
    let from = home.clone();
    let each = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if event.origin() == from
            && let Ok(bytes) = event.data().dyn_into::<Uint8Array>()
        {
            each(bytes.to_vec());
        }
    });
    let _ = window().add_event_listener_with_callback("message", each.as_ref().unchecked_ref());
    each.forget();
    let _ = around.post_message(&JsValue::from_str(READY), &home);
}

/// Shows the top of the page and begins there: the heading has the focus.
pub fn begin_at_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
    let heading = document().query_selector("main h1").ok().flatten();
    if let Some(heading) = heading.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        // A frame does not take the focus from the page around it.
        if shown_in().is_none() || document().has_focus().unwrap_or_default() {
            let _ = heading.focus();
        }
    }
}

/// Says in which language the page is.
pub fn set_page_language(tag: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", tag);
    }
}

/// Fills the whole screen, where the browser lets it.
pub fn fill_screen() {
    if let Some(root) = document().document_element() {
        let _ = root.request_fullscreen();
    }
}

/// Hands a file to the visitor's downloads.
pub fn download(name: &str, bytes: &[u8]) -> Option<()> {
    let address = address(bytes, "")?;
    let link = document().create_element("a").ok()?;
    let link = link.dyn_into::<web_sys::HtmlAnchorElement>().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    after(60_000, move || forget(&address));
    Some(())
}

/// An address of these bytes in this page alone, until it is forgotten.
pub fn address(bytes: &[u8], media_type: &str) -> Option<String> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

/// Forgets an address, and the bytes with it.
pub fn forget(address: &str) {
    let _ = Url::revoke_object_url(address);
}

/// A file beside the page; `None` where there is none or it cannot be reached.
pub async fn beside(name: &str) -> Option<Vec<u8>> {
    let init = RequestInit::new();
    init.set_cache(RequestCache::NoCache);
    let response = window().fetch_with_str_and_init(name, &init);
    let response: Response = JsFuture::from(response).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
