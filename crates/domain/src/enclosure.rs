//! The bytes of a file that goes with a guide or a strategy. They lie in a dossier of their own, so that Family stays small
//! enough to be read at once; the app gets them only when a page shows them.
//!
//! What the file is, stands beside the guide ([`throughline_public::enclosure::Enclosure`]). Taking it out there leaves the
//! bytes where they are: what took it out can be undone, and a guide that somebody else changed meanwhile still has it.

use serde::{Deserialize, Serialize};

pub use throughline_public::enclosure::{Enclosure, Problem};

use crate::id::EnclosureId;
use crate::shape::{Body, Kind, Shape};

/// The field that holds the bytes.
pub const BYTES: &str = "bytes";

/// The body of an Enclosure dossier. It is written once and never changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Enclosed {
    /// Its own identifier, random: the same as beside the guide.
    pub file: EnclosureId,
    /// The bytes, as base64.
    pub bytes: String,
}

impl Body for Enclosed {
    const SHAPE: Shape = Shape {
        kind: Kind::Enclosure,
        prose: &[],
        entries: &[],
        dated: &[],
        later: &[],
    };
}

/// A file that was looked into and may be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// What it is.
    pub enclosure: Enclosure,
    /// Its bytes, as [`Enclosed`] keeps them.
    pub bytes: String,
}
