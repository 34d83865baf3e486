//! What the engine needs of its surroundings, so that the same engine runs in a worker and in native tests.

use throughline_domain::id::VaultId;
use throughline_domain::time::Timestamp;
use throughline_protocol::Failure;
use throughline_vault::store::Store;
use throughline_vault::store::memory::Snapshot;

use crate::inspect::{Inspect, Inspected};

/// The engine's surroundings.
pub trait Host {
    /// Where a vault is kept.
    type Store: Store;
    /// Where bytes that are not yet trusted are looked into.
    type Inspector: Inspector;

    /// Opens the storage of a vault, and makes it when it is new and `create` is set.
    async fn open(&self, vault: VaultId, create: bool) -> Result<Self::Store, Failure>;

    /// A vault as a file held it, in memory: nothing of it is stored here.
    fn in_memory(&self, vault: Snapshot) -> Self::Store;

    /// Makes this window the owner of a vault; `steal` takes it from another window.
    async fn own(&self, vault: VaultId, steal: bool) -> Result<(), Failure>;

    /// A fresh place to look into bytes that are not yet trusted: it holds no key and its memory is limited.
    fn inspector(&self) -> Result<Self::Inspector, Failure>;

    /// The time now.
    fn now(&self) -> Timestamp;

    /// How many minutes the local time is ahead of UTC.
    fn utc_offset_minutes(&self) -> i32;

    /// Lets other messages in, such as one that cancels.
    async fn breathe(&self);
}

/// A place to look into bytes that are not yet trusted.
pub trait Inspector {
    /// Looks into some dossiers. When it dies of them, they were too much: nothing else is lost.
    async fn inspect(&mut self, batch: Vec<Inspect>) -> Result<Vec<Inspected>, Failure>;
}
