//! Plan: what a team does for a student, towards which goals, and how it is seen whether it works.
//!
//! Plans, goals and interventions are records of the Support dossier; probes, sessions, decisions and reviews are entries
//! of it, never changed afterwards.

use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;
use crate::entry::Entry;
use crate::fields::Whole;
use crate::id::{EntryId, GoalId, GroupId, InterventionId, PlanId, ReferralId, StaffId};
use crate::indicator::aim::{Aim, AimError, Direction};
use crate::indicator::decision::{Decision, decide};
use crate::indicator::fidelity::{Dose, Fidelity, Session as Held};
use crate::indicator::progress::{Probe, Series};
use crate::indicator::rules::Rules;
use crate::referral::Concern;
use crate::support::Support;
use crate::tier::Tier;
use crate::time::Day;

pub mod template;

/// The collection of [`ProbeTaken`]s.
pub const PROBES: &str = "probes";
/// The collection of [`SessionHeld`]s.
pub const SESSIONS: &str = "sessions";
/// The collection of [`Decided`]s.
pub const DECISIONS: &str = "decisions";
/// The collection of [`Review`]s.
pub const REVIEWS: &str = "reviews";

/// A plan.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Plan {
    /// How intensive the support is.
    pub tier: Option<Tier>,
    /// Its first day.
    pub began: Option<Day>,
    /// Who leads it.
    pub lead: Option<StaffId>,
    /// The referral that it answers; `None` when it came about otherwise.
    pub referral: Option<ReferralId>,
    /// What it builds on.
    pub strengths: String,
    /// What it is about.
    pub concerns: String,
    /// What the student wants, and what helps, in the student's words.
    pub voice: String,
    /// What the family does, and what it asks for.
    pub family_part: String,
    /// When it is looked at together next.
    pub review: Option<Day>,
    /// Its last day; `None` while it goes on.
    pub ended: Option<Day>,
    /// How it ended.
    pub outcome: String,
}

/// Why a plan cannot be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlanProblem {
    /// It says no tier.
    Tier,
    /// It says no first day.
    Began,
    /// Nobody leads it.
    Lead,
    /// The review is before the first day.
    ReviewTooEarly,
    /// It ends before it begins.
    EndTooEarly,
    /// It ended, and nobody says how.
    Outcome,
}

impl Plan {
    /// Whether it goes on.
    pub fn goes_on(&self) -> bool {
        self.began.is_some() && self.ended.is_none()
    }

    /// What is wrong with it, in the order of its form.
    pub fn problems(&self) -> Vec<PlanProblem> {
        let before = |day: Option<Day>| day.zip(self.began).is_some_and(|(day, began)| day < began);
        let checks = [
            (self.tier.is_none(), PlanProblem::Tier),
            (self.began.is_none(), PlanProblem::Began),
            (self.lead.is_none(), PlanProblem::Lead),
            (before(self.review), PlanProblem::ReviewTooEarly),
            (before(self.ended), PlanProblem::EndTooEarly),
            (
                self.ended.is_some() && self.outcome.trim().is_empty(),
                PlanProblem::Outcome,
            ),
        ];
        let wrong = checks.into_iter().filter(|(wrong, _)| *wrong);
        wrong.map(|(_, problem)| problem).collect()
    }
}

/// A goal: what is measured, and from where to where by when.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Goal {
    /// Whose it is.
    pub plan: PlanId,
    /// What the student will do, in a sentence.
    pub what: String,
    /// What is measured.
    pub measure: String,
    /// In which unit.
    pub unit: String,
    /// Which way it goes when things get better.
    pub direction: Direction,
    /// The area it is about; career is one.
    pub area: Option<Concern>,
    /// The score to reach.
    pub target: Option<f64>,
    /// By when.
    pub by: Option<Day>,
    /// The highest score there is, where there is one; the lowest is 0.
    pub highest: Option<f64>,
    /// Who takes the probes; `None` where it was not said.
    pub who: Option<StaffId>,
    /// Its last day; `None` while it goes on.
    pub ended: Option<Day>,
}

