//! Who comes to a workshop: families sign up by slips, or somebody of the office signs them up; who came first has a seat,
//! and the others wait. Only the readers of Inbox see the names.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use throughline_public::slip::{Contact, Note};

use super::{Case, Closing, SEATS, cases};
use crate::contents::Contents;
use crate::time::Timestamp;

/// An entry of `seats`: something about who comes to a workshop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatStep {
    /// The text of the workshop's identifier.
    pub workshop: String,
    /// What.
    pub what: SeatChange,
}

/// Something about who comes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeatChange {
    /// Somebody of the office signed a family up.
    ByHand(ByHand),
    /// A family that had signed up, by the name of its sign-up, does not come.
    Cancelled(String),
    /// It comes after all.
    Back(String),
    /// It was there.
    Came(String),
    /// It was not there.
    Missed(String),
}

/// A sign-up that came by telephone or at the door.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ByHand {
    /// Who comes.
    pub name: String,
    /// How to reach them.
    pub address: String,
    /// How many adults.
    pub adults: u8,
    /// How many children need to be looked after.
    pub children: u8,
    /// The language of an interpreter; empty for none.
    pub interpreter: String,
}

/// A family that signed up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignUp {
    /// What names it.
    pub name: String,
    /// Who comes, and how to reach them.
    pub contact: Contact,
    /// How many adults.
    pub adults: u8,
    /// How many children need to be looked after.
    pub children: u8,
    /// The language of an interpreter; empty for none.
    pub interpreter: String,
    /// What else they wrote.
    pub text: String,
    /// When it came in.
    pub at: Timestamp,
    /// Whether they called it off.
    pub cancelled: bool,
    /// Whether they were there; `None` while nobody said.
    pub came: Option<bool>,
    /// Whether all seats were taken before.
    pub waits: bool,
}

/// The sign-ups for a workshop with so many seats for families, in the order in which they came in: those who come, those
/// who wait, then those who called it off.
pub fn sign_ups(contents: &Contents, workshop: &str, seats: Option<u32>) -> Vec<SignUp> {
    let slips = cases(contents).into_iter();
    let mut all: BTreeMap<String, SignUp> = slips
        .filter(|case| case.closed != Some(Closing::Spam))
        .filter_map(|case| by_slip(case, workshop))
        .map(|sign_up| (sign_up.name.clone(), sign_up))
        .collect();
    let steps = contents.entries::<SeatStep>(SEATS).into_iter();
    for (id, entry) in steps.filter(|(_, entry)| entry.what.workshop == workshop) {
        match entry.what.what {
            SeatChange::ByHand(by_hand) => {
                all.insert(id.to_string(), signed(id.to_string(), by_hand, entry.at));
            }
            SeatChange::Cancelled(name) => set(&mut all, &name, |it| it.cancelled = true),
            SeatChange::Back(name) => set(&mut all, &name, |it| it.cancelled = false),
            SeatChange::Came(name) => set(&mut all, &name, |it| it.came = Some(true)),
            SeatChange::Missed(name) => set(&mut all, &name, |it| it.came = Some(false)),
        }
    }
    let mut all: Vec<SignUp> = all.into_values().collect();
    all.sort_by_key(|it| (it.cancelled, it.at));
    let seats = seats.map_or(usize::MAX, |seats| {
        usize::try_from(seats).unwrap_or(usize::MAX)
    });
    for sign_up in all.iter_mut().filter(|it| !it.cancelled).skip(seats) {
        sign_up.waits = true;
    }
    all
}

fn set(all: &mut BTreeMap<String, SignUp>, name: &str, change: impl FnOnce(&mut SignUp)) {
    if let Some(sign_up) = all.get_mut(name) {
        change(sign_up);
    }
}

fn by_slip(case: Case, of: &str) -> Option<SignUp> {
    match case.slip.note {
        Note::SignUp {
            workshop,
            adults,
            children,
            interpreter,
            text,
            contact,
        } if workshop.0 == of => Some(SignUp {
            name: case.hash,
            contact,
            adults,
            children,
            interpreter,
            text,
            at: case.opened,
            cancelled: false,
            came: None,
            waits: false,
        }),
        _ => None,
    }
}

fn signed(name: String, by_hand: ByHand, at: Timestamp) -> SignUp {
    SignUp {
        name,
        contact: Contact {
            name: by_hand.name,
            address: by_hand.address,
            ..Contact::default()
        },
        adults: by_hand.adults,
        children: by_hand.children,
        interpreter: by_hand.interpreter,
        text: String::new(),
        at,
        cancelled: false,
        came: None,
        waits: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{EntryId, StaffId};

    /// Families that are signed up one after the other, each under its place; then these changes.
    fn contents(families: u128, changes: &[SeatChange]) -> Contents {
        let hand = (1..=families).map(|_| SeatChange::ByHand(ByHand::default()));
        let mut contents = Contents::default();
        for (what, id) in hand.chain(changes.iter().cloned()).zip(1_u128..) {
            let step = SeatStep {
                workshop: "W".into(),
                what,
            };
            let what = serde_json::to_string(&step).unwrap();
            let json = format!(r#"{{"by":"{}","at":{id},"what":{what}}}"#, StaffId(1));
            let of = contents.entries.entry(SEATS.to_owned()).or_default();
            of.insert(EntryId(id), json);
        }
        contents
    }

    fn name(place: u128) -> String {
        EntryId(place).to_string()
    }

    fn check(changes: &[SeatChange], expected: &[(u128, bool)]) {
        let found = sign_ups(&contents(3, changes), "W", Some(2));
        let found: Vec<(String, bool)> = found.into_iter().map(|it| (it.name, it.waits)).collect();
        let expected: Vec<(String, bool)> = expected
            .iter()
            .map(|(place, waits)| (name(*place), *waits))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn who_waits_moves_up_when_somebody_does_not_come() {
        check(&[], &[(1, false), (2, false), (3, true)]);
        let cancelled = SeatChange::Cancelled(name(1));
        check(
            std::slice::from_ref(&cancelled),
            &[(2, false), (3, false), (1, false)],
        );
        let back = SeatChange::Back(name(1));
        check(&[cancelled, back], &[(1, false), (2, false), (3, true)]);
    }

    #[test]
    fn a_workshop_has_its_own_sign_ups_and_the_last_word_on_who_came_holds() {
        let changes = [
            SeatChange::Came(name(2)),
            SeatChange::Missed(name(2)),
            SeatChange::Came(name(9)),
        ];
        let contents = contents(3, &changes);
        let found = sign_ups(&contents, "W", None);
        let came: Vec<Option<bool>> = found.iter().map(|it| it.came).collect();
        assert_eq!(came, [None, Some(false), None]);
        assert_eq!(sign_ups(&contents, "other", None), []);
    }
}
