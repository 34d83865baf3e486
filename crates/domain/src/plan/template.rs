//! A plan to begin from: what is measured and done, for how many weeks, and nothing about any student.
//!
//! Those that come with the program are `library/templates.en.json` and `library/templates.es.json`, with the same
//! identifiers. What a school changes of them, and its own, stand in School.

use std::collections::BTreeMap;

use chrono::Days;
use serde::{Deserialize, Serialize};

use super::{Goal, Intervention, Plan};
use crate::fields::Whole;
use crate::id::{GoalId, InterventionId, PlanId};
use crate::indicator::aim::Direction;
use crate::referral::Concern;
use crate::support::Support;
use crate::tier::Tier;
use crate::time::Day;

mod masked;
mod starters;

pub use masked::masked;
pub use starters::{read, with_own};

/// The most weeks that a goal or a review may be ahead.
pub const MOST_WEEKS: u16 = 52;

/// A plan to begin from.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Template {
    /// Its name.
    pub name: String,
    /// The area it is for; `None` for any.
    pub area: Option<Concern>,
    /// The tier it is for; `None` for any.
    pub tier: Option<Tier>,
    /// For whom it is, in a sentence or two.
    pub about: String,
    /// What should change.
    pub concerns: String,
    /// What the family does.
    pub family_part: String,
    /// After how many weeks the plan is looked at; 0 where nothing is said.
    pub review_weeks: u16,
    /// Its goals.
    pub goals: Whole<Vec<TemplateGoal>>,
    /// What is arranged in class, one a line.
    pub accommodations: Whole<Vec<String>>,
    /// Whether the school took it out.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub removed: bool,
}

/// A goal of a template.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TemplateGoal {
    /// What the student will do.
    pub what: String,
    /// What is measured.
    pub measure: String,
    /// In which unit.
    pub unit: String,
    /// Which way it goes when things get better.
    pub direction: Direction,
    /// The score to reach; `None` where it depends on the student.
    pub target: Option<f64>,
    /// The highest score there is.
    pub highest: Option<f64>,
    /// In how many weeks it is to be reached.
    pub weeks: u16,
    /// What is done for it.
    pub interventions: Vec<TemplateIntervention>,
}

/// An intervention of a template.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TemplateIntervention {
    /// The entry of the library that it is; empty for one of its own.
    pub library: String,
    /// Its name.
    pub name: String,
    /// What is done, step by step.
    pub steps: Vec<String>,
    /// Minutes of one session.
    pub minutes: u32,
    /// Sessions a week.
    pub times_a_week: u32,
}

/// A goal as a record of a plan, with the interventions that serve it.
pub type Begun = (GoalId, Goal, Vec<(InterventionId, Intervention)>);

/// A school's templates by their identifier.
pub type Own = BTreeMap<String, Template>;

/// Why a template cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TemplateProblem {
    /// It has no name.
    Name,
    /// It has neither a goal nor anything that is arranged in class.
    Empty,
    /// A goal, by its place from 0, does not say what the student will do or what is measured.
    Goal(usize),
    /// A goal, by its place from 0, has no weeks, or too many.
    Weeks(usize),
    /// The review is too many weeks ahead.
    Review,
}

impl Template {
    /// What is wrong with it, in the order of its form.
    pub fn problems(&self) -> Vec<TemplateProblem> {
        let mut wrong = Vec::new();
        if self.name.trim().is_empty() {
            wrong.push(TemplateProblem::Name);
        }
        if self.review_weeks > MOST_WEEKS {
            wrong.push(TemplateProblem::Review);
        }
        if self.goals.is_empty() && self.accommodations.is_empty() {
            wrong.push(TemplateProblem::Empty);
        }
        for (place, goal) in self.goals.iter().enumerate() {
            if goal.what.trim().is_empty() || goal.measure.trim().is_empty() {
                wrong.push(TemplateProblem::Goal(place));
            }
            if !(1..=MOST_WEEKS).contains(&goal.weeks) {
                wrong.push(TemplateProblem::Weeks(place));
            }
        }
        wrong
    }

