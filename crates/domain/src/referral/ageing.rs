//! How long a referral may stand in a state before it is ageing, and which comes first where several stand in one.

use std::cmp::Reverse;

use super::{State, Urgency};
use crate::calendar::Calendar;
use crate::id::ReferralId;
use crate::school::School;
use crate::time::{Day, Timestamp};

/// What a referral waits for, each with a time of its own. The defaults are choices of this program, no norm of the
/// field: an urgent one is seen by the next school day, any other within the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wait {
    /// An urgent one waits for an answer.
    Urgent,
    /// One that needs an answer soon waits for it.
    Soon,
    /// Any other waits for an answer.
    New,
    /// The team waits for more from the person who referred.
    Information,
    /// An accepted one waits for support to begin.
    Accepted,
    /// One on the waiting list waits for a place.
    Waitlisted,
}

/// The fewest and the most school days that a school may set.
pub const SCHOOL_DAYS: std::ops::RangeInclusive<u16> = 1..=180;

impl Wait {
    /// Each of them.
    pub const ALL: [Wait; 6] = [
        Wait::Urgent,
        Wait::Soon,
        Wait::New,
        Wait::Information,
        Wait::Accepted,
        Wait::Waitlisted,
    ];

    /// What a referral of this urgency waits for in this state; `None` where nobody waits: support goes on, or it is over.
    pub const fn of(state: State, urgency: Urgency) -> Option<Self> {
        Some(match (state, urgency) {
            (State::New, Urgency::Urgent) => Wait::Urgent,
            (State::New, Urgency::Soon) => Wait::Soon,
            (State::New, Urgency::Routine) => Wait::New,
            (State::NeedsInformation, _) => Wait::Information,
            (State::Accepted, _) => Wait::Accepted,
            (State::Waitlisted, _) => Wait::Waitlisted,
            (State::InSupport | State::Declined | State::Closed, _) => return None,
        })
    }

    /// Its name among [`School::thresholds`].
    pub const fn threshold(self) -> &'static str {
        match self {
            Wait::Urgent => "referral.urgent_days",
            Wait::Soon => "referral.soon_days",
            Wait::New => "referral.new_days",
            Wait::Information => "referral.information_days",
            Wait::Accepted => "referral.accepted_days",
            Wait::Waitlisted => "referral.waitlisted_days",
        }
    }

    /// After how many school days it is ageing, where the school has not said otherwise.
    pub const fn default_days(self) -> u16 {
        match self {
            Wait::Urgent => 1,
            Wait::Soon => 2,
            Wait::New => 3,
            Wait::Information => 5,
            Wait::Accepted => 10,
            Wait::Waitlisted => 20,
        }
    }

    /// After how many school days it is ageing at this school.
    pub fn days(self, school: &School) -> u16 {
        let set = school.thresholds.get(self.threshold()).copied();
        let fits = |days: &f64| {
            (f64::from(*SCHOOL_DAYS.start())..=f64::from(*SCHOOL_DAYS.end())).contains(days)
        };
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Within the range.
        set.filter(fits)
            .map_or(self.default_days(), |days| days.round() as u16)
    }
}

/// How long a referral has waited, and for how long it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ageing {
    /// School days since it came into its state: 0 on that day.
    pub school_days: u32,
    /// After how many it is ageing; `None` where nobody waits.
    pub limit: Option<u16>,
}

impl Ageing {
    /// How long a referral has stood since a day, by what this school has set.
    pub fn of(state: State, urgency: Urgency, since: Day, today: Day, school: &School) -> Self {
        Self {
            school_days: Calendar::of(school).school_days(since, today),
            limit: Wait::of(state, urgency).map(|wait| wait.days(school)),
        }
    }

    /// Whether it has waited for as long as it may.
    pub fn is_due(self) -> bool {
        self.limit
            .is_some_and(|limit| self.school_days >= u32::from(limit))
    }
}

/// The order of those that stand in one state: ageing ones first, then the more urgent, then those that stand there longer.
pub fn order(
    ageing: Ageing,
    urgency: Urgency,
    since: Timestamp,
    id: ReferralId,
) -> impl Ord + use<> {
    (!ageing.is_due(), Reverse(urgency), since, id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn check(state: State, urgency: Urgency, today: &str, due: bool) {
        let ageing = Ageing::of(
            state,
            urgency,
            day("2026-11-20"),
            day(today),
            &School::default(),
        );
        assert_eq!(ageing.is_due(), due, "{state:?} {urgency:?} {today}");
    }

    #[test]
    fn an_urgent_one_is_ageing_on_the_next_school_day_and_others_later() {
        check(State::New, Urgency::Urgent, "2026-11-22", false);
        check(State::New, Urgency::Urgent, "2026-11-23", true);
        check(State::New, Urgency::Soon, "2026-11-23", false);
        check(State::New, Urgency::Soon, "2026-11-24", true);
        check(State::New, Urgency::Routine, "2026-11-24", false);
        check(State::New, Urgency::Routine, "2026-11-25", true);
        check(State::Accepted, Urgency::Urgent, "2026-12-03", false);
        check(State::Accepted, Urgency::Urgent, "2026-12-04", true);
        check(State::InSupport, Urgency::Urgent, "2027-11-20", false);
        check(State::Closed, Urgency::Urgent, "2027-11-20", false);
    }

    #[test]
    fn a_day_off_makes_nobody_wait_longer() {
        let off = crate::calendar::DaysOff {
            until: day("2026-11-27"),
            name: String::new(),
        };
        let school = School {
            days_off: [(day("2026-11-24"), crate::fields::Whole(off))].into(),
            ..School::default()
        };
        let ageing = |today| {
            let (state, urgency) = (State::New, Urgency::Soon);
            Ageing::of(state, urgency, day("2026-11-20"), day(today), &school)
        };
        assert_eq!(ageing("2026-11-29").school_days, 1);
        assert!(!ageing("2026-11-29").is_due());
        assert!(ageing("2026-11-30").is_due());
    }

    #[test]
    fn a_school_sets_its_own_days_within_reason() {
        for (set, expected) in [(7.0, 7), (0.0, 3), (-2.0, 3), (f64::NAN, 3), (1e9, 3)] {
            let school = School {
                thresholds: [(Wait::New.threshold().to_owned(), set)].into(),
                ..School::default()
            };
            assert_eq!(Wait::New.days(&school), expected, "{set}");
            assert_eq!(Wait::Urgent.days(&school), 1);
        }
    }

    #[test]
    fn ageing_ones_come_first_then_the_urgent_then_those_that_wait_longer() {
        let school = School::default();
        let today = day("2026-11-25");
        let all = [
            (1, Urgency::Urgent, "2026-11-25"),
            (2, Urgency::Routine, "2026-11-20"),
            (3, Urgency::Soon, "2026-11-25"),
            (4, Urgency::Soon, "2026-11-23"),
            (5, Urgency::Routine, "2026-11-19"),
        ];
        let mut order: Vec<_> = all
            .iter()
            .map(|(id, urgency, since)| {
                let ageing = Ageing::of(State::New, *urgency, day(since), today, &school);
                let since = day(since).days_since(Day::default());
                (
                    super::order(ageing, *urgency, Timestamp(since), ReferralId(*id)),
                    *id,
                )
            })
            .collect();
        order.sort();
        let order: Vec<u128> = order.into_iter().map(|(_, id)| id).collect();
        assert_eq!(order, [4, 5, 2, 1, 3]);
    }
}
