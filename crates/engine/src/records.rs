//! Sealed records: what lies between the engine's plain values and the store, which sees sealed bytes only.

mod by_mac;
mod drafts;

use std::cell::{Cell, RefCell};

use serde::Serialize;
use serde::de::DeserializeOwned;
use throughline_domain::id::DossierId;
use throughline_protocol::Failure;
use throughline_vault::id::DossierId as StoredId;
use throughline_vault::record::DossierRecord;
use throughline_vault::seal::{RecordKey, Sealed, Sealer, Table};
use throughline_vault::store::{Batch, Epoch, Store, StoreError, Write};

use by_mac::ByMac;

/// A dossier as it is stored.
pub struct Record {
    /// Which.
    pub id: DossierId,
    /// Its kind, by name.
    pub kind: String,
    /// Its generation.
    pub generation: u32,
    /// The Automerge document.
    pub save: Vec<u8>,
    /// The version of its record.
    pub version: u64,
}

/// A dossier to be stored.
pub struct NewRecord<'a> {
    /// Which.
    pub id: DossierId,
    /// Its kind, by name.
    pub kind: &'a str,
    /// Its generation.
    pub generation: u32,
    /// The Automerge document.
    pub save: &'a [u8],
    /// The version of the record it builds on; `None` for a new one.
    pub onto: Option<u64>,
}

/// Something of this device's own, to be stored beside dossiers.
#[derive(Clone)]
pub struct NewLocal {
    table: Table,
    name: String,
    /// `None` when there is to be none.
    plain: Option<Vec<u8>>,
}

impl NewLocal {
    /// A value under a name.
    pub fn new<T: Serialize>(name: impl Into<String>, value: &T) -> Result<Self, Failure> {
        Self::local(name, serde_json::to_vec(value).ok())
    }

    /// A value under a name, as compact bytes that only this layout of its type reads: for what is long. A new layout
    /// takes a new name.
    pub fn packed<T: Serialize>(name: impl Into<String>, value: &T) -> Result<Self, Failure> {
        Self::local(name, throughline_protocol::encode(value).ok())
    }

    fn local(name: impl Into<String>, plain: Option<Vec<u8>>) -> Result<Self, Failure> {
        let plain = plain.ok_or_else(|| Failure::Fault("local".to_owned()))?;
        Ok(Self {
            table: Table::Local,
            name: name.into(),
            plain: Some(plain),
        })
    }
}

/// Why nothing was written.
#[derive(Debug)]
pub enum WriteFailure {
    /// A record is at another version than the one that was built on: load it again.
    Overtaken,
    /// Anything else.
    Failed(Failure),
}

impl WriteFailure {
    /// What a person is told when nothing can be loaded and tried again.
    pub fn into_failure(self) -> Failure {
        match self {
            WriteFailure::Overtaken => Failure::OwnershipLost,
            WriteFailure::Failed(failure) => failure,
        }
    }
}

impl From<Failure> for WriteFailure {
    fn from(failure: Failure) -> Self {
        WriteFailure::Failed(failure)
    }
}

impl From<StoreError> for WriteFailure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::VersionConflict { .. } => WriteFailure::Overtaken,
            other => WriteFailure::Failed(store_failure(&other)),
        }
    }
}

/// What a person is told of a store's error.
pub fn store_failure(error: &StoreError) -> Failure {
    match error {
        StoreError::OtherOwner { .. } => Failure::OwnershipLost,
        StoreError::Full => Failure::StorageFull,
        StoreError::Closed => Failure::NoSuchVault,
        StoreError::Damaged(_) => Failure::StorageDamaged,
        StoreError::VersionConflict { .. } | StoreError::Failed(_) => {
            Failure::Fault("store".to_owned())
        }
    }
}

/// The sealed records of an open vault.
pub struct Records<S> {
    store: S,
    sealer: Sealer,
    epoch: Epoch,
    /// Sealed records as they were last read or written here, and what was not there. Only the owner of the epoch writes,
    /// so they are what is stored; when a write shows otherwise, they are forgotten.
    seen: RefCell<ByMac<RecordKey, Option<Sealed>>>,
    keys: RefCell<ByMac<DossierId, RecordKey>>,
    written: Cell<u64>,
}

impl<S: Store> Records<S> {
    /// Records in this store, for the owner of this epoch.
    pub fn new(store: S, sealer: Sealer, epoch: Epoch) -> Self {
        Self {
            store,
            sealer,
            epoch,
            seen: RefCell::default(),
            keys: RefCell::default(),
            written: Cell::new(0),
        }
    }

    /// The store.
    pub fn store(&self) -> &S {
        &self.store
    }