/// Why a goal cannot be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GoalProblem {
    /// It does not say what the student will do.
    What,
    /// It does not say what is measured.
    Measure,
    /// It says no target, or one that is out of range.
    Target,
    /// It does not say by when.
    By,
    /// The day is not after the plan's first.
    ByTooEarly,
}

impl Goal {
    /// What is wrong with it, in the order of its form; `began` is the plan's first day.
    pub fn problems(&self, began: Option<Day>) -> Vec<GoalProblem> {
        let target_fits = self.target.is_some_and(|target| self.range_holds(target));
        let early = self.by.zip(began).is_some_and(|(by, began)| by <= began);
        let checks = [
            (self.what.trim().is_empty(), GoalProblem::What),
            (self.measure.trim().is_empty(), GoalProblem::Measure),
            (!target_fits, GoalProblem::Target),
            (self.by.is_none(), GoalProblem::By),
            (early, GoalProblem::ByTooEarly),
        ];
        let wrong = checks.into_iter().filter(|(wrong, _)| *wrong);
        wrong.map(|(_, problem)| problem).collect()
    }

    /// Whether a score can be one of this measure: from 0 to the highest there is.
    pub fn range_holds(&self, score: f64) -> bool {
        score.is_finite() && score >= 0.0 && self.highest.is_none_or(|highest| score <= highest)
    }

    /// What it aims at, once three probes have given the baseline.
    ///
    /// # Errors
    /// [`NoAim`].
    pub fn aim(&self, series: &Series) -> Result<Aim, NoAim> {
        let missing = 3_usize.saturating_sub(series.probes().len());
        let baseline = series.baseline().ok_or(NoAim::Baseline { missing })?;
        let (target, by) = self.target.zip(self.by).ok_or(NoAim::Target)?;
        let start = (baseline.day, baseline.score);
        Aim::new(self.direction, start, (by, target)).map_err(NoAim::Aim)
    }
}

/// Why there is no goal line yet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NoAim {
    /// The baseline is the median of the first three probes, and so many are missing.
    Baseline {
        /// How many.
        missing: usize,
    },
    /// It says no target or no day.
    Target,
    /// The baseline and the target do not go together.
    Aim(AimError),
}

/// Something that is done for a student at planned times.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Intervention {
    /// Whose it is.
    pub plan: PlanId,
    /// The goal it serves.
    pub goal: GoalId,
    /// The entry of the library that it came from; empty for one of the school's own.
    pub library: String,
    /// Its name.
    pub name: String,
    /// What is done, step by step.
    pub steps: Whole<Vec<String>>,
    /// Who delivers it.
    pub who: Option<StaffId>,
    /// The group in which it is delivered, if it is: the group's sessions count for it.
    pub group: Option<GroupId>,
    /// Minutes of one session.
    pub minutes: u32,
    /// Sessions a week.
    pub times_a_week: u32,
    /// Its first day: a phase line on the chart.
    pub began: Option<Day>,
    /// Its last day: a phase line too.
    pub ended: Option<Day>,
}

impl Intervention {
    /// What was delivered of it until a day; `None` before it began.
    pub fn fidelity(
        &self,
        id: InterventionId,
        held: &[SessionHeld],
        today: Day,
        calendar: &Calendar,
    ) -> Option<Fidelity> {
        let dose = Dose {
            minutes: self.minutes,
            times_a_week: self.times_a_week,
        };
        let until = self.ended.map_or(today, |ended| ended.min(today));
        let sessions: Vec<Held> = held
            .iter()
            .filter(|session| session.intervention == id)
            .map(|session| session.held)
            .collect();
        self.began
            .map(|began| Fidelity::of(dose, began, until, &sessions, calendar))
    }
}

/// An entry of `probes`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProbeTaken {
    /// Of which goal.
    pub goal: GoalId,
    /// The probe.
    #[serde(flatten)]
    pub probe: Probe,
}

