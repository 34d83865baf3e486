//! Classroom: what a student's teachers and team need.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::entry::Entry;
use crate::id::{AccommodationId, EntryId, StaffId, StudentId};
use crate::roster::Roster;
use crate::shape::{Body, Kind, Shape};
use crate::time::Day;

/// The body of a student's Classroom dossier.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Classroom {
    /// Whose it is.
    pub student: StudentId,
    /// Strengths.
    pub strengths: String,
    /// Interests.
    pub interests: String,
    /// The student's voice: what I want.
    pub voice_wants: String,
    /// The student's voice: what helps me.
    pub voice_helps: String,
    /// What we all say and do (prose).
    pub agreed_approach: String,
    /// Contact details that teachers may use.
    pub cleared_contact: String,
    /// Who is on the student's team.
    pub team: BTreeMap<StaffId, TeamMember>,
    /// Accommodations.
    pub accommodations: BTreeMap<AccommodationId, Accommodation>,
    /// People who must never be sent anything about this student, whatever their role.
    pub never_send: BTreeMap<StaffId, bool>,
}

/// Someone on a student's team.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TeamMember {
    /// Their part, in words.
    pub part: String,
    /// Whether they lead.
    pub leads: bool,
}

/// An accommodation.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Accommodation {
    /// What.
    pub what: String,
    /// Where it holds.
    pub place: String,
    /// Who sees to it.
    pub who: String,
    /// Since when.
    pub since: Option<Day>,
    /// Until when; `None` while it holds.
    pub until: Option<Day>,
}

/// Why an accommodation cannot be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AccommodationProblem {
    /// It does not say what.
    What,
    /// It does not say since when.
    Since,
    /// It ends before it begins.
    EndTooEarly,
}

impl Accommodation {
    /// Whether it holds on this day or later: it has not ended before it.
    pub fn holds(&self, today: Day) -> bool {
        self.until.is_none_or(|until| until >= today)
    }

    /// What is wrong with it, in the order of its form.
    pub fn problems(&self) -> Vec<AccommodationProblem> {
        let early = self
            .until
            .zip(self.since)
            .is_some_and(|(until, since)| until < since);
        let checks = [
            (self.what.trim().is_empty(), AccommodationProblem::What),
            (self.since.is_none(), AccommodationProblem::Since),
            (early, AccommodationProblem::EndTooEarly),
        ];
        let wrong = checks.into_iter().filter(|(wrong, _)| *wrong);
        wrong.map(|(_, problem)| problem).collect()
    }
}

/// The collection of [`Acknowledgement`]s.
pub const ACKNOWLEDGEMENTS: &str = "acknowledgements";

/// An entry of `acknowledgements`: a teacher has read an accommodation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Acknowledgement {
    /// Which.
    pub accommodation: AccommodationId,
    /// What it said then: one that says something else now is to be read again.
    #[serde(default)]
    pub what: String,
    /// Who has read it, where they said so on a slip and whoever wrote this confirmed it with them; `None` when its
    /// writer has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reader: Option<StaffId>,
}

impl Acknowledgement {
    /// Who has read it, by an entry.
    pub fn read_by(entry: &Entry<Self>) -> StaffId {
        entry.what.reader.unwrap_or(entry.by)
    }
}

impl Classroom {
    /// Who needs to know the accommodations: those who teach the student, and the student's team.
    pub fn readers(&self, roster: &Roster) -> BTreeSet<StaffId> {
        let mut readers = roster.teachers_of(self.student);
        readers.extend(self.team.keys());
        readers
    }

