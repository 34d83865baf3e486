//! Who reads which dossier by default: one table. A share starts from it; it never goes beyond it unasked.

use std::collections::BTreeSet;

use crate::contents::{Contents, Leaf};
use crate::id::{StaffId, StudentId};
use crate::shape::Kind;
use crate::staff::Role;

/// A member of the staff, as the table sees them.
#[derive(Debug, Clone, PartialEq)]
pub struct Reader {
    /// Who.
    pub staff: StaffId,
    /// Their roles.
    pub roles: Vec<Role>,
    /// The students they teach, by class enrolment.
    pub teaches: BTreeSet<StudentId>,
}

/// What the table needs to know of a dossier.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// Its kind.
    pub kind: Kind,
    /// The student it is about.
    pub student: Option<StudentId>,
    /// Its author: of a contribution, a referral or disclosures.
    pub author: Option<StaffId>,
    /// Who typed it in for its author, of a referral that was written on paper.
    pub typed_by: Option<StaffId>,
    /// The student's team, of Classroom.
    pub team: BTreeSet<StaffId>,
    /// The student's plan team, of Support.
    pub plan_team: BTreeSet<StaffId>,
    /// The people it is for by name: the circle of a consultation, of restricted notes or of a hand-over, the leaders of
    /// a group.
    pub circle: BTreeSet<StaffId>,
    /// The members of a group.
    pub members: BTreeSet<StudentId>,
    /// Who must never be sent anything about the student: the union of what every dossier on that student says.
    pub never_send: BTreeSet<StaffId>,
}

impl Facts {
    /// What these contents of a dossier tell. `never_send` is what this dossier alone says.
    pub fn of(kind: Kind, contents: &Contents) -> Self {
        let id = |field: &str| match contents.fields.get(field) {
            Some(Leaf::Text(text)) => text.parse::<StaffId>().ok(),
            _ => None,
        };
        let flagged = |map: &str| -> BTreeSet<StaffId> {
            let within = format!("{map}/");
            let fields = contents.fields.range(within.clone()..);
            fields
                .take_while(|(path, _)| path.starts_with(&within))
                .filter(|(_, leaf)| **leaf != Leaf::Flag(false))
                .filter_map(|(path, _)| path.split('/').nth(1)?.parse().ok())
                .collect()
        };
        let members = flagged("members").into_iter();
        Self {
            kind,
            student: id("student").map(|staff| StudentId(staff.0)),
            author: id("author").or_else(|| id("referred_by")),
            typed_by: id("typed_by"),
            team: flagged("team"),
            plan_team: flagged("plan_team"),
            circle: flagged("circle"),
            members: members.map(|staff| StudentId(staff.0)).collect(),
            never_send: flagged("never_send"),
        }
    }
}

const COUNSELING: &[Role] = &[
    Role::Counselor,
    Role::CounselingCoordinator,
    Role::Psychologist,
    Role::SocialWorker,
    Role::MentalHealthCounselor,
];

impl Reader {
    fn is(&self, roles: &[Role]) -> bool {
        self.roles.iter().any(|role| roles.contains(role))
    }

    /// Student workers, interns and roles of a later release read nothing about students by their role.
    fn learns(&self) -> bool {
        self.roles.iter().all(|role| {
            matches!(
                role,
                Role::StudentWorker | Role::CounselorIntern | Role::Other
            )
        })
    }

