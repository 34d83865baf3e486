//! What one school hands on to another about a student: the one dossier of a file between schools and, once filed, of
//! the school that received it. It holds values and no history, and is never merged into anything.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Handover, Part};
use crate::id::{CircleId, HandoverId, StaffId, StudentId};
use crate::masking::{Names, Piece, Whose};
use crate::shape::{Body, Shape};
use crate::time::{Day, Timestamp};

/// The body of a Handover dossier that another school wrote.
///
/// No part of it is prose that is merged letter by letter: two people who file one file apart write equal values, which
/// are one.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Received {
    /// Its own identifier, random: the sender made it for this file alone.
    pub handover: HandoverId,
    /// The student's name, as the sender's school writes it.
    pub name: String,
    /// The student's grade there.
    pub grade: String,
    /// The day of birth, when the sender chose to tell it.
    pub born: Option<Day>,
    /// The school that it was made for.
    pub to: String,
    /// The day of the move.
    pub moving: Option<Day>,
    /// What is handed on, by part.
    pub parts: BTreeMap<Part, String>,
    /// What only named people may read, when the sender chose to send it. Stands in the file alone: where it is filed, it
    /// becomes a restricted note.
    pub restricted: String,
    /// The school that wrote it, as it says.
    pub school: String,
    /// Who sent it, as they say.
    pub by: String,
    /// The six words of the device that signed it.
    pub words: String,
    /// When it was made, by the sender's clock.
    pub sent: Option<Timestamp>,
    /// Who filed it here, and when: several, when they did so apart.
    pub filed: BTreeMap<StaffId, Timestamp>,
    /// Which student of this school it is about, as somebody here has said.
    pub student: Option<StudentId>,
    /// The people here who read it, besides the counseling team.
    pub circle: BTreeMap<StaffId, bool>,
    /// Whom to ask about its restricted part, by the circle that reads that.
    pub restricted_ask: BTreeMap<CircleId, StaffId>,
    /// People who must never be sent anything about the student it is linked to, whatever their role.
    pub never_send: BTreeMap<StaffId, bool>,
}

impl Body for Received {
    const SHAPE: Shape = Handover::SHAPE;
}

/// The most bytes of text that a hand-over of another school may have: people write a few pages.
pub const LONGEST: usize = 1 << 20;

/// Where a hand-over came from. All of it but the words is a claim, until the words are compared.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Origin {
    /// The school.
    pub school: String,
    /// The person.
    pub by: String,
    /// The six words of the device that signed.
    pub words: String,
    /// When it was made.
    pub sent: Option<Timestamp>,
}

impl Received {
    /// What a hand-over says in these parts: nothing of who may read it here, nor of whom to keep it from.
    pub fn of(body: &Handover, parts: &BTreeSet<Part>) -> Self {
        let said = parts
            .iter()
            .map(|part| (*part, part.of(body).trim().to_owned()));
        Self {
            moving: body.moving,
            parts: said.filter(|(_, text)| !text.is_empty()).collect(),
            ..Self::default()
        }
    }

    /// As it may stand in a file: what the student is called, what is handed on, and nothing of a school's own. `handover`
    /// is fresh for every file.
    #[must_use]
    pub fn for_file(&self, handover: HandoverId) -> Self {
        Self {
            handover,
            name: self.name.clone(),
            grade: self.grade.clone(),
            born: self.born,
            to: self.to.clone(),
            moving: self.moving,
            parts: self.parts.clone(),
            restricted: self.restricted.clone(),
            ..Self::default()
        }
    }

    /// What a file says, with where it came from: whatever else stands in it is left there. `None` when it does not say
    /// whom it is about, or is longer than [`LONGEST`].
    pub fn from_file(&self, origin: Origin) -> Option<Self> {
        let named = !self.name.trim().is_empty() && self.handover != HandoverId::default();
        let others = [&self.name, &self.grade, &self.to, &self.restricted];
        let length: usize = self.parts.values().chain(others).map(String::len).sum();
        (named && length <= LONGEST).then(|| Self {
            school: origin.school,
            by: origin.by,
            words: origin.words,
            sent: origin.sent,
            ..self.for_file(self.handover)
        })
    }

    /// As it is filed: by whom, when, for which people. Its restricted part is not in it: who reads that is another
    /// circle.
    #[must_use]
    pub fn filed_by(&self, by: StaffId, at: Timestamp, circle: &BTreeSet<StaffId>) -> Self {
        let people = circle.iter().chain([&by]);
        Self {
            filed: [(by, at)].into(),
            circle: people.map(|staff| (*staff, true)).collect(),
            restricted: String::new(),
            ..self.clone()
        }
    }

