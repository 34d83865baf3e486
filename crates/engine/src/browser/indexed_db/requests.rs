//! Single requests within a transaction, and what values look like in IndexedDB.

use indexed_db_futures::error::Error as DbError;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::Transaction;
use js_sys::Uint8Array;
use throughline_vault::seal::{RecordKey, Sealed};
use throughline_vault::store::{Epoch, StoreError, Write};
use wasm_bindgen::{JsCast, JsValue};

use super::errors::failed;
use super::{EPOCH_KEY, HEADER};

pub(super) fn key_value(key: &RecordKey) -> JsValue {
    JsValue::from_str(&key.to_hex())
}

/// Asks for a record; the request goes out at once.
pub(super) async fn get(
    transaction: &Transaction<'_>,
    table: &str,
    key: &JsValue,
) -> Result<Option<JsValue>, StoreError> {
    request(transaction, table, key)?
        .await
        .map_err(|error| failed(&error))
}

pub(super) fn request(
    transaction: &Transaction<'_>,
    table: &str,
    key: &JsValue,
) -> Result<impl Future<Output = Result<Option<JsValue>, DbError>> + use<>, StoreError> {
    let store = transaction
        .object_store(table)
        .map_err(|error| failed(&error))?;
    let request = store
        .get::<JsValue, _, _>(key.clone())
        .primitive()
        .map_err(|error| failed(&error))?;
    Ok(request)
}

pub(super) fn put(transaction: &Transaction<'_>, write: &Write) -> Result<(), StoreError> {
    match write {
        Write::Put {
            table, key, value, ..
        } => put_value(
            transaction,
            table.name(),
            &key_value(key),
            &Uint8Array::from(value.as_bytes()),
        ),
        Write::Delete { table, key, .. } => {
            let store = transaction
                .object_store(table.name())
                .map_err(|error| failed(&error))?;
            // Its outcome is the transaction's.
            drop(
                store
                    .delete(key_value(key))
                    .primitive()
                    .map_err(|error| failed(&error))?,
            );
            Ok(())
        }
    }
}

pub(super) fn put_header(
    transaction: &Transaction<'_>,
    key: &str,
    value: &JsValue,
) -> Result<(), StoreError> {
    put_value(transaction, HEADER, &JsValue::from_str(key), value)
}

pub(super) fn put_value(
    transaction: &Transaction<'_>,
    table: &str,
    key: &JsValue,
    value: &JsValue,
) -> Result<(), StoreError> {
    let store = transaction
        .object_store(table)
        .map_err(|error| failed(&error))?;
    // Its outcome is the transaction's.
    drop(
        store
            .put(value.clone())
            .with_key(key.clone())
            .primitive()
            .map_err(|error| failed(&error))?,
    );
    Ok(())
}

pub(super) async fn epoch(transaction: &Transaction<'_>) -> Result<Epoch, StoreError> {
    let value = get(transaction, HEADER, &JsValue::from_str(EPOCH_KEY)).await?;
    Ok(epoch_in(value.as_ref()))
}

/// The epoch that a stored value says; 0 where nobody has owned the vault yet.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "written by `take_over`, from 1 up"
)]
pub(super) fn epoch_in(value: Option<&JsValue>) -> Epoch {
    value.and_then(JsValue::as_f64).unwrap_or(0.0) as Epoch
}

pub(super) fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

pub(super) fn sealed(value: &JsValue) -> Result<Sealed, StoreError> {
    let damaged = || StoreError::Damaged("record".to_owned());
    Sealed::from_bytes(bytes(value).ok_or_else(damaged)?).map_err(|_| damaged())
}
