//! One window owns a vault. A Web Lock tells at once; where there is none (plain `http://`), the fence in the store
//! still keeps two windows from writing over each other.

use std::cell::RefCell;
use std::rc::Rc;

use futures::channel::oneshot;
use throughline_domain::id::VaultId;
use throughline_protocol::Failure;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, LockMode, LockOptions};

/// Takes the lock of a vault and keeps it as long as this worker lives. `lost` is called when another window steals it.
pub async fn take(vault: VaultId, steal: bool, lost: impl Fn() + 'static) -> Result<(), Failure> {
    let Some(locks) = lock_manager() else {
        return Ok(());
    };
    let options = LockOptions::new();
    if steal {
        options.set_steal(true);
    } else {
        options.set_mode(LockMode::Exclusive);
        options.set_if_available(true);
    }
    let (send, receive) = oneshot::channel();
    let send = Rc::new(RefCell::new(Some(send)));
    let granted = {
        let send = Rc::clone(&send);
        Closure::once_into_js(move |lock: JsValue| -> JsValue {
            let got = !lock.is_null();
            if let Some(send) = send.borrow_mut().take() {
                let _ = send.send(got);
            }
            if got {
                // Never settles: the lock is held until the worker ends or another window steals it.
                js_sys::Promise::new(&mut |_, _| {}).into()
            } else {
                JsValue::UNDEFINED
            }
        })
    };
    let held = locks.request_with_options_and_callback(
        &format!("throughline {vault}"),
        &options,
        granted.unchecked_ref(),
    );
    spawn_local(async move {
        if JsFuture::from(held).await.is_err() {
            // Refused outright before it was granted, or stolen after.
            match send.borrow_mut().take() {
                Some(send) => drop(send.send(true)),
                None => lost(),
            }
        }
    });
    if receive.await.unwrap_or(true) {
        Ok(())
    } else {
        Err(Failure::OtherWindow)
    }
}

fn lock_manager() -> Option<web_sys::LockManager> {
    let scope = js_sys::global()
        .dyn_into::<DedicatedWorkerGlobalScope>()
        .ok()?;
    let navigator: JsValue = scope.navigator().into();
    // Absent where the page is not served securely: web-sys would hand out a broken object.
    js_sys::Reflect::get(&navigator, &"locks".into())
        .ok()?
        .dyn_into()
        .ok()
}
