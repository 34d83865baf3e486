//! A plan of the demo school: nine weeks of reading, with a chart to look at.

use throughline_domain::fields::Whole;
use throughline_domain::id::{GoalId, InterventionId, PlanId, StaffId, StudentId};
use throughline_domain::indicator::fidelity::Session;
use throughline_domain::indicator::progress::Probe;
use throughline_domain::plan::{
    Goal, Intervention, PROBES, Plan, ProbeTaken, SESSIONS, SessionHeld,
};
use throughline_domain::referral::Concern;
use throughline_domain::subject::Subject;
use throughline_domain::support::Support;
use throughline_domain::tier::Tier;
use throughline_domain::time::{Day, Timestamp};
use throughline_protocol::{Edit, Failure};

use super::{Words, entry, new};
use crate::commit::random_bits;

/// What the plan says, in one language.
pub struct PlanWords {
    /// What should change.
    pub concerns: &'static str,
    /// What the family does.
    pub family: &'static str,
    /// What the student will do.
    pub goal: &'static str,
    /// What is measured, and in which unit.
    pub measure: [&'static str; 2],
    /// What is done.
    pub intervention: &'static str,
    /// How.
    pub steps: [&'static str; 4],
}

/// Words read correctly, week by week: slow at first, then better than the line.
const SCORES: [f64; 9] = [41.0, 43.0, 42.0, 42.0, 45.0, 47.0, 51.0, 54.0, 58.0];
/// How many days ago the first probe was taken.
const DAYS: i64 = 60;

/// The plan of a student, with its probes and sessions.
pub fn edits(
    me: StaffId,
    student: StudentId,
    text: &Words,
    now: Timestamp,
) -> Result<Vec<Edit>, Failure> {
    let (plan, goal) = (PlanId(random_bits()), GoalId(random_bits()));
    let intervention = InterventionId(random_bits());
    let day = |ago: i64| Timestamp(now.0 - ago * 86_400_000).day(0);
    let words = &text.plan;
    let support = Support {
        student,
        plans: [(plan, of(me, text, day(DAYS), day(-10)))].into(),
        goals: [(goal, reading(plan, words, day(-80)))].into(),
        interventions: [(intervention, repeated(me, plan, goal, words, day(DAYS)))].into(),
        plan_team: [(me, true)].into(),
        ..Support::default()
    };
    let subject = Subject::Support(student);
    let mut edits = vec![new(subject, &support)?];
    for (week, score) in (0..).zip(SCORES) {
        let at = day(DAYS - 7 * week);
        let probe = Probe { day: at, score };
        edits.push(entry(subject, PROBES, &ProbeTaken { goal, probe })?);
        // Two sessions a week, and one week without.
        for later in [1, 3].into_iter().filter(|_| week != 4) {
            let held = Session {
                day: day(DAYS - 7 * week - later),
                minutes: 20,
            };
            let session = SessionHeld {
                intervention,
                held,
                note: String::new(),
            };
            edits.push(entry(subject, SESSIONS, &session)?);
        }
    }
    Ok(edits)
}

fn of(me: StaffId, text: &Words, began: Day, review: Day) -> Plan {
    Plan {
        tier: Some(Tier::Two),
        began: Some(began),
        lead: Some(me),
        strengths: text.strengths[0].to_owned(),
        voice: text.helps.to_owned(),
        concerns: text.plan.concerns.to_owned(),
        family_part: text.plan.family.to_owned(),
        review: Some(review),
        ..Plan::default()
    }
}

fn reading(plan: PlanId, words: &PlanWords, by: Day) -> Goal {
    let [measure, unit] = words.measure;
    Goal {
        plan,
        what: words.goal.to_owned(),
        measure: measure.to_owned(),
        unit: unit.to_owned(),
        area: Some(Concern::Academic),
        target: Some(70.0),
        by: Some(by),
        ..Goal::default()
    }
}

fn repeated(
    me: StaffId,
    plan: PlanId,
    goal: GoalId,
    words: &PlanWords,
    began: Day,
) -> Intervention {
    Intervention {
        plan,
        goal,
        name: words.intervention.to_owned(),
        steps: Whole(words.steps.map(str::to_owned).into()),
        who: Some(me),
        minutes: 20,
        times_a_week: 2,
        began: Some(began),
        ..Intervention::default()
    }
}
