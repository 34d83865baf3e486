//! Dossiers: the unit of storing, sharing, merging and erasing, with Automerge underneath. Knows no feature.
//!
//! What never happens here: a clock is read, storage is touched, a value that someone has not seen is overwritten, an
//! entry is changed, a change waits silently for one that is missing.
//!
//! - [`Shape`] says what a kind of dossier is born with; [`Dossier::birth`] makes the same bytes everywhere.
//! - [`Dossier::load_sealed`] is for what our own seal authenticated, [`Dossier::load_untrusted`] for all else.
//! - [`Dossier::commit`] writes edits at the heads their author saw.
//! - [`Dossier::read`] gives plain contents and the conflicts that wait for a person.
//! - [`Dossier::merge`] and [`Dossier::apply_since`] take over what others did.
//! - [`Dossier::expunge`] erases; [`Dossier::reconcile`] joins copies of different generations.
//! - [`Dossier::history`] tells who did what.

mod addition;
mod adoption;
mod chunks;
mod commit;
mod dated;
mod digest;
mod dossier;
mod expunge;
mod genesis;
mod heads;
mod history;
mod id;
mod leaf;
mod load;
mod merge;
mod plan;
mod prose;
mod read;
mod reconcile;
mod shape;
mod stored;
mod unknown;
mod unseen;
mod whole;
mod write;

pub use commit::{Author, CommitError, Edit};
pub use dossier::{Dossier, Fault};
pub use expunge::{ExpungeError, Target};
pub use heads::{Heads, InvalidHeads};
pub use history::HistoryLine;
pub use id::{DossierId, InvalidDossierId};
pub use leaf::Leaf;
pub use load::LoadError;
pub use merge::{MergeError, Merged};
pub use read::{Claim, Conflict, Contents, Reading};
pub use shape::{Shape, Step};
pub use unknown::{Kept, merge_unknown, unknown_heads};
