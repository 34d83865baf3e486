//! What the kiosk keeps in the browser: the last good pack, whose it was, and sealed slips. A database of its own name.

use js_sys::{Promise, Uint8Array};
use leptos::prelude::window;
use throughline_public::pack::Pin;
use throughline_public::sealed::SealedSlip;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbFactory, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode,
};

const DATABASE: &str = "throughline-kiosk";
const PACK: &str = "pack";
const SLIPS: &str = "slips";
const BYTES: &str = "bytes";
const PIN: &str = "pin";

/// The browser's storage did not do what was asked: nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotKept;

impl From<JsValue> for NotKept {
    fn from(_: JsValue) -> Self {
        NotKept
    }
}

/// The kiosk's database.
#[derive(Clone)]
pub struct Store(IdbDatabase);

impl Store {
    /// Opens it; fails where the browser keeps nothing.
    pub async fn open() -> Result<Self, NotKept> {
        let factory: Option<IdbFactory> = window().indexed_db()?;
        let request = factory.ok_or(NotKept)?.open_with_u32(DATABASE, 1)?;
        let opening = request.clone();
        let upgrade = Closure::once_into_js(move || {
            let Ok(database) = opening.result() else {
                return;
            };
            let database: IdbDatabase = database.unchecked_into();
            for name in [PACK, SLIPS] {
                // Fails only where it is there already.
                let _ = database.create_object_store(name);
            }
        });
        request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
        Ok(Self(settled(&request).await?.unchecked_into()))
    }

    /// The last good pack, and whose packs are taken.
    pub async fn pack(&self) -> Result<Option<(Vec<u8>, Pin)>, NotKept> {
        let store = self.begin(PACK, IdbTransactionMode::Readonly)?.1;
        let (bytes, pin) = (
            store.get(&JsValue::from_str(BYTES))?,
            store.get(&JsValue::from_str(PIN))?,
        );
        let bytes = settled(&bytes).await?;
        let pin = settled(&pin).await?.as_string();
        let pin = pin.and_then(|pin| Pin::from_text(&pin));
        Ok(pin.map(|pin| (Uint8Array::new(&bytes).to_vec(), pin)))
    }

    /// Keeps a pack in the place of the last.
    pub async fn keep_pack(&self, bytes: &[u8], pin: &Pin) -> Result<(), NotKept> {
        let (transaction, store) = self.begin(PACK, IdbTransactionMode::Readwrite)?;
        store.put_with_key(&Uint8Array::from(bytes), &BYTES.into())?;
        store.put_with_key(&pin.to_text().into(), &PIN.into())?;
        done(&transaction).await
    }

    /// Forgets the pack and whose it was.
    pub async fn forget_pack(&self) -> Result<(), NotKept> {
        let (transaction, store) = self.begin(PACK, IdbTransactionMode::Readwrite)?;
        store.clear()?;
        done(&transaction).await
    }

    /// The slips that wait for the office.
    pub async fn slips(&self) -> Result<Vec<SealedSlip>, NotKept> {
        let store = self.begin(SLIPS, IdbTransactionMode::Readonly)?.1;
        let all: js_sys::Array = settled(&store.get_all()?).await?.unchecked_into();
        let slip = |bytes: JsValue| SealedSlip::of(Uint8Array::new(&bytes).to_vec());
        Ok(all.iter().map(slip).collect())
    }

    /// Keeps a slip.
    pub async fn keep_slip(&self, slip: &SealedSlip) -> Result<(), NotKept> {
        let (transaction, store) = self.begin(SLIPS, IdbTransactionMode::Readwrite)?;
        let bytes = Uint8Array::from(slip.bytes.as_slice());
        store.put_with_key(&bytes, &slip.hash.as_str().into())?;
        done(&transaction).await
    }

    /// Deletes slips that the office has.
    pub async fn drop_slips(&self, hashes: &[String]) -> Result<(), NotKept> {
        let (transaction, store) = self.begin(SLIPS, IdbTransactionMode::Readwrite)?;
        for hash in hashes {
            store.delete(&hash.as_str().into())?;
        }
        done(&transaction).await
    }

    fn begin(
        &self,
        name: &str,
        mode: IdbTransactionMode,
    ) -> Result<(IdbTransaction, IdbObjectStore), NotKept> {
        let transaction = self.0.transaction_with_str_and_mode(name, mode)?;
        let store = transaction.object_store(name)?;
        Ok((transaction, store))
    }
}

/// What a request gives.
async fn settled(request: &IdbRequest) -> Result<JsValue, NotKept> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(promise).await?;
    Ok(request.result()?)
}

/// Waits until a transaction is complete: only then is anything kept.
async fn done(transaction: &IdbTransaction) -> Result<(), NotKept> {
    let promise = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onerror(Some(&reject));
        transaction.set_onabort(Some(&reject));
    });
    JsFuture::from(promise).await?;
    Ok(())
}