    /// What a plan holds that may serve another: its goals that were not given up, with weeks in place of days, and its
    /// interventions without who delivers them. Strengths and the student's words stay behind. Names may be left in what was
    /// written: see [`masked`].
    pub fn of(support: &Support, id: PlanId) -> Self {
        let plan = support.plans.get(&id).cloned().unwrap_or_default();
        let began = plan.began;
        let weeks = |day: Option<Day>| {
            let days = day
                .zip(began)
                .map_or(0, |(day, began)| day.days_since(began));
            u16::try_from((days + 6) / 7).unwrap_or(0).min(MOST_WEEKS)
        };
        let goals: Vec<(GoalId, &Goal)> = support
            .goals
            .iter()
            .filter(|(_, goal)| goal.plan == id)
            .map(|(id, goal)| (*id, goal))
            .collect();
        let area = goals.iter().find_map(|(_, goal)| goal.area);
        let goals = goals.into_iter().map(|(of, goal)| TemplateGoal {
            what: goal.what.clone(),
            measure: goal.measure.clone(),
            unit: goal.unit.clone(),
            direction: goal.direction,
            target: goal.target,
            highest: goal.highest,
            weeks: weeks(goal.by).max(1),
            interventions: serving(support, of),
        });
        Self {
            tier: plan.tier,
            area,
            concerns: plan.concerns,
            family_part: plan.family_part,
            review_weeks: weeks(plan.review),
            goals: Whole(goals.collect()),
            ..Self::default()
        }
    }

    /// A plan that begins with it: what the form of a new plan is filled with.
    pub fn plan(&self, before: Plan, began: Day) -> Plan {
        let filled = |now: String, text: &str| {
            if text.is_empty() {
                now
            } else {
                text.to_owned()
            }
        };
        Plan {
            tier: self.tier.or(before.tier),
            concerns: filled(before.concerns, &self.concerns),
            family_part: filled(before.family_part, &self.family_part),
            review: (self.review_weeks > 0)
                .then(|| ahead(began, self.review_weeks))
                .or(before.review),
            ..before
        }
    }

    /// Its goals with their interventions, as records of a plan that begins on this day; `fresh` gives identifiers, and what
    /// gets none is left out.
    pub fn goals(
        &self,
        plan: PlanId,
        began: Day,
        mut fresh: impl FnMut() -> Option<u128>,
    ) -> Vec<Begun> {
        let mut all = Vec::new();
        for goal in self.goals.iter() {
            let Some(id) = fresh().map(GoalId) else {
                continue;
            };
            let interventions = goal.interventions.iter().filter_map(|it| {
                let intervention = Intervention {
                    plan,
                    goal: id,
                    library: it.library.clone(),
                    name: it.name.clone(),
                    steps: Whole(it.steps.clone()),
                    minutes: it.minutes,
                    times_a_week: it.times_a_week,
                    began: Some(began),
                    ..Intervention::default()
                };
                Some((fresh().map(InterventionId)?, intervention))
            });
            let interventions = interventions.collect();
            let goal = Goal {
                plan,
                what: goal.what.clone(),
                measure: goal.measure.clone(),
                unit: goal.unit.clone(),
                direction: goal.direction,
                area: self.area,
                target: goal.target,
                by: Some(ahead(began, goal.weeks)),
                highest: goal.highest,
                ..Goal::default()
            };
            all.push((id, goal, interventions));
        }
        all
    }

    /// Every text of it, for a search and for masking.
    fn texts(&mut self) -> impl Iterator<Item = &mut String> {
        let Template {
            name,
            about,
            concerns,
            family_part,
            goals,
            accommodations,
            ..
        } = self;
        let of_goals = goals.0.iter_mut().flat_map(|goal| {
            let own = [&mut goal.what, &mut goal.measure, &mut goal.unit];
            let done = goal.interventions.iter_mut();
            own.into_iter()
                .chain(done.flat_map(|it| std::iter::once(&mut it.name).chain(&mut it.steps)))
        });
        [name, about, concerns, family_part]
            .into_iter()
            .chain(of_goals)
            .chain(accommodations.0.iter_mut())
    }
}

fn serving(support: &Support, goal: GoalId) -> Vec<TemplateIntervention> {
    let all = support.interventions.values();
    all.filter(|it| it.goal == goal)
        .map(|it| TemplateIntervention {
            library: it.library.clone(),
            name: it.name.clone(),
            steps: it.steps.0.clone(),
            minutes: it.minutes,
            times_a_week: it.times_a_week,
        })
        .collect()
}

/// So many weeks later.
fn ahead(from: Day, weeks: u16) -> Day {
    let day = from.0.checked_add_days(Days::new(u64::from(weeks) * 7));
    day.map_or(from, Day)
}

#[cfg(test)]
mod tests;
