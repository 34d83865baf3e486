//! Imported facts carry the date of their source: the newest wins without asking.

use serde::Deserialize;

use crate::Leaf;

#[derive(Deserialize)]
struct Source {
    as_of: Option<String>,
}

/// What orders dated values: the date as text (dates without one are oldest), then the spelling, so that every replica
/// chooses alike.
fn rank(leaf: &Leaf) -> (Option<String>, String) {
    let as_of = match leaf {
        Leaf::Text(json) => serde_json::from_str::<Source>(json).ok(),
        _ => None,
    };
    let as_of = as_of.and_then(|source| source.as_of);
    (as_of, leaf.canonical())
}

/// The newest of some dated values.
pub(crate) fn newest(values: impl Iterator<Item = Leaf>) -> Option<Leaf> {
    values.max_by_key(rank)
}

/// Whether `old` comes from a later source than `new`.
pub(crate) fn is_newer(old: &Leaf, new: &Leaf) -> bool {
    rank(old).0 > rank(new).0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_newest(values: &[&str], expected: &str) {
        let forwards = values.iter().map(|value| Leaf::from(*value));
        let backwards = forwards.clone().rev();
        assert_eq!(newest(forwards), Some(Leaf::from(expected)));
        assert_eq!(newest(backwards), Some(Leaf::from(expected)));
    }

    #[test]
    fn the_newest_date_wins_in_any_order() {
        let old = r#"{"as_of":"2026-08-01","name":"Z"}"#;
        let new = r#"{"as_of":"2026-09-01","name":"A"}"#;
        check_newest(&[old, new], new);
        check_newest(&[old, "no json"], old);
        check_newest(&[r#"{"name":"Z"}"#, old], old);
    }

    #[test]
    fn equal_dates_are_decided_by_spelling() {
        let left = r#"{"as_of":"2026-08-01","name":"A"}"#;
        let right = r#"{"as_of":"2026-08-01","name":"B"}"#;
        check_newest(&[left, right], right);
        assert!(!is_newer(&right.into(), &left.into()));
    }
}
