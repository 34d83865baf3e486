//! The kiosk inside a frame, which is handed a pack to show.

use leptos::html::Iframe;
use leptos::prelude::*;

use crate::platform::frame::{self, Listener};

/// Where the kiosk stands, seen from the page.
pub const ADDRESS: &str = "./kiosk/";
/// What the kiosk says when it is ready for a pack.
const READY: &str = "throughline-kiosk";

/// Hands this pack to the kiosk in the frame whenever it says that it is ready, as long as the present owner lives.
pub fn hand_over(place: NodeRef<Iframe>, pack: Vec<u8>) {
    let listener = StoredValue::new_local(None::<Listener>);
    let pack = StoredValue::new(pack);
    Effect::new(move |_| {
        let Some(element) = place.get() else { return };
        let asking = element.clone();
        listener.set_value(Some(frame::listen(element, move |said| {
            if said == READY {
                pack.try_with_value(|pack| frame::hand(&asking, pack));
            }
        })));
    });
}
