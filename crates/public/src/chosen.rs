//! What is ticked of a list of choices.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A set that is written as one flag for each choice, so that two people can tick two boxes at once and both are kept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Chosen<T: Ord>(BTreeMap<T, bool>);

impl<T: Ord> Default for Chosen<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T: Ord> Chosen<T> {
    /// Whether this is ticked.
    pub fn has(&self, choice: &T) -> bool {
        self.0.get(choice).copied().unwrap_or_default()
    }

    /// Ticks it, or takes the tick away.
    pub fn set(&mut self, choice: T, ticked: bool) {
        if ticked {
            self.0.insert(choice, true);
        } else {
            self.0.remove(&choice);
        }
    }

    /// All that is ticked, in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.0
            .iter()
            .filter_map(|(choice, ticked)| ticked.then_some(choice))
    }

    /// Whether nothing is ticked.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }
}

impl<T: Ord> FromIterator<T> for Chosen<T> {
    fn from_iter<I: IntoIterator<Item = T>>(choices: I) -> Self {
        Self(choices.into_iter().map(|choice| (choice, true)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unticked_by_anybody_is_not_chosen() {
        let mut chosen: Chosen<String> = ["sleep".to_owned(), "reading".to_owned()]
            .into_iter()
            .collect();
        chosen.set("sleep".to_owned(), false);
        assert!(chosen.iter().eq(["reading"]));
        let read: Chosen<String> = serde_json::from_str(r#"{"sleep":false}"#).unwrap();
        assert!(read.is_empty() && !read.has(&"sleep".to_owned()));
    }
}
