//! What every store must do: named cases that run natively over the memory store and in a browser over `IndexedDB`.

use std::fmt::Debug;

use super::{Batch, Epoch, Store, StoreError, Write};
use crate::id::VaultId;
use crate::seal::{RecordKey, Sealed, Sealer, Table};
use crate::secret::MasterKey;

/// Makes the stores that the cases run on.
#[allow(async_fn_in_trait)] // As for `Store`.
pub trait MakeStore {
    /// The kind of store under test.
    type Store: Store;

    /// An empty store that no other case uses.
    async fn make(&self) -> Result<Self::Store, StoreError>;

    /// The same contents as another window would open them; the first handle goes on working.
    async fn reopen(&self, store: &Self::Store) -> Result<Self::Store, StoreError>;
}

/// A case did not go as it must. Says what was expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Breach(String);

impl From<StoreError> for Breach {
    fn from(error: StoreError) -> Self {
        Self(format!("unexpected: {error}"))
    }
}

type Outcome = Result<(), Breach>;

/// The names of all cases, for [`run`].
pub const CASES: [&str; 12] = [
    "a_new_store_is_empty",
    "what_is_written_reads_back",
    "a_batch_is_all_or_nothing",
    "a_draft_goes_with_what_saves_it",
    "another_version_is_a_conflict",
    "deleting_checks_the_version",
    "tables_are_apart",
    "pages_are_in_order_and_complete",
    "an_earlier_owner_cannot_write",
    "another_window_sees_what_was_written",
    "the_header_is_written_with_the_batch",
    "a_destroyed_store_is_closed",
];

/// Runs one case by its name.
pub async fn run(case: &str, maker: &impl MakeStore) -> Outcome {
    match case {
        "a_new_store_is_empty" => a_new_store_is_empty(maker).await,
        "what_is_written_reads_back" => what_is_written_reads_back(maker).await,
        "a_batch_is_all_or_nothing" => a_batch_is_all_or_nothing(maker).await,
        "a_draft_goes_with_what_saves_it" => a_draft_goes(maker).await,
        "another_version_is_a_conflict" => another_version_is_a_conflict(maker).await,
        "deleting_checks_the_version" => deleting_checks_the_version(maker).await,
        "tables_are_apart" => tables_are_apart(maker).await,
        "pages_are_in_order_and_complete" => pages_are_in_order_and_complete(maker).await,
        "an_earlier_owner_cannot_write" => an_earlier_owner_cannot_write(maker).await,
        "another_window_sees_what_was_written" => another_window_sees(maker).await,
        "the_header_is_written_with_the_batch" => the_header_is_written(maker).await,
        "a_destroyed_store_is_closed" => a_destroyed_store_is_closed(maker).await,
        _ => Err(Breach(format!("no case is called {case}"))),
    }
}

#[allow(clippy::needless_pass_by_value)] // The calls read as sentences.
fn expect<T: PartialEq + Debug>(what: &str, found: T, wanted: T) -> Outcome {
    if found == wanted {
        Ok(())
    } else {
        Err(Breach(format!("{what}: {found:?}, not {wanted:?}")))
    }
}

fn sealed(table: Table, key: &RecordKey, version: u64, plain: &[u8]) -> Result<Sealed, Breach> {
    let sealer = Sealer::new(
        VaultId::from_bytes([1; 16]),
        &MasterKey::from_bytes([2; 32]),
    );
    sealer
        .seal(table, key, version, plain)
        .map_err(|error| Breach(error.to_string()))
}

const fn key(number: u8) -> RecordKey {
    RecordKey::from_bytes([number; 32])
}

fn put(table: Table, number: u8, expected: Option<u64>) -> Result<Write, Breach> {
    let key = key(number);
    let value = sealed(table, &key, expected.unwrap_or(0) + 1, &[number])?;
    Ok(Write::Put {
        table,
        key,
        expected,
        value,
    })
}

fn batch(epoch: Epoch, writes: Vec<Write>) -> Batch {
    Batch {
        epoch,
        writes,
        header: None,
    }
}

async fn versions(store: &impl Store, table: Table) -> Result<Vec<(u8, u64)>, Breach> {
    let page = store.page(table, None, 1000).await?;
    Ok(page
        .into_iter()
        .map(|(key, value)| (key.as_bytes()[0], value.version()))
        .collect())
}

async fn a_new_store_is_empty(maker: &impl MakeStore) -> Outcome {
    let store = maker.make().await?;
    expect("header", store.header().await?, None)?;
    expect("epoch", store.epoch().await?, 0)?;
    for table in Table::ALL {
        expect("record", store.read(table, &key(1)).await?, None)?;
        expect("page", store.page(table, None, 10).await?, vec![])?;
    }
    Ok(())
}

