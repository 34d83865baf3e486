//! How much the browser keeps here, and whether it promised not to clear it on its own.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageEstimate;

use super::window;

/// What the browser says about its storage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StorageState {
    /// Bytes in use.
    pub used: f64,
    /// Bytes that may be used.
    pub quota: f64,
    /// Whether the browser promised not to clear it on its own.
    pub persistent: bool,
}

/// How things stand; `None` where the browser does not say.
pub async fn state() -> Option<StorageState> {
    let storage = window()?.navigator().storage();
    let estimate = JsFuture::from(storage.estimate().ok()?).await.ok()?;
    let estimate: StorageEstimate = estimate.unchecked_into();
    let persistent = JsFuture::from(storage.persisted().ok()?).await.ok()?;
    Some(StorageState {
        used: estimate.get_usage()?,
        quota: estimate.get_quota()?,
        persistent: persistent.as_bool().unwrap_or(false),
    })
}

/// Asks the browser not to clear the storage on its own; whether it promised.
pub async fn ask_to_persist() -> bool {
    let Some(window) = window() else {
        return false;
    };
    let Ok(asked) = window.navigator().storage().persist() else {
        return false;
    };
    let answer = JsFuture::from(asked).await;
    answer.is_ok_and(|answer| answer.as_bool().unwrap_or(false))
}
