//! The engine's measurements, in a worker of a real browser over IndexedDB: each an operation of ours against the raw
//! library calls beneath it, in the same run, on the same data.

#![cfg_attr(
    not(target_arch = "wasm32"),
    allow(unused, reason = "it measures in a browser only")
)]

#[cfg(target_arch = "wasm32")]
mod pack;
#[cfg(target_arch = "wasm32")]
mod people;
#[cfg(target_arch = "wasm32")]
mod raw;
#[cfg(target_arch = "wasm32")]
mod run;

#[cfg(target_arch = "wasm32")]
fn main() {
    // An inspector that the engine under test starts is this same program.
    if !throughline_engine::browser::start_as_inspector(|_| ()) {
        wasm_bindgen_futures::spawn_local(run::run());
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
