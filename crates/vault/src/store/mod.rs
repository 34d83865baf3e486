//! What a vault is stored in: one trait, a memory store, and one conformance suite that every store passes.
//!
//! A store sees sealed bytes only. One window owns a vault: `take_over` raises the owner epoch, and every write names the
//! epoch it believes in, so a window that lost the vault can't overwrite what the new owner wrote.

pub mod conformance;
pub mod memory;

use crate::seal::{RecordKey, Sealed, Table};

/// The number of an ownership; the next owner's is greater by one. 0 before the first owner.
pub type Epoch = u64;

/// What went wrong in a store. Unless it says otherwise, nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Another window took over; this one is read-only from now on.
    #[error("another window owns this vault since epoch {epoch}")]
    OtherOwner {
        /// The epoch that the store is at.
        epoch: Epoch,
    },
    /// A record is not at the version that the batch expects: load it again, merge, retry.
    #[error("a record in {} is at another version", table.name())]
    VersionConflict {
        /// The table of the first record that differs.
        table: Table,
        /// Its key.
        key: RecordKey,
    },
    /// No space left; nothing was saved. Free some space, or export first.
    #[error("no space left")]
    Full,
    /// The store was closed or destroyed, or its database was deleted from outside.
    #[error("the store is closed")]
    Closed,
    /// The stored bytes are not what a store of this version writes.
    #[error("the store is damaged: {0}")]
    Damaged(String),
    /// Anything else the platform reports. Whether a write took place is not known: load again.
    #[error("the store failed: {0}")]
    Failed(String),
}

/// A change of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Write {
    /// Puts a value; its version must be one above the expected one (1 for a new record).
    Put {
        /// Where.
        table: Table,
        /// Under which key.
        key: RecordKey,
        /// The version that the stored record has now; `None` when there must be none.
        expected: Option<u64>,
        /// The sealed value, which names its own version.
        value: Sealed,
    },
    /// Deletes a record; deleting one that is not there is a version conflict.
    Delete {
        /// Where.
        table: Table,
        /// Under which key.
        key: RecordKey,
        /// The version that the stored record has now.
        expected: u64,
    },
}

impl Write {
    /// Where this write goes.
    pub const fn place(&self) -> (Table, RecordKey) {
        match self {
            Self::Put { table, key, .. } | Self::Delete { table, key, .. } => (*table, *key),
        }
    }

    /// The version that the stored record must have now; `None` when there must be none.
    pub const fn expected(&self) -> Option<u64> {
        match self {
            Self::Put { expected, .. } => *expected,
            Self::Delete { expected, .. } => Some(*expected),
        }
    }
}

/// Changes that are written together or not at all.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Batch {
    /// The epoch of which the writer is the owner.
    pub epoch: Epoch,
    /// The record changes; at most one a record.
    pub writes: Vec<Write>,
    /// A new vault header, if it changes.
    pub header: Option<Vec<u8>>,
}

/// A store of one vault. All methods are asynchronous since `IndexedDB` is; none needs another thread.
#[allow(async_fn_in_trait)] // Engine futures run on one thread: no `Send` bound is wanted.
pub trait Store {
    /// The vault header as it was written; `None` in a store that is new.
    async fn header(&self) -> Result<Option<Vec<u8>>, StoreError>;

    /// The owner epoch now.
    async fn epoch(&self) -> Result<Epoch, StoreError>;

    /// How many records a table holds.
    async fn count(&self, table: Table) -> Result<usize, StoreError>;

    /// One record; `None` when there is none.
    async fn read(&self, table: Table, key: &RecordKey) -> Result<Option<Sealed>, StoreError>;

    /// Several records at one moment, in the order asked for; `None` where there is none.
    async fn read_many(
        &self,
        table: Table,
        keys: &[RecordKey],
    ) -> Result<Vec<Option<Sealed>>, StoreError>;

    /// Up to `limit` records of a table in the order of their keys, from the first key after `after`.
    /// Fewer than `limit` means that the table ends there.
    async fn page(
        &self,
        table: Table,
        after: Option<&RecordKey>,
        limit: usize,
    ) -> Result<Vec<(RecordKey, Sealed)>, StoreError>;

    /// Writes the whole batch durably, or fails and writes nothing. Checks the epoch first, then every expected version.
    async fn write(&self, batch: Batch) -> Result<(), StoreError>;

    /// Becomes the owner: raises the epoch by one and gives it. Earlier owners' writes fail from now on.
    async fn take_over(&self) -> Result<Epoch, StoreError>;

    /// Deletes everything. The store answers [`StoreError::Closed`] afterwards.
    async fn destroy(&self) -> Result<(), StoreError>;
}
