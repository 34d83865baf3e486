//! The words for what stands in a plan.

use throughline_domain::indicator::aim::Direction;
use throughline_domain::plan::{GoalProblem, Next, PlanProblem};
use throughline_domain::tier::Tier;

use crate::text::{Text, plans as say};

/// A tier.
pub const fn tier(tier: Tier) -> fn() -> Text {
    match tier {
        Tier::One => say::first_tier,
        Tier::Two => say::second_tier,
        Tier::Three => say::third_tier,
    }
}

/// What a tier means.
pub const fn tier_hint(tier: Tier) -> fn() -> Text {
    match tier {
        Tier::One => say::first_tier_hint,
        Tier::Two => say::second_tier_hint,
        Tier::Three => say::third_tier_hint,
    }
}

/// Which way a measure goes when things get better.
pub const fn direction(direction: Direction) -> fn() -> Text {
    match direction {
        Direction::Increase => say::direction_up,
        Direction::Decrease => say::direction_down,
    }
}

/// What a team decided.
pub const fn next(next: Next) -> fn() -> Text {
    match next {
        Next::GoOn => say::next_go_on,
        Next::ChangeIntervention => say::next_change,
        Next::RaiseGoal => say::next_raise,
        Next::DeliverMore => say::next_deliver,
        Next::EndGoal => say::next_end,
    }
}

/// What is wrong with a plan.
pub fn plan_problem(problem: PlanProblem) -> (&'static str, Text) {
    match problem {
        PlanProblem::Tier => ("plan-tier", say::error_tier()),
        PlanProblem::Began => ("plan-began", say::error_began()),
        PlanProblem::Lead => ("plan-lead", say::error_lead()),
        PlanProblem::ReviewTooEarly => ("plan-review", say::error_review()),
        PlanProblem::EndTooEarly => ("plan-ended", say::error_end()),
        PlanProblem::Outcome => ("plan-outcome", say::error_outcome()),
    }
}

/// What is wrong with a goal.
pub fn goal_problem(problem: GoalProblem) -> (&'static str, Text) {
    match problem {
        GoalProblem::What => ("goal-what", say::error_what()),
        GoalProblem::Measure => ("goal-measure", say::error_measure()),
        GoalProblem::Target => ("goal-target", say::error_target()),
        GoalProblem::By => ("goal-by", say::error_by()),
        GoalProblem::ByTooEarly => ("goal-by", say::error_by_early()),
    }
}
