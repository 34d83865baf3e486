//! The programs the tasks need. Each is installed only when a task asks for it, by version, outside the checkout.

pub mod browser;
pub mod crates;
pub mod debian;
pub mod node;
pub mod rust;
pub mod typos;
pub mod wasm_opt;
