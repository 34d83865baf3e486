//! How much this browser keeps, whether it promised to keep it, and whether what it runs could be changed on the way.

pub use crate::platform::page::is_protected;
pub use crate::platform::storage::{StorageState, ask_to_persist, state};
