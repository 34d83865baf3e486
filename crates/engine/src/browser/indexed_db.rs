//! A vault in IndexedDB: one database a vault, strict durability, every write fenced by the owner epoch and by each
//! record's version, all checked inside the one transaction that writes.

use indexed_db_futures::KeyRange;
use indexed_db_futures::database::Database;
use indexed_db_futures::error::Error as DbError;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{
    Transaction, TransactionDurability, TransactionMode, TransactionOptions,
};
use js_sys::Uint8Array;
use throughline_domain::id::VaultId;
use throughline_protocol::Failure;
use throughline_vault::seal::{RecordKey, Sealed, Table};
use throughline_vault::store::{Batch, Epoch, Store, StoreError, Write};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use errors::{failed, open_failure};
use requests::{bytes, epoch, epoch_in, get, key_value, put, put_header, request, sealed};

mod errors;
mod requests;

/// The version of the database's layout.
const LAYOUT: u32 = 1;
/// The object store of the header and the owner epoch.
const HEADER: &str = "header";
const HEADER_KEY: &str = "header";
const EPOCH_KEY: &str = "epoch";
const TABLES: [&str; 4] = [HEADER, "dossiers", "local", "drafts"];

/// A vault in this browser.
pub struct IndexedDb {
    database: Database,
    vault: VaultId,
}

/// The name of a vault's database: it tells nothing but that it is one.
pub fn database_name(vault: VaultId) -> String {
    format!("throughline-{vault}")
}

impl IndexedDb {
    /// Opens the database of a vault. `must_reload` is called when a newer release, in another window, needs the
    /// storage: this one has let go of it then.
    pub async fn open(
        vault: VaultId,
        create: bool,
        must_reload: impl Fn() + 'static,
    ) -> Result<Self, Failure> {
        let name = database_name(vault);
        let (blocked, is_blocked) = futures::channel::oneshot::channel::<()>();
        let blocked = std::cell::RefCell::new(Some(blocked));
        let opening = Database::open(name.as_str())
            .with_version(LAYOUT)
            .with_on_blocked(move |_| {
                if let Some(blocked) = blocked.borrow_mut().take() {
                    let _ = blocked.send(());
                }
                Ok(())
            })
            .with_on_upgrade_needed(|_, database| {
                for table in TABLES {
                    if !database.object_store_names().any(|known| known == table) {
                        database.create_object_store(table).build()?;
                    }
                }
                Ok(())
            })
            .build()
            .map_err(|error| open_failure(&error))?;
        let opened =
            futures::future::select(Box::pin(opening.into_future()), Box::pin(is_blocked)).await;
        let database = match opened {
            futures::future::Either::Left((database, _)) => {
                database.map_err(|error| open_failure(&error))?
            }
            futures::future::Either::Right((Ok(()), _)) => return Err(Failure::StorageBlocked),
            futures::future::Either::Right((Err(_), opening)) => {
                opening.await.map_err(|error| open_failure(&error))?
            }
        };
        let store = Self { database, vault };
        if !create
            && store
                .header()
                .await
                .map_err(|error| crate::records::store_failure(&error))?
                .is_none()
        {
            // Opening made an empty database: nothing may be left of a vault that never was.
            let _ = store.destroy().await;
            return Err(Failure::NoSuchVault);
        }
        store.watch(must_reload);
        Ok(store)
    }

    /// Whose database it is.
    pub fn vault(&self) -> VaultId {
        self.vault
    }

    /// Lets go of the database when a newer release wants to change its layout.
    fn watch(&self, must_reload: impl Fn() + 'static) {
        let Ok(mut changes) = self.database.version_changes() else {
            return;
        };
        spawn_local(async move {
            if changes.recv().await.is_some() {
                changes.db().clone().close();
                must_reload();
            }
        });
    }

    fn reading(&self, table: &'static str) -> Result<Transaction<'_>, StoreError> {
        self.database
            .transaction(table)
            .with_mode(TransactionMode::Readonly)
            .build()
            .map_err(|error| failed(&error))
    }

    fn writing(&self) -> Result<Transaction<'_>, StoreError> {
        self.database
            .transaction(TABLES)
            .with_mode(TransactionMode::Readwrite)
            .with_options(TransactionOptions::new().with_durability(TransactionDurability::Strict))
            .build()
            .map_err(|error| failed(&error))
    }
}

impl Store for IndexedDb {
    async fn header(&self) -> Result<Option<Vec<u8>>, StoreError> {
        let transaction = self.reading(HEADER)?;
        let value = get(&transaction, HEADER, &JsValue::from_str(HEADER_KEY)).await?;
        Ok(value.as_ref().and_then(bytes))
    }

    async fn epoch(&self) -> Result<Epoch, StoreError> {
        epoch(&self.reading(HEADER)?).await
    }

    async fn count(&self, table: Table) -> Result<usize, StoreError> {
        let transaction = self.reading(table.name())?;
        let store = transaction
            .object_store(table.name())
            .map_err(|error| failed(&error))?;
        let count = store
            .count()
            .primitive()
            .map_err(|error| failed(&error))?
            .await
            .map_err(|error| failed(&error))?;
        Ok(count as usize)
    }