async fn what_is_written_reads_back(maker: &impl MakeStore) -> Outcome {
    let store = maker.make().await?;
    let epoch = store.take_over().await?;
    let write = put(Table::Dossiers, 1, None)?;
    let Write::Put { value, .. } = &write else {
        return Err(Breach("not a put".to_owned()));
    };
    let wanted = Some(value.clone());
    store.write(batch(epoch, vec![write])).await?;
    let found = store.read(Table::Dossiers, &key(1)).await?;
    expect("value", found, wanted)
}

async fn a_batch_is_all_or_nothing(maker: &impl MakeStore) -> Outcome {
    let store = maker.make().await?;
    let epoch = store.take_over().await?;
    let first = batch(epoch, vec![put(Table::Dossiers, 2, None)?]);
    store.write(first).await?;
    let writes = vec![
        put(Table::Dossiers, 1, None)?,
        put(Table::Local, 1, None)?,
        put(Table::Dossiers, 2, None)?, // is there already
        put(Table::Drafts, 3, None)?,
    ];
    let torn = Batch {
        header: Some(b"header".to_vec()),
        ..batch(epoch, writes)
    };
    let refused = Err(StoreError::VersionConflict {
        table: Table::Dossiers,
        key: key(2),
    });
    expect("write", store.write(torn).await, refused)?;
    let dossiers = versions(&store, Table::Dossiers).await?;
    expect("dossiers", dossiers, vec![(2, 1)])?;
    expect("local", versions(&store, Table::Local).await?, vec![])?;
    expect("drafts", versions(&store, Table::Drafts).await?, vec![])?;
    expect("header", store.header().await?, None)
}

async fn a_draft_goes(maker: &impl MakeStore) -> Outcome {
    let store = maker.make().await?;
    let epoch = store.take_over().await?;
    let keep = batch(epoch, vec![put(Table::Drafts, 1, None)?]);
    store.write(keep).await?;
    let save = |expected| {
        let forget = Write::Delete {
            table: Table::Drafts,
            key: key(1),
            expected: 1,
        };
        put(Table::Dossiers, 2, expected).map(|put| batch(epoch, vec![forget, put]))
    };
    let refused = Err(StoreError::VersionConflict {
        table: Table::Dossiers,
        key: key(2),
    });
    expect(
        "no such dossier",
        store.write(save(Some(1))?).await,
        refused,
    )?;
    let kept = versions(&store, Table::Drafts).await?;
    expect("the draft stays", kept, vec![(1, 1)])?;
    store.write(save(None)?).await?;
    let dossiers = versions(&store, Table::Dossiers).await?;
    expect("dossiers", dossiers, vec![(2, 1)])?;
    expect("drafts", versions(&store, Table::Drafts).await?, vec![])
}

async fn another_version_is_a_conflict(maker: &impl MakeStore) -> Outcome {
    let store = maker.make().await?;
    let epoch = store.take_over().await?;
    let write = |expected| put(Table::Dossiers, 1, expected).map(|put| batch(epoch, vec![put]));
    store.write(write(None)?).await?;
    store.write(write(Some(1))?).await?;
    for wrong in [None, Some(1), Some(3)] {
        let refused = Err(StoreError::VersionConflict {
            table: Table::Dossiers,
            key: key(1),
        });
        expect("write", store.write(write(wrong)?).await, refused)?;
    }
    let found = versions(&store, Table::Dossiers).await?;
    expect("dossiers", found, vec![(1, 2)])
}

async fn deleting_checks_the_version(maker: &impl MakeStore) -> Outcome {
    let store = maker.make().await?;
    let epoch = store.take_over().await?;
    let create = batch(epoch, vec![put(Table::Drafts, 1, None)?]);
    store.write(create).await?;
    let delete = |expected| {
        let (table, key) = (Table::Drafts, key(1));
        let write = Write::Delete {
            table,
            key,
            expected,
        };
        batch(epoch, vec![write])
    };
    let refused = Err(StoreError::VersionConflict {
        table: Table::Drafts,
        key: key(1),
    });
    let wrong = store.write(delete(2)).await;
    expect("wrong version", wrong, refused.clone())?;
    store.write(delete(1)).await?;
    expect("drafts", versions(&store, Table::Drafts).await?, vec![])?;
    expect("again", store.write(delete(1)).await, refused)
}

async fn tables_are_apart(maker: &impl MakeStore) -> Outcome {
    let store = maker.make().await?;
    let epoch = store.take_over().await?;
    let writes = vec![put(Table::Dossiers, 1, None)?, put(Table::Local, 1, None)?];
    store.write(batch(epoch, writes)).await?;
    let again = batch(epoch, vec![put(Table::Local, 1, Some(1))?]);
    store.write(again).await?;
    let dossiers = versions(&store, Table::Dossiers).await?;
    expect("dossiers", dossiers, vec![(1, 1)])?;
    let local = versions(&store, Table::Local).await?;
    expect("local", local, vec![(1, 2)])?;
    expect("drafts", versions(&store, Table::Drafts).await?, vec![])
}

