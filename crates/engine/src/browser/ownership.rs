//! One window owns a vault. A Web Lock tells at once; where there is none (plain `http://`), the windows ask one another
//! ([`super::roll_call`]). Either way the fence in the store keeps two windows from writing over each other.

use std::cell::RefCell;
use std::rc::Rc;

use futures::channel::oneshot;
use js_sys::{Function, Promise, Reflect};
use throughline_domain::id::VaultId;
use throughline_protocol::Failure;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::DedicatedWorkerGlobalScope;

use super::roll_call;

/// Takes the lock of a vault and keeps it as long as this worker lives. `lost` is called when another window steals it.
pub async fn take(vault: VaultId, steal: bool, lost: impl Fn() + 'static) -> Result<(), Failure> {
    let Some(locks) = lock_manager() else {
        return roll_call::take(vault, steal, lost).await;
    };
    let fault = |_| Failure::Fault("lock".to_owned());
    let options = js_sys::Object::new();
    let option = if steal { "steal" } else { "ifAvailable" };
    Reflect::set(&options, &option.into(), &JsValue::TRUE).map_err(fault)?;
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
                Promise::new(&mut |_, _| {}).into()
            } else {
                JsValue::UNDEFINED
            }
        })
    };
    let name = JsValue::from_str(&format!("throughline {vault}"));
    let held = Reflect::get(&locks, &"request".into())
        .and_then(JsCast::dyn_into::<Function>)
        .and_then(|request| request.call3(&locks, &name, &options, &granted))
        .and_then(JsCast::dyn_into::<Promise>)
        .map_err(fault)?;
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

/// The browser's lock manager; none where the page is not served securely. `web-sys` still counts it among unstable
/// interfaces, so it is called by name.
fn lock_manager() -> Option<JsValue> {
    let scope = js_sys::global()
        .dyn_into::<DedicatedWorkerGlobalScope>()
        .ok()?;
    let locks = Reflect::get(&scope.navigator(), &"locks".into()).ok()?;
    locks.is_object().then_some(locks)
}
