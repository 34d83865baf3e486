//! The engine in a browser: a module worker over IndexedDB.

pub mod indexed_db;
mod inspector;
mod ownership;
mod parts;
mod place;
pub mod post;
mod reader;
mod roll_call;
mod worker;

pub use worker::{BrowserHost, start, start_as_inspector};
