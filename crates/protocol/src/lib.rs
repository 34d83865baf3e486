//! What the app and the engine say to each other: typed commands, and events that answer them.
//!
//! Every message is one byte string ([`encode`], [`decode`]). A command has a number; every event that answers it
//! carries that number; the last one is [`Event::Done`] or [`Event::Failed`].

pub mod command;
pub mod draft;
pub mod failure;
pub mod packed;
pub mod reply;
pub mod share;
pub mod view;

pub use command::{Command, Commit, Edit};
pub use draft::{Draft, Typed};
pub use failure::Failure;
pub use packed::Packed;
pub use reply::{Event, FromEngine, Progress, Reply, Stage};
pub use view::{DossierView, Heads};

use serde::{Serialize, de::DeserializeOwned};

/// The name of a worker that reads QR codes in pictures: by it the engine's program knows what it is.
pub const READER: &str = "throughline-reader";

/// A command with its number.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
pub enum ToEngine {
    /// Do this.
    Ask {
        /// The number that the answers will carry.
        id: u32,
        /// What to do.
        command: Box<Command>,
    },
    /// Stop what this number began, leaving everything as it was before.
    Cancel {
        /// The number of the command to stop.
        id: u32,
    },
}

/// A message that cannot be written or read: app and engine are not of one release.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("app and engine do not understand each other")]
pub struct Garbled;

/// A message as bytes.
pub fn encode<T: Serialize>(message: &T) -> Result<Vec<u8>, Garbled> {
    postcard::to_stdvec(message).map_err(|_| Garbled)
}

/// The message of these bytes.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Garbled> {
    postcard::from_bytes(bytes).map_err(|_| Garbled)
}
