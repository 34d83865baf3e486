//! What a school changed in its library: entries of its own, entries that it words otherwise, entries that it took out.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Entry, EntryKind};
use crate::fields::Whole;
use crate::id::StudentId;
use crate::plan::Plan;
use crate::support::Support;

/// A school's own word on an entry, under the entry's identifier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnEntry {
    /// The entry as the school words it.
    pub entry: Entry,
    /// Whether it was taken out: plans that use it keep what they took over.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub removed: bool,
}

/// What a school changed, by identifier.
pub type Own = BTreeMap<String, Whole<OwnEntry>>;

/// The library as the school has it: what comes with the program, unless the school says otherwise, and its own.
pub fn with_own(program: &[Entry], own: &Own) -> Vec<Entry> {
    let untouched = program.iter().filter(|entry| !own.contains_key(&entry.id));
    let of_school = own.values().filter(|own| !own.removed);
    let of_school = of_school.map(|own| &own.0.entry);
    let mut all: Vec<Entry> = untouched.chain(of_school).cloned().collect();
    all.sort_by_cached_key(|entry| (entry.name.to_lowercase(), entry.id.clone()));
    all
}

/// Why an entry cannot be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryProblem {
    /// It has no name.
    Name,
    /// It is for no tier.
    Tiers,
    /// It is for no area.
    Areas,
    /// It has no step.
    Steps,
    /// An intervention without minutes, or with more than 480.
    Minutes,
    /// An intervention without times a week, or with more than 35.
    Times,
}

/// What is wrong with an entry, in the order of its form.
pub fn problems(entry: &Entry) -> Vec<EntryProblem> {
    let planned = entry.kind == EntryKind::Intervention;
    let minutes = entry.minutes.is_some_and(|it| (1..=480).contains(&it));
    let times = entry.times_a_week.is_some_and(|it| (1..=35).contains(&it));
    let checks = [
        (entry.name.trim().is_empty(), EntryProblem::Name),
        (entry.tiers.is_empty(), EntryProblem::Tiers),
        (entry.areas.is_empty(), EntryProblem::Areas),
        (entry.steps.is_empty(), EntryProblem::Steps),
        (planned && !minutes, EntryProblem::Minutes),
        (planned && !times, EntryProblem::Times),
    ];
    let wrong = checks.into_iter().filter(|(wrong, _)| *wrong);
    wrong.map(|(_, problem)| problem).collect()
}

/// The students whose plans use an entry now: an intervention of it goes on in a plan that goes on.
pub fn in_use<'a>(id: &str, supports: impl Iterator<Item = &'a Support>) -> BTreeSet<StudentId> {
    let uses = |support: &&Support| {
        support.interventions.values().any(|it| {
            let plan = support.plans.get(&it.plan);
            it.library == id && it.ended.is_none() && plan.is_some_and(Plan::goes_on)
        })
    };
    supports
        .filter(uses)
        .map(|support| support.student)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Evidence, EvidenceKind};
    use super::*;
    use crate::id::{InterventionId, PlanId};
    use crate::plan::Intervention;
    use crate::referral::Concern;
    use crate::tier::Tier;

    fn entry(id: &str, name: &str) -> Entry {
        Entry {
            id: id.to_owned(),
            kind: EntryKind::Intervention,
            tiers: [Tier::Two].into(),
            areas: [Concern::Academic].into(),
            name: name.to_owned(),
            purpose: String::new(),
            steps: vec!["Begin.".to_owned()],
            measure: String::new(),
            minutes: Some(20),
            times_a_week: Some(3),
            evidence: Evidence {
                kind: EvidenceKind::Practice,
                why: String::new(),
            },
            cautions: None,
        }
    }

    fn own(id: &str, name: &str, removed: bool) -> (String, Whole<OwnEntry>) {
        let entry = entry(id, name);
        (id.to_owned(), Whole(OwnEntry { entry, removed }))
    }

    #[test]
    fn the_school_has_the_last_word_on_its_library() {
        let program = [entry("a", "Apples"), entry("b", "Bees"), entry("c", "Cars")];
        let changed: Own = [
            own("b", "Bumblebees", false),
            own("c", "Cars", true),
            own("01J", "Ants", false),
        ]
        .into();
        let names: Vec<String> = with_own(&program, &changed)
            .into_iter()
            .map(|entry| entry.name)
            .collect();
        assert_eq!(names, ["Ants", "Apples", "Bumblebees"]);
    }

    #[test]
    fn an_intervention_says_how_long_and_how_often_and_an_accommodation_need_not() {
        use EntryProblem::{Minutes, Name, Steps, Tiers, Times};
        let mut bare = Entry {
            minutes: None,
            times_a_week: Some(40),
            tiers: BTreeSet::new(),
            steps: vec![],
            ..entry("a", " ")
        };
        assert_eq!(problems(&bare), [Name, Tiers, Steps, Minutes, Times]);
        bare.kind = EntryKind::Accommodation;
        assert_eq!(problems(&bare), [Name, Tiers, Steps]);
    }

    #[test]
    fn an_entry_is_in_use_while_a_plan_with_it_goes_on() {
        let began = Some("2026-09-07".parse().unwrap());
        let mut support = Support {
            student: StudentId(4),
            plans: [(
                PlanId(1),
                Plan {
                    began,
                    ..Plan::default()
                },
            )]
            .into(),
            interventions: [(
                InterventionId(2),
                Intervention {
                    plan: PlanId(1),
                    library: "a".to_owned(),
                    ..Intervention::default()
                },
            )]
            .into(),
            ..Support::default()
        };
        assert_eq!(in_use("a", [&support].into_iter()), [StudentId(4)].into());
        assert!(in_use("b", [&support].into_iter()).is_empty());
        if let Some(plan) = support.plans.get_mut(&PlanId(1)) {
            plan.ended = began;
        }
        assert!(in_use("a", [&support].into_iter()).is_empty());
    }
}
