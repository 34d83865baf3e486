//! Where an open vault is kept: in this browser, or, in file mode, in memory alone.

use throughline_vault::seal::{RecordKey, Sealed, Table};
use throughline_vault::store::memory::MemoryStore;
use throughline_vault::store::{Batch, Epoch, Store, StoreError};

use super::indexed_db::IndexedDb;

/// Where an open vault is kept.
pub enum Place {
    /// In this browser.
    Browser(IndexedDb),
    /// In memory: it goes with this worker.
    Memory(MemoryStore),
}

/// Asks whichever store it is.
macro_rules! ask {
    ($place:expr, $store:ident => $question:expr) => {
        match $place {
            Place::Browser($store) => $question,
            Place::Memory($store) => $question,
        }
    };
}

impl Store for Place {
    async fn header(&self) -> Result<Option<Vec<u8>>, StoreError> {
        ask!(self, store => store.header().await)
    }

    async fn epoch(&self) -> Result<Epoch, StoreError> {
        ask!(self, store => store.epoch().await)
    }

    async fn count(&self, table: Table) -> Result<usize, StoreError> {
        ask!(self, store => store.count(table).await)
    }

    async fn read(&self, table: Table, key: &RecordKey) -> Result<Option<Sealed>, StoreError> {
        ask!(self, store => store.read(table, key).await)
    }

    async fn read_many(
        &self,
        table: Table,
        keys: &[RecordKey],
    ) -> Result<Vec<Option<Sealed>>, StoreError> {
        ask!(self, store => store.read_many(table, keys).await)
    }

    async fn page(
        &self,
        table: Table,
        after: Option<&RecordKey>,
        limit: usize,
    ) -> Result<Vec<(RecordKey, Sealed)>, StoreError> {
        ask!(self, store => store.page(table, after, limit).await)
    }

    async fn write(&self, batch: Batch) -> Result<(), StoreError> {
        ask!(self, store => store.write(batch).await)
    }

    async fn take_over(&self) -> Result<Epoch, StoreError> {
        ask!(self, store => store.take_over().await)
    }

    async fn destroy(&self) -> Result<(), StoreError> {
        ask!(self, store => store.destroy().await)
    }
}
