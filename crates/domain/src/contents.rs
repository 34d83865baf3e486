//! What is in a dossier, as plain values: flat fields by path, and entries by collection.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::entry::{self, Amended, Entry};
use crate::fields::{self, Unreadable};
use crate::id::EntryId;
use crate::shape::Body;
use crate::time::Timestamp;

/// One value of one field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Leaf {
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Int(i64),
    /// Any other number.
    Number(f64),
    /// Text, or a [`fields::Whole`] value as JSON text.
    Text(String),
}

/// A field's path: `strengths`, `team/ID` or `staff/ID/name`.
pub type Path = String;

/// A dossier's current values.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Contents {
    /// Fields by path, prose included.
    pub fields: BTreeMap<Path, Leaf>,
    /// Entries (JSON text of [`Entry`]) by collection and entry id.
    pub entries: BTreeMap<String, BTreeMap<EntryId, String>>,
}

/// A field that two people changed apart: the winner shows, the others wait until a person settles it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Conflict {
    /// The field.
    pub path: Path,
    /// All its values that nobody has settled; the first is the one that shows.
    pub values: Vec<Claim>,
}

/// A value and who wrote it when. Authorship that came through another person is a claim, not a proof.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// The value; `None` when it is not one that this release can show.
    pub value: Option<Leaf>,
    /// Who wrote it: `staff id/device id`.
    pub author: String,
    /// When, by the clock of the writer's device.
    pub at: Timestamp,
}

impl Contents {
    /// The body as a struct. Fields that this release cannot read are left out and stay untouched in the dossier.
    pub fn read<B: Body>(&self) -> B {
        self.read_checked().0
    }

    /// The body as a struct, and the paths that this release cannot read.
    pub fn read_checked<B: Body>(&self) -> (B, Vec<Path>) {
        fields::read(&self.fields)
    }

    /// The entries of a collection, oldest first. Entries that this release cannot read are left out, as is what a
    /// later entry replaces.
    pub fn entries<T: DeserializeOwned>(&self, collection: &str) -> Vec<(EntryId, Entry<T>)> {
        let all = self.all_entries(collection);
        let replaced: std::collections::BTreeSet<EntryId> =
            all.iter().filter_map(|(_, entry)| entry.replaces).collect();
        all.into_iter()
            .filter(|(id, _)| !replaced.contains(id))
            .collect()
    }

    /// As [`Contents::entries`], each with what it said before it was amended.
    pub fn amended<T: DeserializeOwned + Clone>(&self, collection: &str) -> Vec<Amended<T>> {
        entry::amended(self.all_entries(collection))
    }

    fn all_entries<T: DeserializeOwned>(&self, collection: &str) -> Vec<(EntryId, Entry<T>)> {
        let texts = self.entries.get(collection).into_iter().flatten();
        texts
            .filter_map(|(id, text)| Some((*id, serde_json::from_str(text).ok()?)))
            .collect()
    }

    /// When something was last added to a collection of this dossier; `None` when nothing ever was.
    pub fn last_entry(&self) -> Option<Timestamp> {
        self.entries
            .values()
            .filter_map(|entries| entries.keys().next_back())
            .map(|id| id.made_at())
            .max()
    }
}

/// The fields in which `after` differs from `before`: `None` clears a field.
///
/// # Errors
/// When a body is not flat enough to be stored (a mistake of the program, never of a person).
pub fn difference<B: Body>(
    before: &B,
    after: &B,
) -> Result<BTreeMap<Path, Option<Leaf>>, Unreadable> {
    let (before, after) = (fields::write(before)?, fields::write(after)?);
    let mut changes: BTreeMap<Path, Option<Leaf>> = before
        .keys()
        .filter(|path| !after.contains_key(*path))
        .map(|path| (path.clone(), None))
        .collect();
    for (path, leaf) in after {
        if before.get(&path) != Some(&leaf) {
            changes.insert(path, Some(leaf));
        }
    }
    Ok(changes)
}
