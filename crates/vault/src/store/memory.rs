//! A store in memory, for file mode and for tests; it can be told to stop at a chosen write.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Bound;
use std::rc::Rc;

use super::{Batch, Epoch, Store, StoreError, Write};
use crate::seal::{RecordKey, Sealed, Table};

/// When an injected failure strikes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopAt {
    /// The n-th write from now (1 is the next) fails before anything is written.
    Before(usize),
    /// The n-th write from now is written whole, but the writer sees a failure: it was killed before the answer.
    After(usize),
}

/// A store in memory. Clones share the same contents, as two windows share a database.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore(Rc<RefCell<Contents>>);

#[derive(Clone, Debug, Default)]
struct Contents {
    header: Option<Vec<u8>>,
    epoch: Epoch,
    records: BTreeMap<(Table, RecordKey), Sealed>,
    closed: bool,
    stop: Option<StopAt>,
    capacity: Option<usize>,
}

/// Everything in a store at one moment, for comparing and for file mode.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Snapshot {
    /// The vault header.
    pub header: Option<Vec<u8>>,
    /// Every record.
    pub records: BTreeMap<(Table, RecordKey), Sealed>,
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }

    /// A store that holds what a vault file held.
    pub fn from_snapshot(snapshot: Snapshot) -> Self {
        Self(Rc::new(RefCell::new(Contents {
            header: snapshot.header,
            records: snapshot.records,
            ..Contents::default()
        })))
    }

    /// A copy of everything in it.
    pub fn snapshot(&self) -> Snapshot {
        let contents = self.0.borrow();
        Snapshot {
            header: contents.header.clone(),
            records: contents.records.clone(),
        }
    }

    /// For tests: after this many writes the store fails with [`StoreError::Failed`], once.
    pub fn stop_at(&self, stop: StopAt) {
        self.0.borrow_mut().stop = Some(stop);
    }

    /// For tests: writes that would bring the values to more than this many bytes fail with [`StoreError::Full`].
    pub fn set_capacity(&self, bytes: usize) {
        self.0.borrow_mut().capacity = Some(bytes);
    }
}

impl Contents {
    fn open(&self) -> Result<&Self, StoreError> {
        if self.closed {
            Err(StoreError::Closed)
        } else {
            Ok(self)
        }
    }

    fn check(&self, batch: &Batch) -> Result<(), StoreError> {
        self.open()?;
        if batch.epoch != self.epoch {
            return Err(StoreError::OtherOwner { epoch: self.epoch });
        }
        for write in &batch.writes {
            let (table, key) = write.place();
            let stored = self.records.get(&(table, key)).map(Sealed::version);
            let follows = match write {
                Write::Put { value, .. } => value.version() == stored.unwrap_or(0) + 1,
                Write::Delete { .. } => stored.is_some(),
            };
            if stored != write.expected() || !follows {
                return Err(StoreError::VersionConflict { table, key });
            }
        }
        Ok(())
    }

    fn apply(&mut self, batch: Batch) {
        for write in batch.writes {
            match write {
                Write::Put {
                    table, key, value, ..
                } => {
                    self.records.insert((table, key), value);
                }
                Write::Delete { table, key, .. } => {
                    self.records.remove(&(table, key));
                }
            }
        }
        if let Some(header) = batch.header {
            self.header = Some(header);
        }
    }

    fn size(&self) -> usize {
        self.records
            .values()
            .map(|value| value.as_bytes().len())
            .sum()
    }

    /// Counts this write against the injected failure; gives what strikes now.
    fn strike(&mut self) -> Option<StopAt> {
        match self.stop.take()? {
            now @ (StopAt::Before(..=1) | StopAt::After(..=1)) => Some(now),
            StopAt::Before(n) => {
                self.stop = Some(StopAt::Before(n - 1));
                None
            }
            StopAt::After(n) => {
                self.stop = Some(StopAt::After(n - 1));
                None
            }
        }
    }
}

