//! A plan with all that its dossier tells: its goals, and what waits.

use std::sync::Arc;

use throughline_domain::entry::Entry;
use throughline_domain::group::part::sessions_of;
use throughline_domain::id::{EntryId, GoalId, PlanId, StaffId, StudentId};
use throughline_domain::indicator::rules::Rules;
use throughline_domain::indicator::schedule::next_probe;
use throughline_domain::plan::{Goal, PROBES, Plan, ProbeTaken, SessionHeld, Standing};
use throughline_domain::shape::Kind;
use throughline_domain::support::Support;
use throughline_domain::tier::Tier;
use throughline_domain::time::Day;

use crate::workspace::{DossierView, Workspace};

/// A plan that goes on, and the dossier it stands in.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Whose.
    pub student: StudentId,
    /// The dossier.
    pub support: Arc<Support>,
    /// Which of its plans.
    pub id: PlanId,
    probes: Arc<Vec<(EntryId, Entry<ProbeTaken>)>>,
    sessions: Arc<Vec<(EntryId, Entry<SessionHeld>)>>,
}

/// Something that waits in a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waits {
    /// A probe is due, or so many days late.
    Probe {
        /// Of which goal.
        goal: GoalId,
        /// Days it is late; 0 on the day itself.
        late: usize,
    },
    /// The review is due or past.
    Review {
        /// Its day.
        day: Day,
    },
}

/// How many days before its day a review is brought up.
const REVIEW_AHEAD: i64 = 7;

impl Case {
    /// The plan of a student that goes on: of several, the one that began last.
    pub fn of(view: &DossierView) -> Option<Self> {
        let student = view.subject.student()?;
        let support: Support = view.contents.read();
        let going = support.plans.iter().filter(|(_, plan)| plan.goes_on());
        let id = *going.max_by_key(|(id, plan)| (plan.began, **id))?.0;
        Some(Self {
            student,
            id,
            probes: Arc::new(view.contents.entries(PROBES)),
            sessions: Arc::new(sessions_of(&view.contents, &support)),
            support: Arc::new(support),
        })
    }

    /// The plan.
    pub fn plan(&self) -> Plan {
        self.support
            .plans
            .get(&self.id)
            .cloned()
            .unwrap_or_default()
    }

    /// Its goals that go on, in the order in which they were set.
    pub fn goals(&self) -> impl Iterator<Item = (GoalId, &Goal)> {
        let all = self.support.goals.iter();
        all.filter(|(_, goal)| goal.plan == self.id && goal.ended.is_none())
            .map(|(id, goal)| (*id, goal))
    }

    /// How a goal of it stands.
    pub fn standing(&self, goal: GoalId, today: Day, rules: &Rules) -> Standing {
        let (probes, sessions) = (&self.probes, &self.sessions);
        Standing::of(&self.support, goal, probes, sessions, today, rules)
    }

    /// Whether it is somebody's work: they lead it or are on its team.
    pub fn is_of(&self, staff: StaffId) -> bool {
        let on_team = self.support.plan_team.get(&staff) == Some(&true);
        on_team || self.plan().lead == Some(staff)
    }

    /// What waits, the latest probe first.
    pub fn waits(&self, today: Day, rules: &Rules) -> Vec<Waits> {
        let plan = self.plan();
        let every = plan.tier.and_then(Tier::days_between_probes);
        let mut waits: Vec<Waits> = self
            .goals()
            .filter_map(|(goal, _)| {
                let last = self.standing(goal, today, rules);
                let last = last.series.probes().last().map(|probe| probe.day);
                let next = next_probe(plan.began?, last, every?, today, &rules.calendar);
                let late = usize::try_from(next.days_late).unwrap_or(usize::MAX);
                (next.due <= today).then_some(Waits::Probe { goal, late })
            })
            .collect();
        waits.sort_by_key(|waits| match waits {
            Waits::Probe { late, .. } => std::cmp::Reverse(*late),
            Waits::Review { .. } => std::cmp::Reverse(0),
        });
        // One line a plan: its page has all of them.
        waits.truncate(1);
        let soon = |day: &Day| day.days_since(today) <= REVIEW_AHEAD;
        let review = plan.review.filter(soon).map(|day| Waits::Review { day });
        waits.into_iter().chain(review).collect()
    }
}

/// Every plan that goes on, in the order of its student's identifier. Tracked.
pub fn going_on(workspace: Workspace) -> Vec<Case> {
    let views = workspace.cabinet.of_kind(Kind::Support);
    views.iter().filter_map(|view| Case::of(view)).collect()
}
