//! What the person's own roles let them do.

use std::collections::BTreeSet;

use throughline_domain::access::{Facts, Reader};
use throughline_domain::contents::Contents;
use throughline_domain::id::{StaffId, StudentId};
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;

use super::Workspace;
use super::reply::{Person, Standing};

impl Workspace {
    /// Whether the person is of the counseling team, which holds the Support of every student. Tracked.
    pub fn is_counseling(self) -> bool {
        let me = self.me();
        let people = self.people();
        let person = people.into_iter().find(|person| person.staff == me);
        let reader = Reader {
            staff: me,
            roles: person.map(|person| person.roles).unwrap_or_default(),
            teaches: BTreeSet::new(),
        };
        reader.reads(&Facts::of(Kind::Support, &Contents::default()))
    }

    /// Whether the person may see and begin a plan of this student: whoever leads one reads all of the Support, so it takes
    /// somebody who holds it already. Tracked.
    pub fn may_plan(self, student: StudentId) -> bool {
        let held = self.cabinet.view(Subject::Support(student)).is_some();
        held || self.is_counseling()
    }

    /// The dossiers about a student that are here, under whichever of their cards, and what the access table needs to know
    /// of each. Tracked.
    pub fn about(self, student: StudentId) -> Vec<(Subject, Facts)> {
        let kinds = Kind::ALL.iter().filter(|kind| kind.shape().is_some());
        let all = kinds.flat_map(|kind| self.cabinet.of_kind(*kind));
        let same = self.cabinet.roster().same(student);
        all.map(|view| (view.subject, Facts::of(view.kind, &view.contents)))
            .filter(|(_, facts)| facts.student.is_some_and(|about| same.contains(&about)))
            .collect()
    }

    /// Who must never be sent anything about a student: the union of what all dossiers about them say. Tracked.
    pub fn never_send(self, student: StudentId) -> BTreeSet<StaffId> {
        let all = self.about(student).into_iter();
        all.flat_map(|(_, facts)| facts.never_send).collect()
    }

    /// Who of the staff reads a student's Support by default, in the order of the staff. Tracked.
    pub fn team_of(self, student: StudentId) -> Vec<StaffId> {
        let mut facts = Facts::of(Kind::Support, &Contents::default());
        facts.student = Some(student);
        for (subject, of) in self.about(student) {
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
