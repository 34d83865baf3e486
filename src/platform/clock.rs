//! The device's clock and its time zone.

use throughline_domain::time::{Day, Timestamp};

/// Now.
pub fn now() -> Timestamp {
    // Whole milliseconds of this era fit an i64 many times over.
    #[allow(clippy::cast_possible_truncation)]
    Timestamp(js_sys::Date::now() as i64)
}

/// How many minutes local time is ahead of UTC at a moment: summer time counts.
pub fn offset_minutes(at: Timestamp) -> i32 {
    #[allow(clippy::cast_precision_loss)]
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at.0 as f64));
    // Offsets are within ±14 hours.
    #[allow(clippy::cast_possible_truncation)]
    {
        -(date.get_timezone_offset() as i32)
    }
}

/// The IANA name of the device's time zone, such as `America/Los_Angeles`; empty where the browser does not tell.
pub fn time_zone() -> String {
    let nothing = (js_sys::Array::new(), js_sys::Object::new());
    let options = js_sys::Intl::DateTimeFormat::new(&nothing.0, &nothing.1).resolved_options();
    let zone = js_sys::Reflect::get(&options, &"timeZone".into());
    zone.ok()
        .and_then(|zone| zone.as_string())
        .unwrap_or_default()
}

/// Today, as the person's calendar shows it.
pub fn today() -> Day {
    let now = now();
    now.day(offset_minutes(now))
}
