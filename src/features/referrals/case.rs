//! A referral with all that its dossier tells: what was written, where it stands, since when, and what waits.

use std::cmp::Reverse;
use std::sync::Arc;

use chrono::{NaiveTime, TimeDelta};
use throughline_domain::contents::Contents;
use throughline_domain::id::{EntryId, ReferralId, StaffId};
use throughline_domain::referral::ageing::Ageing;
use throughline_domain::referral::stay::{self, Stay};
use throughline_domain::referral::{REPLIES, Referral, Standing, State, Urgency};
use throughline_domain::school::School;
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;
use throughline_domain::time::{Day, Timestamp};

use crate::workspace::{DossierView, Workspace, time};

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
    /// Every state it went through.
    pub stays: Vec<Stay>,
    /// Whether the team was told what it asked for.
    pub told: bool,
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
        let made = made(id, &referral);
        let standing = Standing::of(contents);
        Self {
            id,
            told: referral.is_told(&standing, &contents.entries(REPLIES)),
            referral,
            standing,
            made,
            stays: stay::stays(made, contents),
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

    /// How long it has stood there, and for how long it may.
    pub fn ageing(&self, today: Day, school: &School) -> Ageing {
        let since = time::day_of(self.since());
        Ageing::of(self.state(), self.referral.urgency, since, today, school)
    }

    /// Whether it is over.
    pub fn ended(&self) -> bool {
        self.state().is_over() && !self.standing.is_disputed()
    }

    /// On which day it was made.
    pub fn day(&self) -> Day {
        let told = self.referral.day;
        told.unwrap_or_else(|| time::day_of(self.made))
    }

    /// Whether it is somebody's: made, typed in or decided on last by them.
    pub fn is_of(&self, staff: StaffId) -> bool {
        let latest = &self.standing.latest;
        self.referral.is_from(staff) || latest.iter().any(|(_, entry)| entry.by == staff)
    }

    /// Whether the team must answer, or decide once more.
    pub fn waits_for_team(&self) -> bool {
        self.state().waits_for_team() || self.standing.is_disputed() || self.told
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

/// When a referral was made: its identifier is made with the time, as an entry's is. One that was typed in from paper, or
/// made up otherwise, is taken to be of noon (UTC) of its day.
fn made(id: ReferralId, referral: &Referral) -> Timestamp {
    let told = EntryId(id.0).made_at();
    // A zone can put the moment into the day before or after.
    let apart = i64::from(referral.typed_by.is_none());
    match referral.day {
        Some(day) if day.days_since(told.day(0)).abs() > apart => {
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
    let views = workspace.cabinet.of_kind(Kind::Referral);
    let cases = views.iter().filter_map(|view| Case::of(view));
    cases.filter(Case::waits_for_team).count()
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
            stays: Vec::new(),
            told: false,
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
        let morning = Timestamp(1_795_334_400_000);
        let id = ReferralId(EntryId::new(morning, 7).0);
        let check = |id, day: &str, typed, expected| {
            let referral = Referral {
                day: day.parse().ok(),
                typed_by: Some(StaffId(2)).filter(|_| typed),
                ..Referral::default()
            };
            assert_eq!(made(id, &referral), Timestamp(expected), "{day}");
        };
        check(id, "2026-11-22", false, morning.0);
        check(id, "2026-11-21", false, morning.0);
        check(id, "", false, morning.0);
        check(ReferralId(7), "2026-11-22", false, 1_795_348_800_000);
        check(id, "2026-11-21", true, 1_795_262_400_000);
        check(id, "2026-11-22", true, morning.0);
    }

    #[test]
    fn a_closed_referral_waits_for_nobody() {
        let closed = case(1, Urgency::Urgent, Some(State::Closed));
        assert!(closed.ended() && !closed.waits_for_team());
        assert!(case(1, Urgency::Routine, None).waits_for_team());
    }
}
