//! What dossiers should hold, kept without Automerge: who had seen which edit when they made theirs.

use std::collections::{BTreeMap, BTreeSet};

use throughline_dossier::Leaf;

/// An edit, by its number.
pub type Event = usize;

/// What one edit did, and what it had seen.
#[derive(Clone, Debug, Default)]
pub struct Deed {
    /// The field written and its new value; none for one that only took values away.
    pub written: Option<(String, String)>,
    /// The edits whose values this one replaced.
    pub replaced: BTreeSet<Event>,
    /// The entry appended.
    pub entry: Option<String>,
    /// Letters added to the plan.
    pub letters: Option<String>,
    /// The entry erased.
    pub erased: Option<String>,
}

/// Every edit that anyone made.
#[derive(Clone, Debug, Default)]
pub struct Model {
    deeds: Vec<Deed>,
}

impl Model {
    /// Notes an edit.
    pub fn note(&mut self, deed: Deed) -> Event {
        self.deeds.push(deed);
        self.deeds.len() - 1
    }

    /// The edits whose values of a field stand for someone who has seen `seen`.
    pub fn standing(&self, seen: &BTreeSet<Event>, path: &str) -> BTreeMap<Event, String> {
        let replaced: BTreeSet<_> = seen
            .iter()
            .flat_map(|event| &self.deeds[*event].replaced)
            .collect();
        let standing = seen.iter().filter(|event| !replaced.contains(event));
        let of_path = standing.filter_map(|event| {
            let (written, value) = self.deeds[*event].written.as_ref()?;
            (written == path).then(|| (*event, value.clone()))
        });
        of_path.collect()
    }

    /// The different values of a field, as text in order.
    pub fn values(&self, seen: &BTreeSet<Event>, path: &str) -> Vec<String> {
        let values: BTreeSet<_> = self.standing(seen, path).into_values().collect();
        let spelled = values
            .iter()
            .map(|value| format!("{:?}", Leaf::from(value.as_str())));
        spelled.collect()
    }

    /// The edits that an edit of what shows replaces: those that wrote what shows.
    pub fn showing(&self, seen: &BTreeSet<Event>, path: &str, shown: &str) -> BTreeSet<Event> {
        let standing = self.standing(seen, path).into_iter();
        standing
            .filter(|(_, value)| value == shown)
            .map(|(event, _)| event)
            .collect()
    }

    /// The entries that were appended and not erased.
    pub fn entries(&self, seen: &BTreeSet<Event>) -> BTreeSet<String> {
        let deeds = || seen.iter().map(|event| &self.deeds[*event]);
        let erased: BTreeSet<_> = deeds().filter_map(|deed| deed.erased.as_ref()).collect();
        let entries = deeds().filter_map(|deed| deed.entry.as_ref());
        entries
            .filter(|entry| !erased.contains(entry))
            .cloned()
            .collect()
    }

    /// The entries that were erased.
    pub fn erased(&self, seen: &BTreeSet<Event>) -> BTreeSet<String> {
        seen.iter()
            .filter_map(|event| self.deeds[*event].erased.clone())
            .collect()
    }

    /// The letters added to the plan.
    pub fn letters(&self, seen: &BTreeSet<Event>) -> BTreeSet<String> {
        seen.iter()
            .filter_map(|event| self.deeds[*event].letters.clone())
            .collect()
    }
}
