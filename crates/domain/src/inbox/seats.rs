//! Who comes to a workshop: families sign up by slips, or somebody of the office signs them up; who came first has a seat,
//! and the others wait. Only the readers of Inbox see the names.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use throughline_public::id::WorkshopId;
use throughline_public::slip::{Contact, Note};
use throughline_public::workshop::{Workshop, dates};

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
    /// Whether they signed up for all dates of the series from one on.
    pub series: bool,
    /// When it came in.
    pub at: Timestamp,
    /// Whether they called it off.
    pub cancelled: bool,
    /// Whether they were there; `None` while nobody said.
    pub came: Option<bool>,
    /// Whether all seats were taken before.
    pub waits: bool,
}

/// The sign-ups for one of these workshops, with as many seats for families as it has, in the order in which they came in:
/// those who come, those who wait, then those who called it off. Who signed up for a series comes to each of its dates from
/// that one on; each date has its own seats, and is called off by itself.
pub fn sign_ups(
    contents: &Contents,
    workshop: &str,
    workshops: &BTreeMap<WorkshopId, Workshop>,
) -> Vec<SignUp> {
    let id = WorkshopId::from(workshop);
    let seats = workshops.get(&id).and_then(|it| it.seats);
    let series = dates(workshops, &id);
    // This one and those before it.
    let until = series.iter().position(|(it, _)| **it == id);
    let until = &series[..until.map_or(0, |place| place + 1)];
    let reaches = |of: &WorkshopId, all: bool| {
        *of == id || (all && until.iter().any(|(earlier, _)| *earlier == of))
    };
    let slips = cases(contents).into_iter();
    let mut all: BTreeMap<String, SignUp> = slips
        .filter(|case| case.closed != Some(Closing::Spam))
        .filter_map(|case| by_slip(case, &reaches))
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

fn by_slip(case: Case, reaches: &impl Fn(&WorkshopId, bool) -> bool) -> Option<SignUp> {
    match case.slip.note {
        Note::SignUp {
            workshop,
            series,
            adults,
            children,
            interpreter,
            text,
            contact,
        } if reaches(&workshop, series) => Some(SignUp {
            name: case.hash,
            contact,
            adults,
            children,
            interpreter,
            text,
            series,
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
        series: false,
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

    /// Three dates of a series with so many seats, the second of which is `W`.
    fn workshops(seats: Option<u32>) -> BTreeMap<WorkshopId, Workshop> {
        let on = |day: u32| Workshop {
            date: chrono::NaiveDate::from_ymd_opt(2026, 11, day),
            series: Some("S".into()),
            seats,
            ..Workshop::default()
        };
        [
            ("V".into(), on(3)),
            ("W".into(), on(10)),
            ("X".into(), on(17)),
        ]
        .into()
    }

    fn name(place: u128) -> String {
        EntryId(place).to_string()
    }

    fn check(changes: &[SeatChange], expected: &[(u128, bool)]) {
        let found = sign_ups(&contents(3, changes), "W", &workshops(Some(2)));
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
        let found = sign_ups(&contents, "W", &workshops(None));
        let came: Vec<Option<bool>> = found.iter().map(|it| it.came).collect();
        assert_eq!(came, [None, Some(false), None]);
        assert_eq!(sign_ups(&contents, "other", &workshops(None)), []);
    }

    #[test]
    fn who_signs_up_for_a_series_comes_to_each_date_from_that_one_on() {
        let slip = |id: u128, workshop: &str, series: bool| {
            let note = Note::SignUp {
                workshop: workshop.into(),
                series,
                adults: 1,
                children: 0,
                interpreter: String::new(),
                text: String::new(),
                contact: Contact::default(),
            };
            let slip = throughline_public::slip::Slip {
                format: String::new(),
                version: 1,
                minimum_reader: 1,
                written_at: String::new(),
                language: String::new(),
                reply_to: String::new(),
                note,
            };
            let hash = workshop.to_owned();
            let what = serde_json::to_string(&crate::inbox::Received { hash, slip }).unwrap();
            let json = format!(r#"{{"by":"{}","at":{id},"what":{what}}}"#, StaffId(1));
            (EntryId(id), json)
        };
        let mut contents = Contents::default();
        let slips = [slip(1, "V", false), slip(2, "W", true)].into();
        contents
            .entries
            .insert(crate::inbox::SLIPS.to_owned(), slips);
        let workshops = workshops(Some(5));
        let who = |id: &str| {
            let found = sign_ups(&contents, id, &workshops).into_iter();
            found.map(|it| it.name).collect::<Vec<_>>()
        };
        assert_eq!(who("V"), ["V"]);
        assert_eq!(who("W"), ["W"]);
        assert_eq!(who("X"), ["W"]);
    }
}
