//! Referral: somebody asks the counseling team to look at a student, and always gets an answer.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::contents::Contents;
use crate::entry::Entry;
use crate::fields::Whole;
use crate::id::{EntryId, ReferralId, StaffId, StudentId};
use crate::shape::{Body, Kind, Shape};
use crate::time::Day;

pub mod ageing;
pub mod stay;

/// The body of a Referral dossier.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Referral {
    /// Its identifier.
    pub referral: ReferralId,
    /// Whom it is about.
    pub student: StudentId,
    /// Who made it.
    pub referred_by: StaffId,
    /// Who typed it in, when that was somebody else: it was written on paper.
    pub typed_by: Option<StaffId>,
    /// On which day it was made.
    pub day: Option<Day>,
    /// Areas of concern.
    pub concerns: Whole<BTreeSet<Concern>>,
    /// What was seen.
    pub seen: String,
    /// For how long and how often.
    pub how_often: String,
    /// What has been tried, and for how long.
    pub tried: String,
    /// Strengths.
    pub strengths: String,
    /// Whether the family was contacted, when, and what they said.
    pub family_contact: String,
    /// How soon it needs an answer.
    pub urgency: Urgency,
    /// People who must never be sent anything about this student, whatever their role.
    pub never_send: BTreeMap<StaffId, bool>,
}

/// An area of concern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Concern {
    /// Academic.
    Academic,
    /// Attendance.
    Attendance,
    /// Behaviour.
    Behaviour,
    /// Social-emotional.
    SocialEmotional,
    /// Health.
    Health,
    /// Family and basic needs.
    Family,
    /// Career and transition.
    Career,
}

impl Concern {
    /// Every area.
    pub const ALL: &[Concern] = &[
        Concern::Academic,
        Concern::Attendance,
        Concern::Behaviour,
        Concern::SocialEmotional,
        Concern::Health,
        Concern::Family,
        Concern::Career,
    ];
}

/// How soon a referral needs an answer. *Safety now* is no urgency of a referral: it stops the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// In the usual time.
    #[default]
    Routine,
    /// Within days.
    Soon,
    /// Today.
    Urgent,
}

/// Where a referral stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nobody has answered.
    #[default]
    New,
    /// The team takes it on.
    Accepted,
    /// The referrer is asked for more.
    NeedsInformation,
    /// The team does not take it on, and says why.
    Declined,
    /// It waits for a place.
    Waitlisted,
    /// Support has begun.
    InSupport,
    /// It has ended, with an outcome.
    Closed,
}

impl State {
    /// Every state, from the first to those in which it is over.
    pub const ALL: [State; 7] = [
        State::New,
        State::NeedsInformation,
        State::Accepted,
        State::Waitlisted,
        State::InSupport,
        State::Declined,
        State::Closed,
    ];

    /// Whether it is over.
    pub const fn is_over(self) -> bool {
        matches!(self, State::Declined | State::Closed)
    }

    /// The states that may follow this one.
    pub const fn next(self) -> &'static [State] {
        use State::{Accepted, Closed, Declined, InSupport, NeedsInformation, New, Waitlisted};
        match self {
            New | NeedsInformation => &[Accepted, NeedsInformation, Waitlisted, Declined],
            Waitlisted => &[Accepted, NeedsInformation, Declined, Closed],
            Accepted => &[InSupport, NeedsInformation, Waitlisted, Closed],
            InSupport => &[Closed],
            Declined | Closed => &[Accepted],
        }
    }

    /// Whether entering it needs a word of explanation: a reason, a question or an outcome.
    pub const fn needs_reply(self) -> bool {
        matches!(
            self,
            State::Declined | State::NeedsInformation | State::Closed
        )
    }

    /// Whether the referrer still waits for the team.
    pub const fn waits_for_team(self) -> bool {
        matches!(self, State::New)
    }
}

/// The collection of [`Transition`]s.
pub const TRANSITIONS: &str = "transitions";
/// The collection of [`Reply`]s.
pub const REPLIES: &str = "replies";
/// The collection of requests for contributions.
pub const REQUESTS: &str = "requests";

/// A decision on a referral. The state is derived from these, so that two decisions made apart are both seen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Transition {
    /// The new state.
    pub to: State,
    /// The decisions that the decider had seen and that this one follows.
    #[serde(default)]
    pub after: Vec<EntryId>,
    /// What the referrer is told.
    #[serde(default)]
    pub reply: String,
}

/// A message between referrer and team.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reply {
    /// What was written.
    pub text: String,
}

/// Somebody is asked for a structured contribution.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// Who is asked.
    pub of: StaffId,
}

/// Where a referral stands, with the decisions that say so.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The latest decisions: none for a new referral, one as a rule, several when people decided apart.
    pub latest: Vec<(EntryId, Entry<Transition>)>,
}

impl Standing {
    /// The standing that these contents of a referral tell.
    pub fn of(contents: &Contents) -> Self {
        Self::derive(contents.entries(TRANSITIONS))
    }