    /// How many changes were stored since it was opened; drafts are none.
    pub fn written(&self) -> u64 {
        self.written.get()
    }

    /// How many dossiers there are.
    pub async fn count(&self) -> Result<usize, Failure> {
        self.store
            .count(Table::Dossiers)
            .await
            .map_err(|error| store_failure(&error))
    }

    /// Up to `limit` dossiers in the order of their keys, after a key.
    pub async fn page(
        &self,
        after: Option<&RecordKey>,
        limit: usize,
    ) -> Result<Vec<(RecordKey, Record)>, Failure> {
        let page = self
            .store
            .page(Table::Dossiers, after, limit)
            .await
            .map_err(|error| store_failure(&error))?;
        let opened = page
            .iter()
            .map(|(key, sealed)| Ok((*key, self.open(key, sealed)?)))
            .collect();
        let page = page.into_iter().map(|(key, sealed)| (key, Some(sealed)));
        self.seen.borrow_mut().extend(page);
        opened
    }

    /// Several dossiers at one moment, in the order asked for.
    pub async fn read_many(&self, ids: &[DossierId]) -> Result<Vec<Option<Record>>, Failure> {
        let keys: Vec<RecordKey> = ids.iter().map(|id| self.dossier_key(*id)).collect();
        self.see(Table::Dossiers, &keys).await?;
        let seen = self.seen.borrow();
        keys.iter()
            .map(|key| {
                let sealed = seen.get(key).and_then(Option::as_ref);
                sealed.map(|sealed| self.open(key, sealed)).transpose()
            })
            .collect()
    }

    /// Where a dossier is stored. Making a key takes as long as unsealing some hundred bytes: each is made once.
    fn dossier_key(&self, id: DossierId) -> RecordKey {
        let mut keys = self.keys.borrow_mut();
        let make = || {
            self.sealer
                .dossier_key(&StoredId::from_bytes(id.to_bytes()))
        };
        *keys.entry(id).or_insert_with(make)
    }

    /// Reads what was not seen yet.
    async fn see(&self, table: Table, keys: &[RecordKey]) -> Result<(), Failure> {
        let unseen: Vec<RecordKey> = {
            let seen = self.seen.borrow();
            let unseen = keys.iter().filter(|key| !seen.contains_key(key));
            unseen.copied().collect()
        };
        if !unseen.is_empty() {
            let found = self
                .store
                .read_many(table, &unseen)
                .await
                .map_err(|error| store_failure(&error))?;
            self.seen.borrow_mut().extend(unseen.into_iter().zip(found));
        }
        Ok(())
    }

    fn open(&self, key: &RecordKey, sealed: &Sealed) -> Result<Record, Failure> {
        let damaged = || Failure::StorageDamaged;
        let mut plain = self
            .sealer
            .open(Table::Dossiers, key, sealed)
            .map_err(|_| damaged())?;
        let record = DossierRecord::from_bytes(&plain).map_err(|_| damaged())?;
        let id = DossierId::from_bytes(*record.id.as_bytes());
        let kind = record.kind.to_owned();
        let generation = u32::try_from(record.generation).map_err(|_| damaged())?;
        let head = plain.len() - record.save.len();
        // The document stands at the end of its record: what is before it goes, and nothing is copied.
        let mut save = std::mem::take(&mut *plain);
        save.drain(..head);
        Ok(Record {
            id,
            kind,
            generation,
            save,
            version: sealed.version(),
        })
    }

    /// Something of this device's own.
    pub async fn local<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, Failure> {
        self.decoded(name, |plain| serde_json::from_slice(plain).ok())
            .await
    }

    /// What [`NewLocal::packed`] was stored as.
    pub async fn packed<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, Failure> {
        self.decoded(name, |plain| throughline_protocol::decode(plain).ok())
            .await
    }

    /// The version of something of this device's own; `None` when there is none. It tells whether it changed.
    pub async fn local_version(&self, name: &str) -> Result<Option<u64>, Failure> {
        let key = self.sealer.record_key(Table::Local, name.as_bytes());
        let sealed = self.sealed(Table::Local, key).await?;
        Ok(sealed.map(|sealed| sealed.version()))
    }

    async fn decoded<T>(
        &self,
        name: &str,
        decode: impl FnOnce(&[u8]) -> Option<T>,
    ) -> Result<Option<T>, Failure> {
        let key = self.sealer.record_key(Table::Local, name.as_bytes());
        let Some(sealed) = self.sealed(Table::Local, key).await? else {
            return Ok(None);
        };
        let plain = self.sealer.open(Table::Local, &key, &sealed);
        let plain = plain.map_err(|_| Failure::StorageDamaged)?;
        decode(&plain).map(Some).ok_or(Failure::StorageDamaged)
    }

