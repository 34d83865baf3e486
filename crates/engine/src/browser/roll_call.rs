//! Who owns a vault, where the browser has no locks: windows ask one another. A window that was killed answers nothing,
//! so nothing is left behind that would have to run out. Two windows that ask in the same moment may both go on; the fence
//! in the store then lets only one of them write.

use std::cell::RefCell;
use std::rc::Rc;

use futures::channel::oneshot;
use throughline_domain::id::VaultId;
use throughline_protocol::Failure;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;
use web_sys::{BroadcastChannel, DedicatedWorkerGlobalScope, MessageEvent};

/// Asks whether somebody owns the vault.
const WHO: &str = "who";
/// The owner's answer.
const MINE: &str = "mine";
/// Tells the owner that it is the owner no longer.
const LEAVE: &str = "leave";
/// How long an owner has to answer, in milliseconds: longer than its longest work between two looks at messages.
const WAIT: i32 = 1_000;

/// Becomes the owner, unless another window answers that it is; with `steal`, whoever it is. `lost` is called when
/// another window steals it.
pub async fn take(vault: VaultId, steal: bool, lost: impl Fn() + 'static) -> Result<(), Failure> {
    let Ok(channel) = BroadcastChannel::new(&format!("throughline {vault}")) else {
        return Ok(());
    };
    let tell = |channel: &BroadcastChannel, what: &str| {
        // Nobody hears it where the channel was closed: then nobody needs to.
        let _ = channel.post_message(&JsValue::from_str(what));
    };
    if steal {
        tell(&channel, LEAVE);
    } else if answered(&channel, || tell(&channel, WHO)).await {
        channel.close();
        return Err(Failure::OtherWindow);
    }
    let owner = channel.clone();
    let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        match event.data().as_string().as_deref() {
            Some(WHO) => tell(&owner, MINE),
            Some(LEAVE) => {
                owner.set_onmessage(None);
                owner.close();
                lost();
            }
            _ => {}
        }
    });
    channel.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // It answers as long as this worker lives.
    hear.forget();
    Ok(())
}

/// Whether an owner answers in time.
async fn answered(channel: &BroadcastChannel, ask: impl Fn()) -> bool {
    let (send, receive) = oneshot::channel();
    let send = Rc::new(RefCell::new(Some(send)));
    let settle = move |answer: bool| {
        if let Some(send) = send.borrow_mut().take() {
            // Whoever asked may have gone.
            let _ = send.send(answer);
        }
    };
    let heard = Closure::<dyn Fn(MessageEvent)>::new({
        let settle = settle.clone();
        move |event: MessageEvent| {
            if event.data().as_string().as_deref() == Some(MINE) {
                settle(true);
            }
        }
    });
    channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    let late = Closure::<dyn Fn()>::new(move || settle(false));
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return false;
    };
    let Ok(timer) = scope
        .set_timeout_with_callback_and_timeout_and_arguments_0(late.as_ref().unchecked_ref(), WAIT)
    else {
        return false;
    };
    ask();
    let answer = receive.await.unwrap_or(false);
    // What the timer would call goes with this function.
    scope.clear_timeout_with_handle(timer);
    channel.set_onmessage(None);
    answer
}
