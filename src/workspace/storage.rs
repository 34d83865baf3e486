//! How much this browser keeps, and whether it promised to keep it.

pub use crate::platform::storage::{StorageState, ask_to_persist, state};
