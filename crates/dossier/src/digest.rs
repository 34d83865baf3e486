//! Digests that deterministic actors are named after: equal content, equal actor, equal bytes on every replica.

use automerge::ActorId;
use sha2::{Digest as _, Sha256};

use crate::heads::write_hex;

/// Takes in parts one after another; each is preceded by its length, so that no two lists of parts are alike.
#[derive(Clone)]
pub(crate) struct Digest(Sha256);

impl Digest {
    /// A digest for one purpose.
    pub(crate) fn new(purpose: &str) -> Self {
        let mut digest = Self(Sha256::new());
        digest.add(purpose);
        digest
    }

    /// Takes in one part.
    pub(crate) fn add(&mut self, part: impl AsRef<[u8]>) {
        let part = part.as_ref();
        self.0.update((part.len() as u64).to_be_bytes());
        self.0.update(part);
    }

    /// The first 16 bytes as an actor that no random draw will meet.
    pub(crate) fn actor(self) -> ActorId {
        let all = self.0.finalize();
        ActorId::from(all.iter().copied().take(16).collect::<Vec<u8>>())
    }
}

/// An actor's spelling in `seen` and in marks.
pub(crate) fn spell(actor: &ActorId) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = write_hex(&mut text, actor.to_bytes());
    text
}
