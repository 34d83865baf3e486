//! A plan that answers a referral: what was written there goes into the plan's form, and the referral moves to In support
//! with the same change that begins the plan.

use leptos::prelude::untrack;
use throughline_domain::id::{ReferralId, StudentId};
use throughline_domain::plan::Plan;
use throughline_domain::referral::{Referral, Standing, State, TRANSITIONS};
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;
use throughline_domain::support::Support;
use throughline_domain::time::Day;

use crate::workspace::{Changes, Failure, Workspace, time};

/// A referral that a plan may answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Referred {
    /// Which.
    pub id: ReferralId,
    /// What was written.
    pub referral: Referral,
}

impl Referred {
    /// The referral that the team has taken on for a student and that no plan answers yet, under whichever of their cards:
    /// of several, the one that was made first. Not tracked.
    pub fn of(workspace: Workspace, student: StudentId) -> Option<Self> {
        untrack(|| find(workspace, student))
    }

    /// On which day it was made; today when it does not say.
    pub fn day(&self) -> Day {
        self.referral.day.unwrap_or_else(time::today)
    }

    /// A plan with what was written there.
    pub fn taken_up(&self, plan: Plan) -> Plan {
        Plan {
            concerns: with(&plan.concerns, &self.referral.seen),
            strengths: with(&plan.strengths, &self.referral.strengths),
            ..plan
        }
    }

    /// The change that begins the plan, with the decision that support has begun; nothing is decided that somebody has
    /// decided already.
    ///
    /// # Errors
    /// When the decision cannot be stored: a fault of the program.
    pub fn answered(&self, workspace: Workspace, changes: Changes) -> Result<Changes, Failure> {
        let subject = Subject::Referral(self.id);
        let view = untrack(|| workspace.cabinet.view(subject));
        let standing = view.map(|view| Standing::of(&view.contents));
        match standing.and_then(|standing| standing.decide(State::InSupport, "")) {
            Some(decision) => changes.append(subject, TRANSITIONS, &decision, None),
            None => Ok(changes),
        }
    }
}

fn find(workspace: Workspace, student: StudentId) -> Option<Referred> {
    let same = workspace.cabinet.roster().same(student);
    let answers = |support: Support, id| support.plans.values().any(|it| it.referral == Some(id));
    let is_answered = |id: ReferralId| {
        same.iter().any(|student| {
            let support = Subject::Support(*student);
            answers(workspace.cabinet.snapshot::<Support>(support).body, id)
        })
    };
    let views = workspace.cabinet.of_kind(Kind::Referral);
    let taken_on = views.iter().filter(|view| {
        let standing = Standing::of(&view.contents);
        let state = standing.state();
        matches!(state, State::Accepted | State::InSupport) && !standing.is_disputed()
    });
    let mut found: Vec<Referred> = taken_on
        .filter_map(|view| match view.subject {
            Subject::Referral(id) => Some(Referred {
                id,
                referral: view.contents.read(),
            }),
            _ => None,
        })
        .filter(|it| same.contains(&it.referral.student) && !is_answered(it.id))
        .collect();
    found.sort_by_key(|it| (it.referral.day, it.id));
    found.into_iter().next()
}

/// A text with another under it, unless it is there already.
fn with(text: &str, more: &str) -> String {
    let (text, more) = (text.trim(), more.trim());
    if text.contains(more) {
        text.to_owned()
    } else if text.is_empty() {
        more.to_owned()
    } else {
        format!("{text}\n{more}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_takes_up_what_the_referral_says_once() {
        let referred = Referred {
            id: ReferralId(1),
            referral: Referral {
                seen: " Cries before the first lesson. ".into(),
                strengths: "Draws".into(),
                ..Referral::default()
            },
        };
        let before = Plan {
            strengths: "Patient".into(),
            ..Plan::default()
        };
        let plan = referred.taken_up(before);
        assert_eq!(plan.concerns, "Cries before the first lesson.");
        assert_eq!(plan.strengths, "Patient\nDraws");
        assert_eq!(referred.taken_up(plan.clone()), plan);
    }
}