    fn derive(transitions: Vec<(EntryId, Entry<Transition>)>) -> Self {
        let followed: BTreeSet<EntryId> = transitions
            .iter()
            .flat_map(|(_, transition)| transition.what.after.iter().copied())
            .collect();
        let latest = transitions
            .into_iter()
            .filter(|(id, _)| !followed.contains(id))
            .collect();
        Self { latest }
    }

    /// The state to show: of decisions made apart, the one made last by its clock.
    pub fn state(&self) -> State {
        self.latest
            .iter()
            .max_by_key(|(id, transition)| (transition.at, *id))
            .map_or(State::New, |(_, transition)| transition.what.to)
    }

    /// Whether people decided apart and differently, so that somebody must decide again.
    pub fn is_disputed(&self) -> bool {
        self.latest
            .iter()
            .any(|(_, transition)| transition.what.to != self.state())
    }

    /// A decision that follows all that is known; `None` when the state may not follow, or its reply is missing.
    pub fn decide(&self, to: State, reply: &str) -> Option<Transition> {
        let reply = reply.trim();
        let allowed = self.is_disputed() || self.state().next().contains(&to);
        (allowed && (!to.needs_reply() || !reply.is_empty())).then(|| Transition {
            to,
            after: self.latest.iter().map(|(id, _)| *id).collect(),
            reply: reply.to_owned(),
        })
    }
}

impl Referral {
    /// Whether somebody made it, or typed it in for who did.
    pub fn is_from(&self, staff: StaffId) -> bool {
        self.referred_by == staff || self.typed_by == Some(staff)
    }

    /// Whether the team was told what it asked for: who referred has written since it asked.
    pub fn is_told(&self, standing: &Standing, replies: &[(EntryId, Entry<Reply>)]) -> bool {
        let asked = standing.latest.iter().map(|(_, entry)| entry.at).max();
        standing.state() == State::NeedsInformation
            && replies
                .iter()
                .any(|(_, entry)| self.is_from(entry.by) && Some(entry.at) > asked)
    }
}

impl Body for Referral {
    const SHAPE: Shape = Shape {
        kind: Kind::Referral,
        prose: &[],
        entries: &[TRANSITIONS, REPLIES, REQUESTS],
        dated: &[],
        later: &[],
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Timestamp;

    fn entry(id: u128, transition: Transition) -> (EntryId, Entry<Transition>) {
        let at = Timestamp(i64::try_from(id).unwrap());
        (
            EntryId(id),
            Entry {
                by: StaffId(1),
                at,
                replaces: None,
                what: transition,
            },
        )
    }

    #[test]
    fn a_referral_goes_from_new_to_closed() {
        let mut transitions = vec![];
        for (id, to) in (1..).zip([State::Accepted, State::InSupport, State::Closed]) {
            let next = Standing::derive(transitions.clone())
                .decide(to, "because")
                .unwrap();
            transitions.push(entry(id, next));
            assert_eq!(Standing::derive(transitions.clone()).state(), to);
        }
        assert!(!Standing::derive(transitions).is_disputed());
    }

    #[test]
    fn two_decisions_made_apart_are_both_seen_until_one_follows_both() {
        let new = Standing::derive(vec![]);
        let accepted = entry(1, new.decide(State::Accepted, "").unwrap());
        let declined = entry(2, new.decide(State::Declined, "no room").unwrap());
        let apart = Standing::derive(vec![accepted.clone(), declined.clone()]);
        assert!(apart.is_disputed());
        assert_eq!(apart.latest.len(), 2);
        let settled = entry(3, apart.decide(State::Accepted, "we talked").unwrap());
        let standing = Standing::derive(vec![accepted, declined, settled]);
        assert_eq!(
            (standing.state(), standing.is_disputed()),
            (State::Accepted, false)
        );
    }

    #[test]
    fn the_team_is_told_when_who_referred_writes_after_it_asked() {
        let referral = Referral {
            referred_by: StaffId(2),
            typed_by: Some(StaffId(3)),
            ..Referral::default()
        };
        let new = Standing::derive(vec![]);
        let asked = entry(
            5,
            new.decide(State::NeedsInformation, "since when?").unwrap(),
        );
        let asked = Standing::derive(vec![asked]);
        let reply = |at: i64, by: u128| {
            let what = Reply {
                text: "since May".into(),
            };
            let entry = Entry {
                by: StaffId(by),
                at: Timestamp(at),
                replaces: None,
                what,
            };
            vec![(EntryId(9), entry)]
        };
        assert!(referral.is_told(&asked, &reply(6, 2)) && referral.is_told(&asked, &reply(6, 3)));
        assert!(!referral.is_told(&asked, &reply(4, 2)), "it was before");
        assert!(!referral.is_told(&asked, &reply(6, 1)), "it was the team");
        assert!(!referral.is_told(&new, &reply(6, 2)), "nothing was asked");
    }

    #[test]
    fn declining_needs_a_reason() {
        let new = Standing::derive(vec![]);
        assert_eq!(new.decide(State::Declined, " "), None);
        assert_eq!(new.decide(State::Closed, "done"), None);
    }
}