    /// The accommodations that hold and that this person has not acknowledged as they stand now.
    pub fn unread(
        &self,
        staff: StaffId,
        acknowledged: &[(EntryId, Entry<Acknowledgement>)],
        today: Day,
    ) -> Vec<AccommodationId> {
        let read = |id: AccommodationId, what: &str| {
            acknowledged.iter().any(|(_, entry)| {
                let of = &entry.what;
                Acknowledgement::read_by(entry) == staff
                    && of.accommodation == id
                    && of.what == what
            })
        };
        let holding = self.accommodations.iter().filter(|(_, it)| it.holds(today));
        holding
            .filter(|(id, it)| !read(**id, &it.what))
            .map(|(id, _)| *id)
            .collect()
    }
}

impl Body for Classroom {
    const SHAPE: Shape = Shape {
        kind: Kind::Classroom,
        prose: &["agreed_approach"],
        entries: &[ACKNOWLEDGEMENTS],
        dated: &[],
        later: &[],
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Timestamp;

    const ID: AccommodationId = AccommodationId(1);

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn classroom(what: &str) -> Classroom {
        let accommodation = Accommodation {
            what: what.to_owned(),
            since: Some(day("2026-09-07")),
            ..Accommodation::default()
        };
        Classroom {
            accommodations: [(ID, accommodation)].into(),
            team: [(StaffId(3), TeamMember::default())].into(),
            ..Classroom::default()
        }
    }

    fn read_by(staff: u128, what: &str) -> (EntryId, Entry<Acknowledgement>) {
        let entry = Entry {
            by: StaffId(staff),
            at: Timestamp(0),
            replaces: None,
            what: Acknowledgement {
                accommodation: ID,
                what: what.to_owned(),
                reader: None,
            },
        };
        (EntryId(staff), entry)
    }

    #[test]
    fn what_changed_is_to_be_read_again() {
        let today = day("2026-11-25");
        let read = [read_by(3, "Extra time")];
        let unread = |what: &str, staff| classroom(what).unread(StaffId(staff), &read, today);
        assert_eq!(unread("Extra time", 3), []);
        assert_eq!(unread("Extra time", 4), [ID]);
        assert_eq!(unread("Extra time, half as much again", 3), [ID]);
    }

    #[test]
    fn who_wrote_a_slip_has_read_it_and_who_filed_the_slip_has_not() {
        let (id, mut filed) = read_by(4, "Extra time");
        filed.what.reader = Some(StaffId(3));
        let today = day("2026-11-25");
        let unread =
            |staff| classroom("Extra time").unread(StaffId(staff), &[(id, filed.clone())], today);
        assert_eq!((unread(3), unread(4)), (vec![], vec![ID]));
        let stored = serde_json::to_string(&filed.what).unwrap();
        assert_eq!(
            serde_json::from_str::<Acknowledgement>(&stored).unwrap(),
            filed.what
        );
        let before = format!(r#"{{"accommodation":"{ID}","what":"Extra time"}}"#);
        assert_eq!(
            serde_json::from_str::<Acknowledgement>(&before)
                .unwrap()
                .reader,
            None
        );
    }

    #[test]
    fn what_ended_need_not_be_read() {
        let mut ended = classroom("Extra time");
        if let Some(accommodation) = ended.accommodations.get_mut(&ID) {
            accommodation.until = Some(day("2026-11-24"));
        }
        assert_eq!(ended.unread(StaffId(3), &[], day("2026-11-25")), []);
        assert_eq!(ended.unread(StaffId(3), &[], day("2026-11-24")), [ID]);
    }

    #[test]
    fn the_team_reads_it_and_whoever_teaches() {
        let readers = classroom("Extra time").readers(&Roster::default());
        assert_eq!(readers, [StaffId(3)].into());
    }

    #[test]
    fn an_accommodation_says_what_and_since_when() {
        use AccommodationProblem::{EndTooEarly, Since, What};
        assert_eq!(Accommodation::default().problems(), [What, Since]);
        let backwards = Accommodation {
            until: Some(day("2026-09-01")),
            ..classroom("Extra time").accommodations[&ID].clone()
        };
        assert_eq!(backwards.problems(), [EndTooEarly]);
    }
}
