//! Text in the languages that a school writes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The same text in one or more languages, by language tag (BCP 47, such as `en` or `es`). A language that is missing has
/// not been written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Words(pub BTreeMap<String, String>);

impl Words {
    /// The text in this language; in another one where it was not written in this one, with the tag of that language.
    /// English comes first of the others. `None` when nothing is written at all.
    pub fn best(&self, language: &str) -> Option<(&str, &str)> {
        let written = |tag: &str| {
            self.0
                .get_key_value(tag)
                .filter(|(_, text)| !text.trim().is_empty())
        };
        written(language)
            .or_else(|| written("en"))
            .or_else(|| self.0.iter().find(|(_, text)| !text.trim().is_empty()))
            .map(|(tag, text)| (tag.as_str(), text.as_str()))
    }

    /// Whether it is written in this language.
    pub fn is_in(&self, language: &str) -> bool {
        self.0
            .get(language)
            .is_some_and(|text| !text.trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(pairs: &[(&str, &str)]) -> Words {
        let owned = |(tag, text): &(&str, &str)| ((*tag).to_owned(), (*text).to_owned());
        Words(pairs.iter().map(owned).collect())
    }

    #[test]
    fn the_language_of_the_reader_comes_first_then_english_then_any() {
        let both = words(&[("en", "Sleep"), ("es", "Dormir")]);
        assert_eq!(both.best("es"), Some(("es", "Dormir")));
        assert_eq!(both.best("so"), Some(("en", "Sleep")));
        let one = words(&[("es", "Dormir"), ("en", " ")]);
        assert_eq!(one.best("en"), Some(("es", "Dormir")));
        assert!(!one.is_in("en"));
        assert_eq!(words(&[]).best("en"), None);
    }
}