async fn pages_are_in_order_and_complete(maker: &impl MakeStore) -> Outcome {
    let store = maker.make().await?;
    let epoch = store.take_over().await?;
    let mut writes = vec![put(Table::Local, 3, None)?];
    for number in [9, 255, 1, 5, 7, 0] {
        writes.push(put(Table::Dossiers, number, None)?);
    }
    store.write(batch(epoch, writes)).await?;
    let mut found = Vec::new();
    let mut after = None;
    let mut sizes = Vec::new();
    loop {
        let page = store.page(Table::Dossiers, after.as_ref(), 4).await?;
        sizes.push(page.len());
        found.extend(page.iter().map(|(key, _)| key.as_bytes()[0]));
        match page.last() {
            Some((key, _)) if page.len() == 4 => after = Some(*key),
            _ => break,
        }
    }
    expect("keys", found, vec![0, 1, 5, 7, 9, 255])?;
    expect("pages", sizes, vec![4, 2])?;
    let last = store.page(Table::Dossiers, Some(&key(255)), 4).await?;
    expect("past the end", last, vec![])
}

async fn an_earlier_owner_cannot_write(maker: &impl MakeStore) -> Outcome {
    let first = maker.make().await?;
    let old = first.take_over().await?;
    let create = batch(old, vec![put(Table::Dossiers, 1, None)?]);
    first.write(create).await?;
    let second = maker.reopen(&first).await?;
    let new = second.take_over().await?;
    expect("epoch", new, old + 1)?;
    let late = batch(old, vec![put(Table::Dossiers, 1, Some(1))?]);
    let refused = Err(StoreError::OtherOwner { epoch: new });
    expect("late write", first.write(late).await, refused)?;
    let early = batch(new + 1, vec![put(Table::Dossiers, 1, Some(1))?]);
    let refused = Err(StoreError::OtherOwner { epoch: new });
    expect("made-up epoch", second.write(early).await, refused)?;
    let own = batch(new, vec![put(Table::Dossiers, 1, Some(1))?]);
    second.write(own).await?;
    let found = versions(&first, Table::Dossiers).await?;
    expect("dossiers", found, vec![(1, 2)])
}

async fn another_window_sees(maker: &impl MakeStore) -> Outcome {
    let first = maker.make().await?;
    let epoch = first.take_over().await?;
    let second = maker.reopen(&first).await?;
    let write = batch(epoch, vec![put(Table::Dossiers, 4, None)?]);
    first.write(write).await?;
    expect("epoch", second.epoch().await?, epoch)?;
    let found = versions(&second, Table::Dossiers).await?;
    expect("dossiers", found, vec![(4, 1)])
}

async fn the_header_is_written(maker: &impl MakeStore) -> Outcome {
    let store = maker.make().await?;
    let epoch = store.take_over().await?;
    let with_header = |text: &[u8], writes| Batch {
        header: Some(text.to_vec()),
        ..batch(epoch, writes)
    };
    let create = with_header(b"one", vec![put(Table::Local, 1, None)?]);
    store.write(create).await?;
    expect("header", store.header().await?, Some(b"one".to_vec()))?;
    let plain = batch(epoch, vec![put(Table::Local, 1, Some(1))?]);
    store.write(plain).await?;
    expect("kept", store.header().await?, Some(b"one".to_vec()))?;
    store.write(with_header(b"two", vec![])).await?;
    expect("replaced", store.header().await?, Some(b"two".to_vec()))?;
    let stale = Batch {
        epoch: epoch + 1,
        ..with_header(b"three", vec![])
    };
    let refused = Err(StoreError::OtherOwner { epoch });
    expect("other owner", store.write(stale).await, refused)?;
    expect("unchanged", store.header().await?, Some(b"two".to_vec()))
}

async fn a_destroyed_store_is_closed(maker: &impl MakeStore) -> Outcome {
    let store = maker.make().await?;
    let epoch = store.take_over().await?;
    let write = batch(epoch, vec![put(Table::Dossiers, 1, None)?]);
    store.write(write).await?;
    store.destroy().await?;
    expect("header", store.header().await, Err(StoreError::Closed))?;
    let read = store.read(Table::Dossiers, &key(1)).await;
    expect("read", read, Err(StoreError::Closed))?;
    let write = batch(epoch, vec![put(Table::Dossiers, 2, None)?]);
    expect("write", store.write(write).await, Err(StoreError::Closed))
}
