//! The store conformance suite over IndexedDB, in a dedicated worker of a real browser.

#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use throughline_domain::id::VaultId;
use throughline_engine::browser::indexed_db::IndexedDb;
use throughline_protocol::Failure;
use throughline_vault::secret::Secret;
use throughline_vault::store::conformance::{CASES, MakeStore, run};
use throughline_vault::store::{Store, StoreError};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

struct Fresh;

fn vault() -> VaultId {
    VaultId::from_bytes(*Secret::<16>::random().expose())
}

impl MakeStore for Fresh {
    type Store = IndexedDb;

    async fn make(&self) -> Result<IndexedDb, StoreError> {
        open(vault(), true).await
    }

    async fn reopen(&self, store: &IndexedDb) -> Result<IndexedDb, StoreError> {
        open(store.vault(), true).await
    }
}

async fn open(vault: VaultId, create: bool) -> Result<IndexedDb, StoreError> {
    let opened = IndexedDb::open(vault, create, || {}).await;
    opened.map_err(|failure| StoreError::Failed(format!("{failure:?}")))
}

#[wasm_bindgen_test]
async fn indexed_db_is_a_store() {
    for case in CASES {
        if let Err(breach) = run(case, &Fresh).await {
            panic!("{case}: {breach:?}");
        }
    }
}

#[wasm_bindgen_test]
async fn a_vault_that_never_was_leaves_nothing_behind() {
    let vault = vault();
    for _ in 0..2 {
        let opened = IndexedDb::open(vault, false, || {}).await;
        assert!(matches!(opened, Err(Failure::NoSuchVault)));
    }
}

#[wasm_bindgen_test]
async fn two_windows_on_one_vault_see_each_other_and_the_older_one_is_fenced() {
    let vault = vault();
    let older = IndexedDb::open(vault, true, || {}).await.unwrap();
    let first = older.take_over().await.unwrap();
    let newer = IndexedDb::open(vault, true, || {}).await.unwrap();
    let second = newer.take_over().await.unwrap();
    assert_eq!(older.epoch().await, Ok(second));
    let batch = |epoch| throughline_vault::store::Batch {
        epoch,
        header: Some(vec![1]),
        ..Default::default()
    };
    assert_eq!(
        older.write(batch(first)).await,
        Err(StoreError::OtherOwner { epoch: second })
    );
    assert_eq!(older.header().await, Ok(None));
    assert_eq!(newer.write(batch(second)).await, Ok(()));
    assert_eq!(older.header().await, Ok(Some(vec![1])));
}
