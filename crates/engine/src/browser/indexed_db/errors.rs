//! What went wrong in IndexedDB, in the store's terms.

use indexed_db_futures::error::{DomException, Error as DbError, OpenDbError};
use throughline_protocol::Failure;
use throughline_vault::store::StoreError;
use wasm_bindgen::JsCast;

/// What went wrong, by the browser's own name for it; its message could hold anything and is left aside.
pub(super) fn failed(error: &DbError) -> StoreError {
    match error {
        DbError::DomException(exception) => match name(exception).as_str() {
            "QuotaExceededError" => StoreError::Full,
            "InvalidStateError" => StoreError::Closed,
            other => StoreError::Failed(other.to_owned()),
        },
        _ => StoreError::Failed("IndexedDB".to_owned()),
    }
}

fn name(exception: &DomException) -> String {
    exception
        .as_ref()
        .dyn_ref::<web_sys::DomException>()
        .map(web_sys::DomException::name)
        .unwrap_or_default()
}

pub(super) fn open_failure(error: &OpenDbError) -> Failure {
    match error {
        OpenDbError::NullFactory | OpenDbError::UnsupportedEnvironment => Failure::StorageRefused,
        OpenDbError::Base(DbError::DomException(exception)) => match name(exception).as_str() {
            "QuotaExceededError" => Failure::StorageFull,
            "SecurityError" | "InvalidStateError" | "UnknownError" => Failure::StorageRefused,
            // A newer release has changed the layout: this window's program is the older one.
            "VersionError" => Failure::StorageBlocked,
            _ => Failure::Fault("open".to_owned()),
        },
        _ => Failure::Fault("open".to_owned()),
    }
}
