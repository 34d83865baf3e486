//! The engine's worker: starts as the engine, or, by its worker's name, as a disposable inspector or as a reader of codes.

#[cfg(target_arch = "wasm32")]
mod memory {
    //! Counts what is allocated, so that an inspector can be given a limit.
    use std::alloc::System;

    use cap::Cap;

    #[global_allocator]
    pub static MEMORY: Cap<System> = Cap::new(System, usize::MAX);
}

#[cfg(target_arch = "wasm32")]
fn main() {
    throughline_engine::browser::start(|bytes| {
        // A limit below what is already in use cannot be set; an inspector has just started and uses little.
        let _ = memory::MEMORY.set_limit(bytes);
    });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
