//! What a dossier holds now: plain contents, and the concurrent values that wait for a person.

use std::collections::BTreeMap;

use automerge::{Automerge, ChangeHash, ObjId, ReadDoc, Value, ValueRef};

use crate::dated::newest;
use crate::{Dossier, Leaf};

/// Everything a dossier shows, without Automerge.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contents {
    /// Fields by path, prose among them as text. A path that is absent is a field that was never set or was cleared.
    pub fields: BTreeMap<String, Leaf>,
    /// Entries by collection, then by ULID: the JSON text just as it was appended. Every collection of the shape is there.
    pub entries: BTreeMap<String, BTreeMap<String, String>>,
}

/// One field that was given different values by people who had not seen each other's.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The field.
    pub path: String,
    /// The value that shows, the same on every replica.
    pub winner: Leaf,
    /// All different values, the winner first.
    pub values: Vec<Claim>,
}

/// One of several concurrent values, and whose it is. Authorship passed on by others is a claim, not a proof.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The value.
    pub value: Leaf,
    /// The author text of the change, as given to `commit`.
    pub author: Option<String>,
    /// When the author's clock said it was made, in milliseconds since 1970.
    pub at_ms: i64,
    /// The intent of the change.
    pub intent: String,
}

/// Contents and open conflicts, read in one pass.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// What shows.
    pub contents: Contents,
    /// What waits, by path.
    pub conflicts: Vec<Conflict>,
}

impl Dossier {
    /// Contents and open conflicts in one pass over the document.
    pub fn read(&self) -> Reading {
        let mut conflicts = Vec::new();
        let mut fields = BTreeMap::new();
        for item in self.document.map_range(&self.layout.fields, ..) {
            let ValueRef::Scalar(scalar) = &item.value else {
                continue;
            };
            let shown = if item.conflict {
                self.concurrent(&item.key, &mut conflicts)
            } else {
                Leaf::from_scalar(scalar)
            };
            if let Some(leaf) = shown {
                fields.insert(item.key.into_owned(), leaf);
            }
        }
        for (name, text) in &self.layout.texts {
            // The objects of a known layout are there; `load` saw to it.
            let text = self.document.text(text).unwrap_or_default();
            fields.insert((*name).to_owned(), Leaf::Text(text));
        }
        let collections = self.layout.collections.iter();
        let entries = collections
            .map(|(name, map)| ((*name).to_owned(), self.entries_of(map)))
            .collect();
        Reading {
            contents: Contents { fields, entries },
            conflicts,
        }
    }

    /// What shows.
    pub fn contents(&self) -> Contents {
        self.read().contents
    }

    /// What waits for a person, by path.
    pub fn conflicts(&self) -> Vec<Conflict> {
        self.read().conflicts
    }

    /// What was erased: what it was (`entries/COLLECTION/ULID` or `fields/PATH`) and when, in milliseconds since 1970.
    pub fn tombstones(&self) -> BTreeMap<String, i64> {
        let least = |left: i64, right: i64| left.min(right);
        numbers(&self.document, &self.layout.tombstones, least)
    }

    fn entries_of(&self, map: &ObjId) -> BTreeMap<String, String> {
        let mut entries = BTreeMap::new();
        for item in self.document.map_range(map, ..) {
            let leaf = if item.conflict {
                // An entry is immutable: of two under one ULID the first written stays.
                let all = self.document.get_all(map, item.key.as_ref());
                let first = all.ok().and_then(|all| all.into_iter().next());
                first.and_then(|(value, _)| Leaf::from_value(&value))
            } else if let ValueRef::Scalar(scalar) = &item.value {
                Leaf::from_scalar(scalar)
            } else {
                None
            };
            if let Some(Leaf::Text(json)) = leaf {
                entries.insert(item.key.into_owned(), json);
            }
        }
        entries
    }

    /// The value that shows among concurrent ones; notes a conflict when they differ and no date decides.
    fn concurrent(&self, path: &str, conflicts: &mut Vec<Conflict>) -> Option<Leaf> {
        let values = self.distinct_values(path, None);
        if self.shape.is_dated(path) {
            return newest(values.into_iter().map(|(leaf, _)| leaf));
        }
        let winner = values.first().map(|(leaf, _)| leaf.clone())?;
        if values.len() > 1 {
            let values = values.into_iter();
            conflicts.push(Conflict {
                path: path.to_owned(),
                winner: winner.clone(),
                values: values.map(|(leaf, by)| self.claim(leaf, &by)).collect(),
            });
        }
        Some(winner)
    }

    /// The different values of a field, the winner first, each with the operations that wrote it; now, or as seen at
    /// some heads.
    pub(crate) fn distinct_values(
        &self,
        path: &str,
        at: Option<&[ChangeHash]>,
    ) -> Vec<(Leaf, Vec<ObjId>)> {
        distinct(self.values(path, at))
    }

    /// Everything that stands in a field, the winner last, each with the operation that wrote it.
    pub(crate) fn values(&self, path: &str, at: Option<&[ChangeHash]>) -> Vec<(Value<'_>, ObjId)> {
        let fields = &self.layout.fields;
        // Looking at the past costs more, and most who write have seen the present.
        let all = match at {
            Some(heads) if heads != self.document.get_heads() => {
                self.document.get_all_at(fields, path, heads)
            }
            _ => self.document.get_all(fields, path),
        };
        all.unwrap_or_default()
    }

    /// A value, and whose it is.
    pub(crate) fn claim(&self, value: Leaf, operations: &[ObjId]) -> Claim {
        let mut operations = operations.iter();
        let change = operations
            .find_map(|operation| self.document.hash_for_opid(operation))
            .and_then(|hash| self.document.get_change_meta_by_hash(&hash));
        let author = change.as_ref().and_then(|change| {
            let author = self.document.get_author_for_actor(&change.actor)?;
            Some(String::from_utf8_lossy(author.as_bytes()).into_owned())
        });
        let intent = change.as_ref().and_then(|change| change.message.as_deref());
        Claim {
            value,
            author,
            at_ms: change.as_ref().map_or(0, |change| change.timestamp),
            intent: intent.unwrap_or_default().to_owned(),
        }
    }
}

/// The different values among those that stand, the winner first, each with the operations that wrote it. Values of
/// kinds that this release does not know are left out.
pub(crate) fn distinct(standing: Vec<(Value<'_>, ObjId)>) -> Vec<(Leaf, Vec<ObjId>)> {
    let mut values: Vec<(Leaf, Vec<ObjId>)> = Vec::new();
    for (value, operation) in standing.into_iter().rev() {
        let Some(leaf) = Leaf::from_value(&value) else {
            continue;
        };
        match values.iter_mut().find(|(known, _)| *known == leaf) {
            Some((_, operations)) => operations.push(operation),
            None => values.push((leaf, vec![operation])),
        }
    }
    values
}

/// A map of whole numbers; of concurrent ones, what `choose` makes of them.
pub(crate) fn numbers(
    document: &Automerge,
    map: &ObjId,
    choose: impl Fn(i64, i64) -> i64,
) -> BTreeMap<String, i64> {
    let mut found = BTreeMap::new();
    for item in document.map_range(map, ..) {
        let key = item.key.into_owned();
        let all = document.get_all(map, key.as_str()).unwrap_or_default();
        let numbers = all
            .iter()
            .filter_map(|(value, _)| match Leaf::from_value(value) {
                Some(Leaf::Int(number)) => Some(number),
                _ => None,
            });
        if let Some(number) = numbers.reduce(&choose) {
            found.insert(key, number);
        }
    }
    found
}
