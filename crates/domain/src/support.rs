//! Support: what the counseling team and the plan team hold about a student.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::group::part::{CHECK_INS, GROUP_SESSIONS};
use crate::id::{CircleId, GoalId, InterventionId, PlanId, StaffId, StudentId};
use crate::plan::{DECISIONS, Goal, Intervention, PROBES, Plan, REVIEWS, SESSIONS};
use crate::shape::{Addition, Body, Kind, Shape};

/// The body of a student's Support dossier.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Support {
    /// Whose it is.
    pub student: StudentId,
    /// The plan in a sentence.
    pub plan_in_a_sentence: String,
    /// Concerns (prose).
    pub concerns: String,
    /// Family matters (prose).
    pub family_matters: String,
    /// Who is on the plan team.
    pub plan_team: BTreeMap<StaffId, bool>,
    /// Plans, the present one and those that ended.
    pub plans: BTreeMap<PlanId, Plan>,
    /// The goals of all plans.
    pub goals: BTreeMap<GoalId, Goal>,
    /// The interventions of all plans.
    pub interventions: BTreeMap<InterventionId, Intervention>,
    /// Whom to ask about the restricted notes of a circle: all that others learn of them.
    pub restricted_ask: BTreeMap<CircleId, StaffId>,
    /// People who must never be sent anything about this student, whatever their role.
    pub never_send: BTreeMap<StaffId, bool>,
}

impl Support {
    /// The goals that go on, of plans that go on, in the order in which they were set.
    pub fn open_goals(&self) -> impl Iterator<Item = (GoalId, &Goal)> {
        let goes_on = |goal: &Goal| {
            let plan = self.plans.get(&goal.plan);
            goal.ended.is_none() && plan.is_some_and(Plan::goes_on)
        };
        let goals = self.goals.iter().filter(move |(_, goal)| goes_on(goal));
        goals.map(|(id, goal)| (*id, goal))
    }
}

/// The collection of [`TeamNote`]s.
pub const TEAM_NOTES: &str = "team_notes";

/// An entry of `team_notes`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TeamNote {
    /// What was written.
    pub text: String,
}

impl Body for Support {
    const SHAPE: Shape = Shape {
        kind: Kind::Support,
        prose: &["concerns", "family_matters"],
        entries: &[TEAM_NOTES],
        dated: &[],
        later: &[Addition {
            prose: &[],
            entries: &[
                PROBES,
                SESSIONS,
                DECISIONS,
                REVIEWS,
                GROUP_SESSIONS,
                CHECK_INS,
            ],
        }],
    };
}