impl Store for MemoryStore {
    async fn header(&self) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.0.borrow().open()?.header.clone())
    }

    async fn epoch(&self) -> Result<Epoch, StoreError> {
        Ok(self.0.borrow().open()?.epoch)
    }

    async fn count(&self, table: Table) -> Result<usize, StoreError> {
        let contents = self.0.borrow();
        let records = contents.open()?.records.keys();
        Ok(records.filter(|(of, _)| *of == table).count())
    }

    async fn read(&self, table: Table, key: &RecordKey) -> Result<Option<Sealed>, StoreError> {
        Ok(self.0.borrow().open()?.records.get(&(table, *key)).cloned())
    }

    async fn read_many(
        &self,
        table: Table,
        keys: &[RecordKey],
    ) -> Result<Vec<Option<Sealed>>, StoreError> {
        let contents = self.0.borrow();
        let records = &contents.open()?.records;
        Ok(keys
            .iter()
            .map(|key| records.get(&(table, *key)).cloned())
            .collect())
    }

    async fn page(
        &self,
        table: Table,
        after: Option<&RecordKey>,
        limit: usize,
    ) -> Result<Vec<(RecordKey, Sealed)>, StoreError> {
        let start = match after {
            Some(key) => Bound::Excluded((table, *key)),
            None => Bound::Included((table, RecordKey::from_bytes([0; 32]))),
        };
        let end = Bound::Included((table, RecordKey::from_bytes([255; 32])));
        let contents = self.0.borrow();
        if after == Some(&RecordKey::from_bytes([255; 32])) {
            return contents.open().map(|_| Vec::new());
        }
        Ok(contents
            .open()?
            .records
            .range((start, end))
            .take(limit)
            .map(|((_, key), value)| (*key, value.clone()))
            .collect())
    }

    async fn write(&self, batch: Batch) -> Result<(), StoreError> {
        let mut contents = self.0.borrow_mut();
        contents.check(&batch)?;
        let strike = contents.strike();
        if matches!(strike, Some(StopAt::Before(_))) {
            return Err(StoreError::Failed("stopped before writing".to_owned()));
        }
        let mut after = contents.clone();
        after.apply(batch);
        if contents
            .capacity
            .is_some_and(|capacity| after.size() > capacity)
        {
            return Err(StoreError::Full);
        }
        *contents = after;
        if strike.is_some() {
            return Err(StoreError::Failed("stopped after writing".to_owned()));
        }
        Ok(())
    }

    async fn take_over(&self) -> Result<Epoch, StoreError> {
        let mut contents = self.0.borrow_mut();
        contents.open()?;
        contents.epoch += 1;
        Ok(contents.epoch)
    }

    async fn destroy(&self) -> Result<(), StoreError> {
        let mut contents = self.0.borrow_mut();
        *contents = Contents {
            closed: true,
            ..Contents::default()
        };
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::conformance::{self, MakeStore};
    use pollster::block_on;

    struct Memory;

    impl MakeStore for Memory {
        type Store = MemoryStore;

        async fn make(&self) -> Result<MemoryStore, StoreError> {
            Ok(MemoryStore::new())
        }

        async fn reopen(&self, store: &MemoryStore) -> Result<MemoryStore, StoreError> {
            Ok(store.clone())
        }
    }

    #[test]
    fn the_memory_store_conforms() {
        for case in conformance::CASES {
            assert_eq!(block_on(conformance::run(case, &Memory)), Ok(()), "{case}");
        }
        assert!(block_on(conformance::run("no such case", &Memory)).is_err());
    }

    fn header_batch(text: &str) -> Batch {
        Batch {
            header: Some(text.into()),
            ..Batch::default()
        }
    }

    fn check(stop: StopAt, writes: &[&str]) -> (Vec<bool>, String) {
        let store = MemoryStore::new();
        store.stop_at(stop);
        let saved = writes
            .iter()
            .map(|text| block_on(store.write(header_batch(text))).is_ok())
            .collect();
        let header = store.snapshot().header.unwrap_or_default();
        (saved, String::from_utf8(header).unwrap())
    }

    #[test]
    fn a_store_stops_at_the_chosen_write() {
        assert_eq!(
            check(StopAt::Before(2), &["a", "b"]),
            (vec![true, false], "a".to_owned())
        );
        assert_eq!(
            check(StopAt::After(2), &["a", "b"]),
            (vec![true, false], "b".to_owned())
        );
        assert_eq!(
            check(StopAt::Before(1), &["a", "b"]),
            (vec![false, true], "b".to_owned())
        );
    }

    #[test]
    fn a_full_store_says_so_and_changes_nothing() {
        let store = MemoryStore::new();
        store.set_capacity(10);
        let key = RecordKey::from_bytes([1; 32]);
        let value = Sealed::from_bytes([&[1][..], &1_u64.to_be_bytes(), &[0; 60]].concat());
        let write = Write::Put {
            table: Table::Local,
            key,
            expected: None,
            value: value.unwrap(),
        };
        let batch = Batch {
            writes: vec![write],
            ..Batch::default()
        };
        assert_eq!(block_on(store.write(batch)), Err(StoreError::Full));
        assert_eq!(store.snapshot(), Snapshot::default());
    }
}
