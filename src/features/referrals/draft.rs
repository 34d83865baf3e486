//! A referral as it is being written, and the referral that it becomes when nothing is missing.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::fields::Whole;
use throughline_domain::referral::{Concern, Referral, Urgency};

use crate::pieces::Field;
use crate::text::names::concern_of_code;

/// What was typed and chosen.
#[derive(Clone, Copy)]
pub struct Draft {
    /// The short code of an urgency, [`SAFETY`], or nothing.
    pub urgency: RwSignal<String>,
    /// The short codes of the areas of concern.
    pub concerns: RwSignal<BTreeSet<String>>,
    /// What was seen.
    pub seen: RwSignal<String>,
    /// For how long and how often.
    pub how_often: RwSignal<String>,
    /// What has been tried.
    pub tried: RwSignal<String>,
    /// Strengths.
    pub strengths: RwSignal<String>,
    /// Contact with the family.
    pub family_contact: RwSignal<String>,
}

/// The answer to how soon that stops the form.
pub const SAFETY: &str = "safety";

/// What is missing in a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// How soon an answer is needed.
    Urgency,
    /// An area of concern.
    Concerns,
    /// What was seen.
    Seen,
}

impl Draft {
    /// An empty one.
    #[allow(clippy::new_without_default)] // It makes signals of the present owner: not a mere value.
    pub fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            urgency: text(),
            concerns: RwSignal::new(BTreeSet::new()),
            seen: text(),
            how_often: text(),
            tried: text(),
            strengths: text(),
            family_contact: text(),
        }
    }

    /// Its fields, as a draft keeps them.
    pub fn fields(self) -> Vec<(&'static str, Field)> {
        vec![
            ("urgency", Field::Text(self.urgency)),
            ("concerns", Field::Codes(self.concerns)),
            ("seen", Field::Text(self.seen)),
            ("how_often", Field::Text(self.how_often)),
            ("tried", Field::Text(self.tried)),
            ("strengths", Field::Text(self.strengths)),
            ("family_contact", Field::Text(self.family_contact)),
        ]
    }

    /// All that was written, without the questions.
    pub fn prose(self) -> String {
        let fields = [
            self.seen,
            self.how_often,
            self.tried,
            self.strengths,
            self.family_contact,
        ];
        let written = fields.map(|field| field.get_untracked().trim().to_owned());
        let written = written.into_iter().filter(|text| !text.is_empty());
        written.collect::<Vec<_>>().join("\n")
    }

    /// The referral, as far as a form tells; or all that is missing. Nothing that is not safe now becomes one.
    pub fn referral(self) -> Result<Referral, Vec<Missing>> {
        let text = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let urgency = urgency_of(&self.urgency.get_untracked());
        let concerns: BTreeSet<Concern> = self.concerns.with_untracked(|codes| {
            codes
                .iter()
                .filter_map(|code| concern_of_code(code))
                .collect()
        });
        let seen = text(self.seen);
        let missing: Vec<Missing> = [
            (urgency.is_none(), Missing::Urgency),
            (concerns.is_empty(), Missing::Concerns),
            (seen.is_empty(), Missing::Seen),
        ]
        .into_iter()
        .filter_map(|(is_missing, what)| is_missing.then_some(what))
        .collect();
        match urgency {
            Some(urgency) if missing.is_empty() => Ok(Referral {
                urgency,
                concerns: Whole(concerns),
                seen,
                how_often: text(self.how_often),
                tried: text(self.tried),
                strengths: text(self.strengths),
                family_contact: text(self.family_contact),
                ..Referral::default()
            }),
            _ => Err(missing),
        }
    }
}

/// The urgencies with their short codes.
pub const URGENCIES: [(Urgency, &str); 3] = [
    (Urgency::Routine, "routine"),
    (Urgency::Soon, "soon"),
    (Urgency::Urgent, "urgent"),
];

fn urgency_of(code: &str) -> Option<Urgency> {
    let found = URGENCIES.iter().find(|(_, known)| *known == code);
    found.map(|(urgency, _)| *urgency)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(urgency: &str, concerns: &[&str], seen: &str, expected: Result<(), Vec<Missing>>) {
        let owner = Owner::new();
        owner.set();
        let draft = Draft::new();
        draft.urgency.set(urgency.to_owned());
        draft
            .concerns
            .set(concerns.iter().map(ToString::to_string).collect());
        draft.seen.set(seen.to_owned());
        assert_eq!(draft.referral().map(|_| ()), expected);
    }

    #[test]
    fn a_referral_needs_urgency_concern_and_what_was_seen() {
        use Missing::{Concerns, Seen, Urgency};
        check("soon", &["health", "family"], "left early", Ok(()));
        check("", &[], " ", Err(vec![Urgency, Concerns, Seen]));
        check(
            "routine",
            &["no such area"],
            "left early",
            Err(vec![Concerns]),
        );
    }

    #[test]
    fn what_is_not_safe_now_never_becomes_a_referral() {
        check(SAFETY, &["health"], "hurt", Err(vec![Missing::Urgency]));
    }
}