    async fn sealed(&self, table: Table, key: RecordKey) -> Result<Option<Sealed>, Failure> {
        self.see(table, &[key]).await?;
        Ok(self.seen.borrow().get(&key).cloned().flatten())
    }

    /// Stores all of it in one transaction, or nothing.
    pub async fn write(
        &self,
        dossiers: Vec<NewRecord<'_>>,
        locals: Vec<NewLocal>,
    ) -> Result<(), WriteFailure> {
        let batch = self.batch(dossiers, locals).await?;
        if batch.writes.is_empty() {
            return Ok(());
        }
        self.write_batch(batch).await
    }

    /// Stores what [`Self::batch`] made ready.
    pub async fn write_batch(&self, batch: Batch) -> Result<(), WriteFailure> {
        // What was typed and is not saved changes nothing that a person has.
        let is_change = batch.header.is_some()
            || batch
                .writes
                .iter()
                .any(|write| write.place().0 != Table::Drafts);
        let written: Vec<(RecordKey, Option<Sealed>)> = batch
            .writes
            .iter()
            .map(|write| match write {
                Write::Put { key, value, .. } => (*key, Some(value.clone())),
                Write::Delete { key, .. } => (*key, None),
            })
            .collect();
        // Forgotten first: should this never come back, nothing that may be old is taken for what is stored.
        let forgotten = std::mem::take(&mut *self.seen.borrow_mut());
        self.store.write(batch).await?;
        self.written.set(self.written.get() + u64::from(is_change));
        let mut seen = self.seen.borrow_mut();
        *seen = forgotten;
        seen.extend(written);
        Ok(())
    }

    /// Stores a new header of the vault, if this window still owns it.
    pub async fn write_header(&self, header: Vec<u8>) -> Result<(), WriteFailure> {
        self.write_batch(Batch {
            epoch: self.epoch,
            writes: Vec::new(),
            header: Some(header),
        })
        .await
    }

    /// Deletes the vault for good, if this window still owns it.
    pub async fn destroy(&self) -> Result<(), Failure> {
        let failed = |error| store_failure(&error);
        if self.store.epoch().await.map_err(failed)? != self.epoch {
            return Err(Failure::OwnershipLost);
        }
        self.store.destroy().await.map_err(failed)
    }

    /// Everything sealed and ready for one transaction.
    pub async fn batch(
        &self,
        dossiers: Vec<NewRecord<'_>>,
        locals: Vec<NewLocal>,
    ) -> Result<Batch, WriteFailure> {
        let mut writes = Vec::with_capacity(dossiers.len() + locals.len());
        for dossier in dossiers {
            writes.push(self.seal_dossier(&dossier)?);
        }
        for local in locals {
            writes.extend(self.seal_local(&local).await?);
        }
        Ok(Batch {
            epoch: self.epoch,
            writes,
            header: None,
        })
    }

    fn seal_dossier(&self, dossier: &NewRecord<'_>) -> Result<Write, Failure> {
        let id = StoredId::from_bytes(dossier.id.to_bytes());
        let record = DossierRecord {
            id,
            kind: dossier.kind,
            generation: u64::from(dossier.generation),
            save: dossier.save,
        };
        let plain = record
            .to_bytes()
            .map_err(|_| Failure::Fault("record".to_owned()))?;
        self.seal(
            Table::Dossiers,
            self.dossier_key(dossier.id),
            dossier.onto,
            &plain,
        )
    }

    /// Local things have one writer, this window: they build on whatever version is stored now.
    async fn seal_local(&self, local: &NewLocal) -> Result<Option<Write>, Failure> {
        let (table, key) = (
            local.table,
            self.sealer.record_key(local.table, local.name.as_bytes()),
        );
        let stored = self.sealed(table, key).await?;
        let onto = stored.map(|sealed| sealed.version());
        match (&local.plain, onto) {
            (Some(plain), onto) => self.seal(table, key, onto, plain).map(Some),
            (None, Some(expected)) => Ok(Some(Write::Delete {
                table,
                key,
                expected,
            })),
            (None, None) => Ok(None),
        }
    }

    fn seal(
        &self,
        table: Table,
        key: RecordKey,
        onto: Option<u64>,
        plain: &[u8],
    ) -> Result<Write, Failure> {
        let version = onto.map_or(1, |version| version + 1);
        let value = self
            .sealer
            .seal(table, &key, version, plain)
            .map_err(|_| Failure::Fault("seal".to_owned()))?;
        Ok(Write::Put {
            table,
            key,
            expected: onto,
            value,
        })
    }
}
