//! What is other in the next pack than in the last one. What stands for the wording of a thing in the last pack is kept
//! beside the thing, so that everybody sees the same changes, whoever made that pack.

use std::collections::BTreeMap;

use serde::Serialize;
use throughline_public::content::Content;

use super::Family;

/// The kind of a thing that families see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ThingKind {
    /// A service of the community directory.
    Service,
    /// A guide.
    Guide,
    /// A strategy.
    Strategy,
    /// A workshop.
    Workshop,
    /// A survey.
    Survey,
    /// Something that was asked and answered.
    Answered,
    /// One that is no longer there.
    Gone,
}

/// How a thing is other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Changed {
    /// It was not in the last pack.
    Added,
    /// It is worded otherwise.
    Reworded,
    /// It was in the last pack, and is no longer.
    TakenOut,
}

/// A thing that is other in the next pack.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// Of what kind it is.
    pub kind: ThingKind,
    /// The text of its identifier.
    pub id: String,
    /// How it is other.
    pub how: Changed,
    /// What stands for its wording in the next pack; empty when it is taken out.
    pub wording: String,
}

impl Family {
    /// What is other in this content than in the last pack, by kind.
    pub fn changes(&self, content: &Content) -> Vec<Change> {
        let mut next: BTreeMap<&str, (ThingKind, String)> = BTreeMap::new();
        for (id, it) in &content.directory.services {
            next.insert(&id.0, (ThingKind::Service, wording(it)));
        }
        for (id, it) in &content.guides {
            next.insert(&id.0, (ThingKind::Guide, wording(it)));
        }
        for (id, it) in &content.strategies {
            next.insert(&id.0, (ThingKind::Strategy, wording(it)));
        }
        for (id, it) in &content.workshops {
            next.insert(&id.0, (ThingKind::Workshop, wording(it)));
        }
        for (id, it) in &content.surveys {
            next.insert(&id.0, (ThingKind::Survey, wording(it)));
        }
        for (id, it) in &content.answered {
            next.insert(&id.0, (ThingKind::Answered, wording(it)));
        }
        let gone = self.kept.iter().filter_map(|(id, kept)| {
            let gone = !kept.published.is_empty() && !next.contains_key(id.as_str());
            gone.then(|| Change {
                kind: self.kind_of(id),
                id: id.clone(),
                how: Changed::TakenOut,
                wording: String::new(),
            })
        });
        let other = next.iter().filter_map(|(id, (kind, wording))| {
            let last = self.kept.get(*id).map_or("", |kept| &kept.published);
            let how = if last.is_empty() {
                Changed::Added
            } else {
                Changed::Reworded
            };
            (last != wording).then(|| Change {
                kind: *kind,
                id: (*id).to_owned(),
                how,
                wording: wording.clone(),
            })
        });
        let mut all: Vec<Change> = gone.chain(other).collect();
        all.sort();
        all
    }

    fn kind_of(&self, id: &str) -> ThingKind {
        if self.directory.contains_key(&id.into()) {
            ThingKind::Service
        } else if self.guides.contains_key(&id.into()) {
            ThingKind::Guide
        } else if self.strategies.contains_key(&id.into()) {
            ThingKind::Strategy
        } else if self.workshops.contains_key(&id.into()) {
            ThingKind::Workshop
        } else if self.surveys.contains_key(&id.into()) {
            ThingKind::Survey
        } else if self.answered.contains_key(&id.into()) {
            ThingKind::Answered
        } else {
            ThingKind::Gone
        }
    }
}

/// What stands for the wording of a thing: the 64-bit FNV-1a of its JSON text, which only tells whether it changed.
fn wording<T: Serialize>(thing: &T) -> String {
    let text = serde_json::to_string(thing).unwrap_or_default();
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325, mix);
    format!("{hash:016x}")
}
