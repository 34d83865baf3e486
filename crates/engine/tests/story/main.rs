//! The engine as its users know it: two people, their devices, and the files between them, over memory stores.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod desk;

mod bundles;
mod clashes;
mod consultations;
mod devices;
mod drafts;
mod enclosures;
mod groups;
mod handovers;
mod hello_first;
mod interop;
mod joining;
mod kills;
mod locking;
mod notes;
mod office;
mod paper;
mod replicas;
mod restoring;
mod rosters;
mod scopes;
mod services;
mod vault_files;
mod week;
