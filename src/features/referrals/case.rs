//! A referral with all that its dossier tells: what was written, where it stands, since when, and what waits.

use std::cmp::Reverse;
use std::sync::Arc;

use chrono::{NaiveTime, TimeDelta};
use throughline_domain::contents::Contents;
use throughline_domain::id::{EntryId, ReferralId};
use throughline_domain::referral::{Referral, Standing, State, Urgency};
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;
use throughline_domain::time::{Day, Timestamp};

use crate::workspace::{DossierView, Workspace};

/// A referral and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Which.
    pub id: ReferralId,
    /// What was written.
    pub referral: Referral,
    /// The decisions that count.
    pub standing: Standing,
    /// When it was made.
    pub made: Timestamp,
}

impl Case {
    /// The referral of a dossier; `None` when the dossier is none.
    pub fn of(view: &DossierView) -> Option<Self> {
        let Subject::Referral(id) = view.subject else {
            return None;
        };
        Some(Self::read(id, &view.contents))
    }

    fn read(id: ReferralId, contents: &Contents) -> Self {
        let referral: Referral = contents.read();
        let made = made(id, referral.day);
        Self {
            id,
            referral,
            standing: Standing::of(contents),
            made,
        }
    }

    /// Where it stands.
    pub fn state(&self) -> State {
        self.standing.state()
    }

    /// Since when it stands there.
    pub fn since(&self) -> Timestamp {
        let latest = self.standing.latest.iter().map(|(_, it)| it.at).max();
        latest.unwrap_or(self.made)
    }

    /// Whether it is over.
    pub fn ended(&self) -> bool {
        matches!(self.state(), State::Declined | State::Closed) && !self.standing.is_disputed()
    }

    /// Whether the team must answer, or decide once more.
    pub fn waits_for_team(&self) -> bool {
        self.state().waits_for_team() || self.standing.is_disputed()
    }

    /// What comes first: what waits for the team, the more urgent, the longer waiting.
    pub fn rank(&self) -> impl Ord + use<> {
        let urgency: Reverse<Urgency> = Reverse(self.referral.urgency);
        (
            self.ended(),
            !self.waits_for_team(),
            urgency,
            self.since(),
            self.id,
        )
    }
}

/// When a referral was made: its identifier is made with the time, as an entry's is. One that was made up otherwise is
/// taken to be of noon (UTC) of its day.
fn made(id: ReferralId, day: Option<Day>) -> Timestamp {
    let told = EntryId(id.0).made_at();
    match day {
        Some(day) if day.days_since(told.day(0)).abs() > 1 => {
            let noon = day.0.and_time(NaiveTime::MIN) + TimeDelta::hours(12);
            Timestamp(noon.and_utc().timestamp_millis())
        }
        _ => told,
    }
}

/// All referrals that are here, those that wait first. Tracked.
pub fn all(workspace: Workspace) -> Vec<Case> {
    let views: Vec<Arc<DossierView>> = workspace.cabinet.of_kind(Kind::Referral);
    let mut cases: Vec<Case> = views.iter().filter_map(|view| Case::of(view)).collect();
    cases.sort_by_key(Case::rank);
    cases
}

/// How many referrals wait for me.
pub fn waiting(workspace: Workspace) -> usize {
    if !workspace.is_counseling() {
        return 0;
    }
    all(workspace)
        .iter()
        .filter(|case| case.waits_for_team())
        .count()
}

#[cfg(test)]
mod tests {
    use throughline_domain::entry::Entry;
    use throughline_domain::id::StaffId;
    use throughline_domain::referral::Transition;

    use super::*;

    fn case(id: u128, urgency: Urgency, to: Option<State>) -> Case {
        let at = Timestamp(1_000_000 + i64::try_from(id).unwrap());
        let latest = to.map(|to| {
            let what = Transition {
                to,
                after: vec![],
                reply: String::new(),
            };
            let entry = Entry {
                by: StaffId(1),
                at,
                replaces: None,
                what,
            };
            (EntryId(id), entry)
        });
        Case {
            id: ReferralId(id),
            referral: Referral {
                urgency,
                ..Referral::default()
            },
            standing: Standing {
                latest: latest.into_iter().collect(),
            },
            made: at,
        }
    }

    #[test]
    fn what_waits_comes_first_and_the_urgent_before_that() {
        let mut cases = [
            case(1, Urgency::Urgent, Some(State::Closed)),
            case(2, Urgency::Routine, Some(State::Accepted)),
            case(3, Urgency::Routine, None),
            case(5, Urgency::Urgent, None),
            case(4, Urgency::Routine, None),
        ];
        cases.sort_by_key(Case::rank);
        let order: Vec<u128> = cases.iter().map(|case| case.id.0).collect();
        assert_eq!(order, [5, 3, 4, 2, 1]);
    }

    #[test]
    fn a_referral_is_as_old_as_its_identifier_or_its_day() {
        let day: Day = "2026-11-22".parse().unwrap();
        let morning = Timestamp(1_795_334_400_000);
        let id = ReferralId(EntryId::new(morning, 7).0);
        assert_eq!(made(id, Some(day)), morning);
        assert_eq!(made(id, None), morning);
        assert_eq!(made(ReferralId(7), Some(day)), Timestamp(1_795_348_800_000));
    }

    #[test]
    fn a_closed_referral_waits_for_nobody() {
        let closed = case(1, Urgency::Urgent, Some(State::Closed));
        assert!(closed.ended() && !closed.waits_for_team());
        assert!(case(1, Urgency::Routine, None).waits_for_team());
    }
}