/// An entry of `sessions`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SessionHeld {
    /// Of which intervention.
    pub intervention: InterventionId,
    /// When, and how long.
    #[serde(flatten)]
    pub held: Held,
    /// How it went, in a word or two; may be empty.
    #[serde(default)]
    pub note: String,
}

/// What a team decided on a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Next {
    /// Everything stays as it is.
    GoOn,
    /// The intervention is changed.
    ChangeIntervention,
    /// The goal is raised.
    RaiseGoal,
    /// It is seen to that the intervention is delivered.
    DeliverMore,
    /// The goal is reached, or given up.
    EndGoal,
}

/// An entry of `decisions`: what was suggested, with its arithmetic in words, and what the team decided.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Decided {
    /// On which goal.
    pub goal: GoalId,
    /// What was decided.
    pub next: Next,
    /// Why.
    #[serde(default)]
    pub why: String,
    /// What the rule said then, with its numbers; empty where it was not asked.
    #[serde(default)]
    pub arithmetic: String,
}

/// An entry of `reviews`: a plan was looked at together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// Which plan.
    pub plan: PlanId,
    /// On which day.
    pub day: Day,
    /// What changed since the last time.
    pub changed: String,
    /// What is decided: who does what by when.
    pub next: String,
    /// What the student said.
    #[serde(default)]
    pub voice: String,
}

/// A goal as it stands today, with everything that a chart or a decision is made from.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Its probes in order.
    pub series: Series,
    /// What it aims at, or why nothing yet.
    pub aim: Result<Aim, NoAim>,
    /// When an intervention of it began or ended, and which; oldest first.
    pub phases: Vec<(Day, InterventionId, Phase)>,
    /// What the four-point rule says; `None` while there is no aim.
    pub decision: Option<Decision>,
}

/// What a phase line stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// An intervention began.
    Began,
    /// An intervention ended.
    Ended,
}

impl Standing {
    /// How a goal stands by the rules of the school: `probes` and `sessions` are the entries of the student's Support.
    pub fn of(
        support: &Support,
        id: GoalId,
        probes: &[(EntryId, Entry<ProbeTaken>)],
        sessions: &[(EntryId, Entry<SessionHeld>)],
        today: Day,
        rules: &Rules,
    ) -> Self {
        let goal = support.goals.get(&id).cloned().unwrap_or_default();
        let of_goal: Vec<Probe> = probes
            .iter()
            .map(|(_, entry)| &entry.what)
            .filter(|taken| taken.goal == id && taken.probe.score.is_finite())
            .map(|taken| taken.probe)
            .collect();
        // Nothing but finite scores is left.
        let series = Series::new(&of_goal).unwrap_or_default();
        let serving = || {
            let all = support.interventions.iter();
            all.filter(|(_, intervention)| intervention.goal == id)
        };
        let mut phases: Vec<(Day, InterventionId, Phase)> = serving()
            .flat_map(|(id, it)| {
                let began = it.began.map(|day| (day, *id, Phase::Began));
                began
                    .into_iter()
                    .chain(it.ended.map(|day| (day, *id, Phase::Ended)))
            })
            .collect();
        phases.sort();
        let aim = goal.aim(&series);
        let since = phases
            .iter()
            .map(|(day, ..)| *day)
            .filter(|day| *day <= today)
            .max();
        let held: Vec<SessionHeld> = sessions.iter().map(|(_, it)| it.what.clone()).collect();
        // Of several interventions at a time, the one that was delivered least says whether the rest can be judged.
        let fidelity = serving()
            .filter(|(_, it)| it.ended.is_none_or(|ended| ended >= today))
            .filter_map(|(id, it)| it.fidelity(*id, &held, today, &rules.calendar))
            .filter(|fidelity| fidelity.least().is_some())
            .min_by(|a, b| {
                a.least()
                    .partial_cmp(&b.least())
                    .unwrap_or(std::cmp::Ordering::Equal)
            });
        let decision = aim
            .ok()
            .map(|aim| decide(&series, &aim, since, fidelity, rules.threshold));
        Self {
            series,
            aim,
            phases,
            decision,
        }
    }
}

#[cfg(test)]
mod tests;
