//! Reading a library, and what is refused.

use std::collections::BTreeSet;

use super::{Entry, EntryKind, STEPS};

/// Why a library cannot be used. Each but the first names the entry.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LibraryError {
    /// It is no JSON array of entries.
    #[error("this is no library: {0}")]
    Format(String),
    /// An identifier is not in kebab case.
    #[error("the identifier `{0}` is not in kebab case")]
    Identifier(String),
    /// Two entries have the same identifier.
    #[error("two entries are called `{0}`")]
    Twice(String),
    /// It is for no tier, or for no area.
    #[error("`{0}` is for no tier or for no area")]
    Nowhere(String),
    /// A text is empty, or there are too few or too many steps.
    #[error("`{0}` has an empty text, or not 4 to 7 steps")]
    Text(String),
    /// Minutes and times a week belong to everything but an accommodation, and are never 0.
    #[error("`{0}` needs minutes and times a week, or is an accommodation and has none")]
    Time(String),
}

/// Reads a library in one language: a JSON array of entries.
///
/// # Errors
/// Any of [`LibraryError`], for the first entry that is not as it should be.
pub fn read(json: &str) -> Result<Vec<Entry>, LibraryError> {
    let entries: Vec<Entry> =
        serde_json::from_str(json).map_err(|error| LibraryError::Format(error.to_string()))?;
    let mut seen = BTreeSet::new();
    for entry in &entries {
        check(entry)?;
        if !seen.insert(&entry.id) {
            return Err(LibraryError::Twice(entry.id.clone()));
        }
    }
    Ok(entries)
}

/// Whether the entry is as it should be.
fn check(entry: &Entry) -> Result<(), LibraryError> {
    let named = |error: fn(String) -> LibraryError| Err(error(entry.id.clone()));
    if !is_kebab_case(&entry.id) {
        return named(LibraryError::Identifier);
    }
    if entry.tiers.is_empty() || entry.areas.is_empty() {
        return named(LibraryError::Nowhere);
    }
    if !STEPS.contains(&entry.steps.len()) || entry.texts().any(|text| text.trim().is_empty()) {
        return named(LibraryError::Text);
    }
    let takes_time = entry.kind != EntryKind::Accommodation;
    let says_how_long = entry.minutes.is_some_and(|minutes| minutes > 0);
    let says_how_often = entry.times_a_week.is_some_and(|times| times > 0);
    let is_timed = says_how_long && says_how_often;
    let is_untimed = entry.minutes.is_none() && entry.times_a_week.is_none();
    if takes_time && is_timed || !takes_time && is_untimed {
        Ok(())
    } else {
        named(LibraryError::Time)
    }
}

/// Whether a text is words of lower-case letters and digits with one hyphen between two.
fn is_kebab_case(text: &str) -> bool {
    let is_word = |word: &str| {
        let mut letters = word.bytes();
        !word.is_empty() && letters.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    text.split('-').all(is_word)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::library::{EntryKind, Filter, LibraryError, read};
    use crate::referral::Concern;
    use crate::tier::Tier;

    fn entry() -> Value {
        json!({
            "id": "quiet-start", "kind": "technique", "tiers": [1, 2], "areas": ["behaviour"],
            "name": "Quiet start", "purpose": "For a calm first minute.", "steps": ["a", "b", "c", "d"],
            "measure": "Minutes until all work.", "minutes": 5, "times_a_week": 5,
            "evidence": { "kind": "practice", "why": "Common practice." }
        })
    }

    fn with(field: &str, value: Value) -> Value {
        let mut entry = entry();
        entry[field] = value;
        entry
    }

    fn check(entries: Value, expected: fn(String) -> LibraryError) {
        let error = read(&entries.to_string()).unwrap_err();
        assert_eq!(error, expected("quiet-start".to_owned()), "{entries}");
    }

    #[test]
    fn an_entry_is_read_and_searched() {
        let library = read(&json!([entry()]).to_string()).unwrap();
        let text = "Quiet start\nFor a calm first minute.\na\nb\nc\nd\nMinutes until all work.\nCommon practice.";
        assert_eq!(library[0].text(), text);
        assert_eq!(serde_json::to_value(&library).unwrap(), json!([entry()]));
    }

    #[test]
    fn an_entry_is_found_by_kind_tier_and_area() {
        let library = read(&json!([entry()]).to_string()).unwrap();
        let admits = |kind, tier, area| Filter { kind, tier, area }.admits(&library[0]);
        assert!(admits(None, None, None));
        let technique = Some(EntryKind::Technique);
        assert!(admits(technique, Some(Tier::Two), Some(Concern::Behaviour)));
        assert!(!admits(Some(EntryKind::Accommodation), None, None));
        assert!(!admits(technique, Some(Tier::Three), None));
        assert!(!admits(technique, None, Some(Concern::Health)));
    }

    #[test]
    fn an_entry_that_is_not_as_it_should_be_is_refused() {
        check(json!([entry(), entry()]), LibraryError::Twice);
        check(json!([with("tiers", json!([]))]), LibraryError::Nowhere);
        check(json!([with("areas", json!([]))]), LibraryError::Nowhere);
        check(json!([with("name", json!(" "))]), LibraryError::Text);
        check(
            json!([with("steps", json!(["a", "b", "c"]))]),
            LibraryError::Text,
        );
        check(json!([with("minutes", json!(0))]), LibraryError::Time);
        check(json!([with("minutes", json!(null))]), LibraryError::Time);
        check(
            json!([with("kind", json!("accommodation"))]),
            LibraryError::Time,
        );
    }

    #[test]
    fn an_identifier_is_in_kebab_case() {
        for id in ["", "Quiet", "quiet start", "quiet--start", "-quiet"] {
            let error = read(&json!([with("id", json!(id))]).to_string()).unwrap_err();
            assert_eq!(error, LibraryError::Identifier(id.to_owned()));
        }
    }

    #[test]
    fn what_is_no_library_is_refused() {
        let misspelled = json!([with("caution", json!("x"))]).to_string();
        let fourth_tier = json!([with("tiers", json!([4]))]).to_string();
        for text in ["", "{}", &misspelled, &fourth_tier] {
            assert!(matches!(read(text), Err(LibraryError::Format(_))), "{text}");
        }
    }
}
