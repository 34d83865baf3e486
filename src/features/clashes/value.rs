//! A field's value in words.

use throughline_domain::contents::{Claim, Leaf};

use crate::text::clashes as say;

/// A value in words; `None` when it is not one that this release can show.
pub fn said(value: Option<&Leaf>) -> String {
    match value {
        None => say::unreadable().say(),
        Some(Leaf::Text(text)) if text.trim().is_empty() => say::cleared().say(),
        Some(Leaf::Text(text)) => text.clone(),
        Some(Leaf::Flag(true)) => say::yes().say(),
        Some(Leaf::Flag(false)) => say::no().say(),
        Some(Leaf::Int(number)) => number.to_string(),
        Some(Leaf::Number(number)) => number.to_string(),
    }
}

/// Whether another text may be written in place of these versions: all are text that people typed, and no list or
/// record in disguise.
pub fn is_text(path: &str, versions: &[Claim]) -> bool {
    let typed = |claim: &Claim| match &claim.value {
        Some(Leaf::Text(text)) => !text.starts_with(['[', '{']),
        Some(_) => false,
        None => true,
    };
    let identity = [
        "student",
        "author",
        "referral",
        "referred_by",
        "typed_by",
        "urgency",
        "day",
    ];
    !identity.contains(&path) && versions.iter().all(typed)
}

#[cfg(test)]
mod tests {
    use throughline_domain::time::Timestamp;

    use super::*;

    fn check(path: &str, value: Leaf, expected: bool) {
        let claim = Claim {
            value: Some(value),
            author: String::new(),
            at: Timestamp(0),
        };
        assert_eq!(is_text(path, &[claim]), expected, "{path}");
    }

    #[test]
    fn only_what_people_typed_can_be_written_anew() {
        check("strengths", Leaf::Text("draws".into()), true);
        check("staff/1/roles", Leaf::Text("[\"teacher\"]".into()), false);
        check("team/1/leads", Leaf::Flag(true), false);
        check("urgency", Leaf::Text("soon".into()), false);
    }
}