    async fn read(&self, table: Table, key: &RecordKey) -> Result<Option<Sealed>, StoreError> {
        let transaction = self.reading(table.name())?;
        get(&transaction, table.name(), &key_value(key))
            .await?
            .as_ref()
            .map(sealed)
            .transpose()
    }

    async fn read_many(
        &self,
        table: Table,
        keys: &[RecordKey],
    ) -> Result<Vec<Option<Sealed>>, StoreError> {
        let transaction = self.reading(table.name())?;
        // All requests go out before the first is awaited: one trip instead of many.
        let requests: Vec<_> = keys
            .iter()
            .map(|key| request(&transaction, table.name(), &key_value(key)))
            .collect::<Result<_, _>>()?;
        let mut records = Vec::with_capacity(requests.len());
        for request in requests {
            let value = request.await.map_err(|error| failed(&error))?;
            records.push(value.as_ref().map(sealed).transpose()?);
        }
        Ok(records)
    }

    async fn page(
        &self,
        table: Table,
        after: Option<&RecordKey>,
        limit: usize,
    ) -> Result<Vec<(RecordKey, Sealed)>, StoreError> {
        let transaction = self.reading(table.name())?;
        let store = transaction
            .object_store(table.name())
            .map_err(|error| failed(&error))?;
        let limit = u32::try_from(limit).unwrap_or(u32::MAX);
        let from = after.map_or_else(
            || KeyRange::LowerBound(JsValue::from_str(""), false),
            |after| KeyRange::LowerBound(key_value(after), true),
        );
        // Both requests go out at once: they see the same state, since they are of one transaction.
        let keys = store
            .get_all_keys::<JsValue>()
            .with_query::<JsValue, _>(from.clone())
            .with_limit(limit)
            .primitive()
            .map_err(|error| failed(&error))?;
        let values = store
            .get_all::<JsValue>()
            .with_query::<JsValue, _>(from)
            .with_limit(limit)
            .primitive()
            .map_err(|error| failed(&error))?;
        let keys = keys.await.map_err(|error| failed(&error))?;
        let values = values.await.map_err(|error| failed(&error))?;
        keys.zip(values)
            .map(|(key, value)| {
                let key = key
                    .map_err(|error| failed(&error))?
                    .as_string()
                    .as_deref()
                    .and_then(RecordKey::from_hex);
                let key = key.ok_or_else(|| StoreError::Damaged("key".to_owned()))?;
                Ok((key, sealed(&value.map_err(|error| failed(&error))?)?))
            })
            .collect()
    }

    async fn write(&self, batch: Batch) -> Result<(), StoreError> {
        let transaction = self.writing()?;
        // Every expected version is asked for, in the same trip as the epoch, before anything is written; dropping the
        // transaction undoes all of it.
        let current = request(&transaction, HEADER, &JsValue::from_str(EPOCH_KEY))?;
        let mut stored = Vec::with_capacity(batch.writes.len());
        for write in &batch.writes {
            let (table, key) = write.place();
            stored.push(request(&transaction, table.name(), &key_value(&key))?);
        }
        let current = epoch_in(current.await.map_err(|error| failed(&error))?.as_ref());
        if current != batch.epoch {
            return Err(StoreError::OtherOwner { epoch: current });
        }
        for (write, stored) in batch.writes.iter().zip(stored) {
            let found = stored.await.map_err(|error| failed(&error))?;
            let version = found
                .as_ref()
                .map(sealed)
                .transpose()?
                .map(|sealed| sealed.version());
            let follows = match write {
                Write::Put { value, .. } => value.version() == version.unwrap_or(0) + 1,
                Write::Delete { .. } => version.is_some(),
            };
            if version != write.expected() || !follows {
                let (table, key) = write.place();
                return Err(StoreError::VersionConflict { table, key });
            }
        }
        for write in &batch.writes {
            put(&transaction, write)?;
        }
        if let Some(header) = &batch.header {
            put_header(
                &transaction,
                HEADER_KEY,
                &Uint8Array::from(header.as_slice()),
            )?;
        }
        transaction.commit().await.map_err(|error| match error {
            // Nobody aborts it here: the browser does when, on committing, it finds no room.
            DbError::MissingData(_) => StoreError::Full,
            other => failed(&other),
        })
    }

    async fn take_over(&self) -> Result<Epoch, StoreError> {
        let transaction = self.writing()?;
        let next = epoch(&transaction).await? + 1;
        #[expect(clippy::cast_precision_loss, reason = "an epoch is far below 2^53")]
        put_header(&transaction, EPOCH_KEY, &JsValue::from_f64(next as f64))?;
        transaction.commit().await.map_err(|error| failed(&error))?;
        Ok(next)
    }

    async fn destroy(&self) -> Result<(), StoreError> {
        self.database.clone().close();
        let deleting = Database::delete_by_name(&database_name(self.vault))
            .map_err(|_| StoreError::Failed("delete".to_owned()))?;
        deleting.await.map_err(|error| failed(&error))
    }
}
