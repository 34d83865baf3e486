//! How long a referral stood in each state.

use std::collections::BTreeMap;

use super::{State, TRANSITIONS, Transition};
use crate::contents::Contents;
use crate::entry::Entry;
use crate::id::{EntryId, StaffId};
use crate::time::Timestamp;

/// The time that a referral stood in one state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay {
    /// The state.
    pub state: State,
    /// Since when.
    pub from: Timestamp,
    /// Until when; `None` for where it stands now.
    pub until: Option<Timestamp>,
    /// Who brought it there; `None` for the first, which nobody decided.
    pub by: Option<StaffId>,
}

/// Every state that a referral went through, the first first: new since it was made, then as was decided. A decision
/// stands after those that it follows, also where a clock was wrong.
pub fn stays(made: Timestamp, contents: &Contents) -> Vec<Stay> {
    of(made, &contents.entries(TRANSITIONS))
}

fn of(made: Timestamp, transitions: &[(EntryId, Entry<Transition>)]) -> Vec<Stay> {
    let new = Stay {
        state: State::New,
        from: made,
        until: None,
        by: None,
    };
    let decided = in_order(transitions).into_iter().map(|(at, entry)| Stay {
        state: entry.what.to,
        from: at.max(made),
        until: None,
        by: Some(entry.by),
    });
    let mut stays: Vec<Stay> = std::iter::once(new).chain(decided).collect();
    let ends: Vec<Timestamp> = stays.iter().skip(1).map(|stay| stay.from).collect();
    for (stay, end) in stays.iter_mut().zip(ends) {
        stay.until = Some(end);
    }
    stays
}

/// Decisions with the time from which each holds: its own, or that of the last one that it follows when that is later.
fn in_order(transitions: &[(EntryId, Entry<Transition>)]) -> Vec<(Timestamp, &Entry<Transition>)> {
    // The time, and how many came before: what follows another at the same time stands after it.
    let mut places: BTreeMap<EntryId, (Timestamp, usize)> = transitions
        .iter()
        .map(|(id, entry)| (*id, (entry.at, 0)))
        .collect();
    // As many rounds as the longest chain could have; one that names itself in a circle ends with them.
    for _ in transitions {
        let mut moved = false;
        for (id, entry) in transitions {
            let own = (entry.at, 0);
            let after = entry.what.after.iter();
            let after = after.filter_map(|id| places.get(id));
            let place = after.fold(own, |place, (at, before)| {
                (place.0.max(*at), place.1.max(before + 1))
            });
            moved |= places.insert(*id, place) != Some(place);
        }
        if !moved {
            break;
        }
    }
    let mut ordered: Vec<_> = transitions
        .iter()
        .map(|(id, entry)| (places.get(id).copied().unwrap_or_default(), *id, entry))
        .collect();
    ordered.sort_by_key(|(place, id, _)| (*place, *id));
    ordered
        .into_iter()
        .map(|((at, _), _, entry)| (at, entry))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(id: u128, at: i64, to: State, after: &[u128]) -> (EntryId, Entry<Transition>) {
        let what = Transition {
            to,
            after: after.iter().map(|id| EntryId(*id)).collect(),
            reply: String::new(),
        };
        let entry = Entry {
            by: StaffId(1),
            at: Timestamp(at),
            replaces: None,
            what,
        };
        (EntryId(id), entry)
    }

    fn check(transitions: &[(EntryId, Entry<Transition>)], expected: &[(State, i64, Option<i64>)]) {
        let found: Vec<_> = of(Timestamp(10), transitions)
            .into_iter()
            .map(|stay| (stay.state, stay.from.0, stay.until.map(|until| until.0)))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn each_state_lasts_until_the_next_decision() {
        check(&[], &[(State::New, 10, None)]);
        check(
            &[
                decision(1, 30, State::Accepted, &[]),
                decision(2, 50, State::InSupport, &[1]),
                decision(3, 90, State::Closed, &[2]),
            ],
            &[
                (State::New, 10, Some(30)),
                (State::Accepted, 30, Some(50)),
                (State::InSupport, 50, Some(90)),
                (State::Closed, 90, None),
            ],
        );
    }

    #[test]
    fn what_follows_stands_after_what_it_follows_though_a_clock_was_slow() {
        check(
            &[
                decision(9, 30, State::Accepted, &[]),
                decision(5, 20, State::InSupport, &[9]),
                decision(3, 5, State::Closed, &[5]),
            ],
            &[
                (State::New, 10, Some(30)),
                (State::Accepted, 30, Some(30)),
                (State::InSupport, 30, Some(30)),
                (State::Closed, 30, None),
            ],
        );
    }

    #[test]
    fn decisions_in_a_circle_come_to_an_end() {
        let circle = [
            decision(1, 30, State::Accepted, &[2]),
            decision(2, 40, State::Declined, &[1]),
        ];
        assert_eq!(of(Timestamp(10), &circle).len(), 3);
    }

    #[test]
    fn a_decision_before_the_referral_was_made_lasts_from_then() {
        check(
            &[decision(1, 2, State::Declined, &[])],
            &[(State::New, 10, Some(10)), (State::Declined, 10, None)],
        );
    }
}