    /// Whether this person reads that dossier by default.
    pub fn reads(&self, facts: &Facts) -> bool {
        let about_students = facts.student.is_some() || !facts.members.is_empty();
        if about_students && facts.never_send.contains(&self.staff) {
            return false;
        }
        let author = facts.author == Some(self.staff);
        let counseling = self.is(COUNSELING) && !self.learns();
        let on_team = facts.team.contains(&self.staff);
        let on_plan_team = facts.plan_team.contains(&self.staff);
        let in_circle = facts.circle.contains(&self.staff);
        match facts.kind {
            Kind::School | Kind::Continuum | Kind::Family | Kind::Enclosure => true,
            Kind::Roster => {
                !self.roles.is_empty()
                    && !self.is(&[Role::StudentWorker])
                    && !self.is(&[Role::Other])
            }
            Kind::Contacts => {
                counseling || (!self.learns() && self.is(&[Role::Office, Role::Administrator]))
            }
            Kind::Classroom => {
                let teaches = facts
                    .student
                    .is_some_and(|student| self.teaches.contains(&student));
                counseling || on_team || on_plan_team || (teaches && !self.learns())
            }
            Kind::Support => counseling || on_plan_team,
            Kind::Contribution => author || counseling || on_plan_team,
            // Who typed it in has read it, and sees what came of it.
            Kind::Referral => author || facts.typed_by == Some(self.staff) || counseling,
            Kind::Disclosures => author || self.is(&[Role::CounselingCoordinator]),
            Kind::Thread | Kind::Restricted | Kind::Inbox => in_circle,
            Kind::Group | Kind::Handover => in_circle || counseling,
            // One's own notes leave in one's own backup alone.
            Kind::Private | Kind::Meeting | Kind::Journal => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STUDENT: StudentId = StudentId(1);

    fn facts(kind: Kind) -> Facts {
        use Kind::{Disclosures, Enclosure, Family, Group, Inbox, Private, Roster, School};
        let school = matches!(kind, School | Roster | Family | Enclosure | Inbox);
        let student = !school && !matches!(kind, Group | Private | Disclosures);
        Facts {
            kind,
            student: student.then_some(STUDENT),
            author: Some(StaffId(9)),
            typed_by: (kind == Kind::Referral).then_some(StaffId(8)),
            team: [StaffId(3)].into(),
            plan_team: [StaffId(4)].into(),
            circle: [StaffId(6), StaffId(5)].into(),
            members: (kind == Group).then_some(STUDENT).into_iter().collect(),
            never_send: [StaffId(5)].into(),
        }
    }

    fn readable(staff: u128, role: Role, teaches: bool) -> Vec<Kind> {
        let reader = Reader {
            staff: StaffId(staff),
            roles: vec![role],
            teaches: teaches.then_some(STUDENT).into_iter().collect(),
        };
        Kind::ALL
            .iter()
            .copied()
            .filter(|kind| kind.shape().is_some() && reader.reads(&facts(*kind)))
            .collect()
    }

    #[test]
    fn each_role_reads_what_the_table_says() {
        use Kind::{
            Classroom, Contacts, Contribution, Disclosures, Enclosure, Family, Group, Handover,
            Inbox, Referral, Restricted, Roster, School, Support, Thread,
        };
        let team = vec![
            School,
            Roster,
            Contacts,
            Classroom,
            Support,
            Contribution,
            Referral,
            Group,
        ];
        let of_counselor = [team.clone(), vec![Family, Enclosure, Handover]].concat();
        assert_eq!(readable(1, Role::Counselor, false), of_counselor);
        assert_eq!(
            readable(1, Role::CounselingCoordinator, false),
            [team, vec![Disclosures, Family, Enclosure, Handover]].concat()
        );
        assert_eq!(
            readable(1, Role::Teacher, false),
            [School, Roster, Family, Enclosure]
        );
        assert_eq!(
            readable(1, Role::Teacher, true),
            [School, Roster, Classroom, Family, Enclosure]
        );
        assert_eq!(
            readable(3, Role::Teacher, false),
            [School, Roster, Classroom, Family, Enclosure]
        );
        assert_eq!(
            readable(4, Role::Nurse, false),
            [
                School,
                Roster,
                Classroom,
                Support,
                Contribution,
                Family,
                Enclosure
            ]
        );
        assert_eq!(
            readable(9, Role::Teacher, false),
            [
                School,
                Roster,
                Contribution,
                Referral,
                Disclosures,
                Family,
                Enclosure
            ]
        );
        assert_eq!(
            readable(6, Role::Nurse, false),
            [
                School, Roster, Thread, Group, Restricted, Family, Enclosure, Inbox, Handover
            ]
        );
        assert_eq!(
            readable(1, Role::Office, false),
            [School, Roster, Contacts, Family, Enclosure]
        );
        assert_eq!(
            readable(8, Role::Office, false),
            [School, Roster, Contacts, Referral, Family, Enclosure]
        );
        assert_eq!(
            readable(1, Role::StudentWorker, true),
            [School, Family, Enclosure]
        );
        assert_eq!(
            readable(1, Role::CounselorIntern, true),
            [School, Roster, Family, Enclosure]
        );
        assert_eq!(
            readable(3, Role::CounselorIntern, false),
            [School, Roster, Classroom, Family, Enclosure]
        );
    }

    #[test]
    fn never_send_overrides_every_role_but_not_the_roster_card() {
        use Kind::{Disclosures, Enclosure, Family, Inbox, Roster, School};
        assert_eq!(
            readable(5, Role::CounselingCoordinator, true),
            [School, Roster, Disclosures, Family, Enclosure, Inbox]
        );
    }
}
