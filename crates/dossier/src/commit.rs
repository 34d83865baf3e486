//! Writing: only what a person changed, at the heads they saw, so that nothing they did not see is undone.

use automerge::ActorId;
use automerge::ReadDoc;
use automerge::transaction::CommitOptions;
use thiserror::Error;

use crate::digest::Digest;
use crate::dossier::{Dossier, Fault};
use crate::write::write;
use crate::{Heads, Leaf};

/// Who writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// Random, drawn anew for every unlock, and **never used again**: after a restore the same actor with other content
    /// would end merging for good.
    pub actor: [u8; 16],
    /// Staff id and device id; stands in history as a claim.
    pub name: String,
}

/// One change to a dossier.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Gives a field a value. Values that wait beside the one it replaces go on waiting. Writes nothing when the value
    /// already shows, or when a dated field holds a newer source. A prose path takes text and is merged as prose.
    Set {
        /// The field.
        path: String,
        /// Its new value.
        value: Leaf,
    },
    /// Clears a field: the value that shows goes; if another waits beside it, that one shows. A prose path is emptied.
    Clear {
        /// The field.
        path: String,
    },
    /// Rewrites a prose field; only the letters that differ are written.
    Prose {
        /// The field's name.
        path: String,
        /// Its whole new text.
        text: String,
    },
    /// Adds an entry. The same entry again writes nothing; another under the same ULID is refused.
    Append {
        /// The collection.
        collection: String,
        /// A ULID in upper case.
        id: String,
        /// The entry, byte for byte.
        json: String,
    },
    /// Decides a conflict: replaces every value that the base heads show, seen by the person who decides. A value that
    /// arrived since stays a conflict.
    Settle {
        /// The field.
        path: String,
        /// What shall stand.
        value: Leaf,
    },
}

/// Why nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CommitError {
    /// The base heads are empty or not in this dossier: load the dossier again.
    #[error("the heads this edit was made at are not known here")]
    UnknownBase,
    /// An empty path.
    #[error("a field needs a path")]
    EmptyPath,
    /// A prose field was given something other than text.
    #[error("the prose field {0} takes text")]
    NotText(String),
    /// The shape has no such prose field.
    #[error("there is no prose field {0}")]
    NoSuchProse(String),
    /// The shape has no such collection.
    #[error("there is no collection {0}")]
    NoSuchCollection(String),
    /// Infinite, or not a number.
    #[error("the number for {0} is not finite")]
    NotFinite(String),
    /// The entry's id is not a ULID in upper case.
    #[error("{0} is not a ULID")]
    NotAUlid(String),
    /// Another entry stands under this ULID; entries are never overwritten.
    #[error("another entry already stands under {0}")]
    EntryExists(String),
    /// The entry was erased, and stays so.
    #[error("the entry {0} was erased")]
    EntryErased(String),
    /// Something failed that no input explains.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Dossier {
    /// Writes edits at the heads the author saw, all or none, and returns the new heads. Edits that change nothing write
    /// nothing: then the heads stay as they are.
    ///
    /// `intent` is a short code such as `referral.accept`, and `at_ms` the author's clock in milliseconds since 1970;
    /// both stand in history for ever, so neither may hold a name.
    pub fn commit(
        &mut self,
        author: &Author,
        base: &Heads,
        edits: &[Edit],
        intent: &str,
        at_ms: i64,
    ) -> Result<Heads, CommitError> {
        let base = base.to_changes();
        if base.is_empty() || !self.document.get_missing_deps(&base).is_empty() {
            return Err(CommitError::UnknownBase);
        }
        let plan = self.plan(&base, edits)?;
        let actor = self.actor_of(author);
        // A copy, so that a failure half way through several changes leaves nothing behind.
        let mut next = if plan.len() > 1 {
            Some(self.document.clone())
        } else {
            None
        };
        let document = next.as_mut().unwrap_or(&mut self.document);
        let name = automerge::Author::from(author.name.clone().into_bytes());
        document.set_author(Some(name));
        document.set_actor(actor);
        for (heads, writes) in plan {
            let options = CommitOptions::default()
                .with_message(intent)
                .with_time(at_ms);
            write(document, &self.layout, &heads, &writes, options).map_err(Fault::from)?;
        }
        if let Some(next) = next {
            self.document = next;
        }
        Ok(self.heads())
    }

    /// The author's actor in this generation of this dossier: changes of another one are then merely foreign, and never
    /// look like a forgery.
    fn actor_of(&self, author: &Author) -> ActorId {
        let mut digest = Digest::new("throughline actor 1");
        digest.add(author.actor);
        digest.add(self.id.0);
        digest.add(self.seen_prefix());
        digest.actor()
    }
}