    /// Who filed it here first, and when; `None` for one that nobody has filed.
    pub fn first_filed(&self) -> Option<(StaffId, Timestamp)> {
        let filed = self.filed.iter().map(|(by, at)| (*by, *at));
        filed.min_by_key(|(by, at)| (*at, *by))
    }

    /// Which of these names stand in it, wherever. A name is found as [`Names::mask`] finds it.
    pub fn naming<'a>(&self, names: &'a [String]) -> Vec<&'a String> {
        let texts = || self.parts.values().chain([&self.restricted]);
        let stands = |name: &&String| {
            let mut sought = Names::default();
            sought.add(Whose::Staff, name);
            let masked = |text: &String| {
                let pieces = sought.mask(text);
                pieces.iter().any(|it| matches!(it, Piece::Masked(..)))
            };
            texts().any(masked)
        };
        names.iter().filter(stands).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::{Facts, Reader};
    use crate::contents::{Contents, Leaf};
    use crate::fields;
    use crate::shape::Kind;
    use crate::staff::Role;

    fn body() -> Handover {
        Handover {
            student: StudentId(5),
            to: "Valley School".into(),
            moving: "2027-01-11".parse().ok(),
            strengths: " draws ".into(),
            family: "call the aunt".into(),
            circle: [(StaffId(3), true)].into(),
            never_send: [(StaffId(4), true)].into(),
            ..Handover::default()
        }
    }

    fn file() -> Received {
        let said = Received {
            name: "Lucía Álvarez".into(),
            grade: "8".into(),
            to: "Valley School".into(),
            restricted: "in confidence".into(),
            ..Received::of(&body(), &Part::ALL.into())
        };
        said.for_file(HandoverId(7))
    }

    #[test]
    fn a_file_says_what_was_chosen_and_nothing_of_the_school() {
        let few = Received::of(&body(), &[Part::Strengths, Part::Peers].into());
        assert_eq!(few.parts, [(Part::Strengths, "draws".to_owned())].into());
        let fields = fields::write(&file()).unwrap();
        let said: Vec<&str> = fields
            .iter()
            .filter(|(_, leaf)| **leaf != Leaf::Text(String::new()))
            .map(|(path, _)| path.as_str())
            .collect();
        let expected = [
            "grade",
            "handover",
            "moving",
            "name",
            "parts/family",
            "parts/strengths",
            "restricted",
            "to",
        ];
        assert_eq!(said, expected);
        assert_eq!(fields::read::<Received>(&fields), (file(), vec![]));
    }

    #[test]
    fn what_a_file_says_of_the_receiving_school_is_left_in_it() {
        let origin = Origin {
            school: "Hill School".into(),
            by: "Amy".into(),
            ..Origin::default()
        };
        let crafted = Received {
            student: Some(StudentId(9)),
            circle: [(StaffId(9), true)].into(),
            filed: [(StaffId(9), Timestamp(9))].into(),
            school: "The Ministry".into(),
            ..file()
        };
        let read = crafted.from_file(origin).unwrap();
        assert_eq!((read.student, read.first_filed()), (None, None));
        assert!(read.circle.is_empty());
        assert_eq!(read.school, "Hill School");
        let nobody = Received {
            name: " ".into(),
            ..file()
        };
        assert_eq!(nobody.from_file(Origin::default()), None);
        let endless = Received {
            restricted: "x".repeat(LONGEST),
            ..file()
        };
        assert_eq!(endless.from_file(Origin::default()), None);
    }

    #[test]
    fn it_is_read_by_its_circle_and_the_counseling_team_without_its_restricted_part() {
        let mut filed = file().filed_by(StaffId(1), Timestamp(7), &[StaffId(2)].into());
        assert_eq!(filed.restricted, "");
        filed.filed.insert(StaffId(0), Timestamp(8));
        assert_eq!(filed.first_filed(), Some((StaffId(1), Timestamp(7))));
        let contents = Contents {
            fields: fields::write(&filed).unwrap(),
            ..Contents::default()
        };
        let facts = Facts::of(Kind::Handover, &contents);
        let reads = |staff, role| {
            let reader = Reader {
                staff: StaffId(staff),
                roles: vec![role],
                teaches: BTreeSet::new(),
            };
            reader.reads(&facts)
        };
        assert!(reads(1, Role::Office) && reads(2, Role::Teacher) && reads(9, Role::Counselor));
        assert!(!reads(9, Role::Teacher) && !reads(9, Role::Administrator));
    }

    #[test]
    fn a_name_that_must_not_be_in_it_is_found() {
        let names = ["Ben Sample".to_owned(), "Aunt Ida".to_owned()];
        assert_eq!(file().naming(&names), [&names[1]]);
        assert!(file().naming(&[]).is_empty());
    }
}
