//! What the person's own roles let them do.

use std::collections::BTreeSet;

use throughline_domain::access::{Facts, Reader};
use throughline_domain::contents::Contents;
use throughline_domain::id::{StaffId, StudentId};
use throughline_domain::shape::Kind;
use throughline_domain::staff::Role;
use throughline_domain::subject::Subject;

use super::Workspace;
use super::reply::{Person, Standing};

impl Workspace {
    /// Whether the person is of the counseling team, which holds the Support of every student. Tracked.
    pub fn is_counseling(self) -> bool {
        self.reads_all(Kind::Support)
    }

    /// Whether the person's roles give them this kind of dossier about every student. Tracked.
    pub fn reads_all(self, kind: Kind) -> bool {
        self.reads(&Facts::of(kind, &Contents::default()))
    }

    /// Whether the person may see and begin a plan of this student: whoever leads one reads all of the Support, so it takes
    /// somebody who does already. Who leads a group has a Support dossier here too, which holds nothing but the group's
    /// sessions. Tracked.
    pub fn may_plan(self, student: StudentId) -> bool {
        let held = self.cabinet.view(Subject::Support(student));
        let contents = held.as_ref().map(|view| &view.contents);
        let facts = contents.map(|contents| Facts::of(Kind::Support, contents));
        self.is_counseling() || facts.is_some_and(|facts| self.reads(&facts))
    }

    /// Whether the person may say how long referrals wait and what is done when a student is not safe: counselors,
    /// administrators, and who coordinates the school here. Tracked.
    pub fn may_set_rules(self) -> bool {
        let sets = |role: &Role| {
            matches!(
                role,
                Role::Counselor | Role::CounselingCoordinator | Role::Administrator
            )
        };
        self.myself().is_some_and(|person| {
            person.standing == Standing::Coordinator || person.roles.iter().any(sets)
        })
    }

    /// What the staff list says of the person. Tracked.
    fn myself(self) -> Option<Person> {
        let me = self.me();
        let people = self.people();
        people.into_iter().find(|person| person.staff == me)
    }

    /// Whether the person's roles, or what a dossier says of them, let them read it. Tracked.
    fn reads(self, facts: &Facts) -> bool {
        let reader = Reader {
            staff: self.me(),
            roles: self.myself().map(|person| person.roles).unwrap_or_default(),
            teaches: BTreeSet::new(),
        };
        reader.reads(facts)
    }

    /// Who of the staff reads a student's Support by default, in the order of the staff. Tracked.
    pub fn team_of(self, student: StudentId) -> Vec<StaffId> {
        let mut facts = Facts::of(Kind::Support, &Contents::default());
        facts.student = Some(student);
        for (subject, of) in self.dossiers_about(student) {
            facts.never_send.extend(of.never_send);
            if subject.kind() == Kind::Support {
                facts.plan_team.extend(of.plan_team);
            }
        }
        let reads = |person: &Person| {
            let reader = Reader {
                staff: person.staff,
                roles: person.roles.clone(),
                teaches: BTreeSet::new(),
            };
            person.standing != Standing::Revoked && reader.reads(&facts)
        };
        let people = self.people().into_iter();
        people.filter(reads).map(|person| person.staff).collect()
    }
}
