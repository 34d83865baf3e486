//! A referral as it is being written, and the referral that it becomes when nothing is missing.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::fields::Whole;
use throughline_domain::id::StaffId;
use throughline_domain::referral::{Concern, Referral, Urgency};
use throughline_domain::time::Day;

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
    /// Whether it is typed in from paper.
    pub on_paper: RwSignal<bool>,
    /// Who wrote it then.
    pub by: RwSignal<String>,
    /// On which day.
    pub day: RwSignal<String>,
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
    /// Who wrote it on paper.
    By,
    /// When; it cannot be later than today.
    Day,
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
            on_paper: RwSignal::new(false),
            by: text(),
            day: text(),
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
            ("on_paper", Field::Tick(self.on_paper)),
            ("by", Field::Text(self.by)),
            ("day", Field::Text(self.day)),
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

    /// Who referred, on which day.
    fn made(self, me: StaffId, today: Day) -> (Option<StaffId>, Option<Day>) {
        if !self.on_paper.get_untracked() {
            return (Some(me), Some(today));
        }
        let by = self.by.get_untracked().parse().ok();
        let day: Option<Day> = self.day.get_untracked().parse().ok();
        (by, day.filter(|day| *day <= today))
    }

    /// The referral, as far as the person who fills in the form tells today; or all that is missing. Nothing that is not
    /// safe now becomes one.
    pub fn referral(self, me: StaffId, today: Day) -> Result<Referral, Vec<Missing>> {
        let text = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let urgency = urgency_of(&self.urgency.get_untracked());
        let concerns: BTreeSet<Concern> = self.concerns.with_untracked(|codes| {
            codes
                .iter()
                .filter_map(|code| concern_of_code(code))
                .collect()
        });
        let seen = text(self.seen);
        let (by, day) = self.made(me, today);
        let missing: Vec<Missing> = [
            (urgency.is_none(), Missing::Urgency),
            (concerns.is_empty(), Missing::Concerns),
            (seen.is_empty(), Missing::Seen),
            (by.is_none(), Missing::By),
            (day.is_none(), Missing::Day),
        ]
        .into_iter()
        .filter_map(|(is_missing, what)| is_missing.then_some(what))
        .collect();
        match (urgency, by) {
            (Some(urgency), Some(referred_by)) if missing.is_empty() => Ok(Referral {
                urgency,
                referred_by,
                typed_by: (referred_by != me).then_some(me),
                day,
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
        assert_eq!(draft.referral(ME, today()).map(|_| ()), expected);
    }

    const ME: StaffId = StaffId(1);

    fn today() -> Day {
        "2026-11-24".parse().unwrap()
    }

    fn check_paper(
        by: &str,
        day: &str,
        expected: Result<(StaffId, Option<StaffId>), Vec<Missing>>,
    ) {
        let owner = Owner::new();
        owner.set();
        let draft = Draft::new();
        draft.urgency.set("soon".to_owned());
        draft.concerns.set(["health".to_owned()].into());
        draft.seen.set("left early".to_owned());
        draft.on_paper.set(true);
        draft.by.set(by.to_owned());
        draft.day.set(day.to_owned());
        let found = draft.referral(ME, today());
        let found = found.map(|referral| (referral.referred_by, referral.typed_by));
        assert_eq!(found, expected, "{by} {day}");
    }

    #[test]
    fn what_was_on_paper_says_who_wrote_it_and_when() {
        let (other, me) = (StaffId(2), ME);
        let name = other.to_string();
        check_paper(&name, "2026-11-20", Ok((other, Some(me))));
        check_paper(&me.to_string(), "2026-11-24", Ok((me, None)));
        check_paper("", "", Err(vec![Missing::By, Missing::Day]));
        check_paper(&name, "2026-11-25", Err(vec![Missing::Day]));
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
