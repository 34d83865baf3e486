//! Which dossier is meant, in the school's terms. The engine derives the dossier's identifier from it.

use serde::{Deserialize, Serialize};

use crate::contents::{Contents, Leaf};
use crate::id::{
    CircleId, EnclosureId, GroupId, HandoverId, ReferralId, StaffId, StudentId, ThreadId,
};
use crate::shape::Kind;

/// A dossier, named by what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Subject {
    /// The school.
    School,
    /// The roster.
    Roster,
    /// A student's contacts.
    Contacts(StudentId),
    /// A student's classroom dossier.
    Classroom(StudentId),
    /// A student's support dossier.
    Support(StudentId),
    /// One author's contribution on a student.
    Contribution(StudentId, StaffId),
    /// A referral.
    Referral(ReferralId),
    /// A consultation.
    Thread(ThreadId),
    /// A support group.
    Group(GroupId),
    /// The restricted notes of a circle.
    Restricted(CircleId),
    /// A person's own notes.
    Private(StaffId),
    /// A sender's disclosures.
    Disclosures(StaffId),
    /// What a student's next school or team should know.
    Handover(StudentId),
    /// What another school hands on about a student, as it was filed here.
    Received(HandoverId),
    /// What families may see.
    Family,
    /// The bytes of a file that goes with a guide or a strategy.
    Enclosure(EnclosureId),
    /// What families and staff without a vault sent to the office.
    Inbox,
}

impl Subject {
    /// The kind of the dossier.
    pub const fn kind(self) -> Kind {
        match self {
            Subject::School => Kind::School,
            Subject::Roster => Kind::Roster,
            Subject::Contacts(_) => Kind::Contacts,
            Subject::Classroom(_) => Kind::Classroom,
            Subject::Support(_) => Kind::Support,
            Subject::Contribution(..) => Kind::Contribution,
            Subject::Referral(_) => Kind::Referral,
            Subject::Thread(_) => Kind::Thread,
            Subject::Group(_) => Kind::Group,
            Subject::Restricted(_) => Kind::Restricted,
            Subject::Private(_) => Kind::Private,
            Subject::Disclosures(_) => Kind::Disclosures,
            Subject::Handover(_) | Subject::Received(_) => Kind::Handover,
            Subject::Family => Kind::Family,
            Subject::Enclosure(_) => Kind::Enclosure,
            Subject::Inbox => Kind::Inbox,
        }
    }

    /// The natural key, from which every device derives the same dossier identifier.
    pub fn natural_key(self) -> Vec<String> {
        self.identity().into_iter().map(|(_, id)| id).collect()
    }

    /// The fields that say whom the dossier is about: written when it is first written to.
    pub fn identity_fields(self) -> Vec<(String, Leaf)> {
        self.identity()
            .into_iter()
            .map(|(name, id)| (name.to_owned(), Leaf::Text(id)))
            .collect()
    }

    /// The student it is about, when its name tells; others may say so in their field `student`.
    pub const fn student(self) -> Option<StudentId> {
        match self {
            Subject::Contacts(student)
            | Subject::Classroom(student)
            | Subject::Support(student)
            | Subject::Handover(student)
            | Subject::Contribution(student, _) => Some(student),
            _ => None,
        }
    }

    fn identity(self) -> Vec<(&'static str, String)> {
        match self {
            Subject::School | Subject::Roster | Subject::Family | Subject::Inbox => vec![],
            Subject::Contacts(student)
            | Subject::Classroom(student)
            | Subject::Support(student)
            | Subject::Handover(student) => {
                vec![("student", student.to_string())]
            }
            Subject::Contribution(student, author) => {
                vec![
                    ("student", student.to_string()),
                    ("author", author.to_string()),
                ]
            }
            Subject::Referral(referral) => vec![("referral", referral.to_string())],
            Subject::Thread(thread) => vec![("thread", thread.to_string())],
            Subject::Group(group) => vec![("group", group.to_string())],
            Subject::Received(handover) => vec![("handover", handover.to_string())],
            Subject::Enclosure(file) => vec![("file", file.to_string())],
            Subject::Restricted(circle) => vec![("circle_id", circle.to_string())],
            Subject::Private(author) | Subject::Disclosures(author) => {
                vec![("author", author.to_string())]
            }
        }
    }

    /// What a dossier of this kind with these contents is about; `None` when it does not say.
    pub fn of(kind: Kind, contents: &Contents) -> Option<Subject> {
        fn id<T: std::str::FromStr>(contents: &Contents, field: &str) -> Option<T> {
            match contents.fields.get(field)? {
                Leaf::Text(text) => text.parse().ok(),
                _ => None,
            }
        }
        Some(match kind {
            Kind::School => Subject::School,
            Kind::Roster => Subject::Roster,
            Kind::Contacts => Subject::Contacts(id(contents, "student")?),
            Kind::Classroom => Subject::Classroom(id(contents, "student")?),
            Kind::Support => Subject::Support(id(contents, "student")?),
            Kind::Contribution => {
                Subject::Contribution(id(contents, "student")?, id(contents, "author")?)
            }
            Kind::Referral => Subject::Referral(id(contents, "referral")?),
            Kind::Thread => Subject::Thread(id(contents, "thread")?),
            Kind::Group => Subject::Group(id(contents, "group")?),
            Kind::Restricted => Subject::Restricted(id(contents, "circle_id")?),
            Kind::Private => Subject::Private(id(contents, "author")?),
            Kind::Disclosures => Subject::Disclosures(id(contents, "author")?),
            // One that another school wrote is told by its own identifier: whom it is about here, a person says.
            Kind::Handover => match id(contents, "handover") {
                Some(handover) => Subject::Received(handover),
                None => Subject::Handover(id(contents, "student")?),
            },
            Kind::Family => Subject::Family,
            Kind::Enclosure => Subject::Enclosure(id(contents, "file")?),
            Kind::Inbox => Subject::Inbox,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dossier_says_what_it_is_about() {
        let (student, staff) = (StudentId(5), StaffId(6));
        for subject in [
            Subject::School,
            Subject::Roster,
            Subject::Contacts(student),
            Subject::Classroom(student),
            Subject::Support(student),
            Subject::Contribution(student, staff),
            Subject::Referral(ReferralId(7)),
            Subject::Thread(ThreadId(8)),
            Subject::Group(GroupId(9)),
            Subject::Restricted(CircleId(10)),
            Subject::Private(staff),
            Subject::Disclosures(staff),
            Subject::Handover(student),
            Subject::Received(HandoverId(11)),
            Subject::Family,
            Subject::Enclosure(EnclosureId(12)),
            Subject::Inbox,
        ] {
            let contents = Contents {
                fields: subject.identity_fields().into_iter().collect(),
                ..Contents::default()
            };
            assert_eq!(Subject::of(subject.kind(), &contents), Some(subject));
        }
    }

    #[test]
    fn what_another_school_wrote_stays_itself_when_it_is_linked_to_a_student() {
        let subject = Subject::Received(HandoverId(11));
        let mut contents = Contents {
            fields: subject.identity_fields().into_iter().collect(),
            ..Contents::default()
        };
        let linked = Leaf::Text(StudentId(5).to_string());
        contents.fields.insert("student".to_owned(), linked);
        assert_eq!(Subject::of(Kind::Handover, &contents), Some(subject));
    }
}
