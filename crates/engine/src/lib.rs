//! The engine: the only part that holds keys and documents. In a browser it is a worker; the same code runs natively
//! over a memory store in tests.

// Engine futures run on one thread: no `Send` bound is wanted on them.
#![allow(async_fn_in_trait)]

pub mod answer;
mod backup;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod cabinet;
mod chain;
#[cfg(any(target_arch = "wasm32", test))]
mod codes;
mod colleague;
pub mod commit;
pub mod convert;
mod demo;
mod enclosure;
pub mod engine;
mod export;
mod failures;
mod first_file;
mod handover;
mod hello;
pub mod host;
mod import;
pub mod inspect;
mod join;
mod newcomer;
mod office;
pub mod open;
mod own;
mod passphrase;
mod people;
mod prepare;
mod publish;
pub mod records;
mod revoke;
mod roster;
mod school;
mod scope;
mod screen;
mod services;
mod slips;
mod table;
mod vault_file;
