//! What the person's own roles let them do.

use std::collections::BTreeSet;

use throughline_domain::access::{Facts, Reader};
use throughline_domain::contents::Contents;
use throughline_domain::id::{StaffId, StudentId};
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;

use super::Workspace;

impl Workspace {
    /// Whether the person is of the counseling team, which holds the Support of every student. Tracked.
    pub fn is_counseling(self) -> bool {
        self.reads_all(Kind::Support)
    }

    /// Whether the person's roles give them this kind of dossier about every student. Tracked.
    pub fn reads_all(self, kind: Kind) -> bool {
        let me = self.me();
        let people = self.people();
        let person = people.into_iter().find(|person| person.staff == me);
        let reader = Reader {
            staff: me,
            roles: person.map(|person| person.roles).unwrap_or_default(),
            teaches: BTreeSet::new(),
        };
        reader.reads(&Facts::of(kind, &Contents::default()))
    }

    /// Who must never be sent anything about a student: what all dossiers about them that are here say. Tracked.
    pub fn never_send(self, student: StudentId) -> BTreeSet<StaffId> {
        let same = self.cabinet.roster().same(student);
        let kinds = Kind::ALL.iter().filter(|kind| kind.shape().is_some());
        let views = kinds.flat_map(|kind| self.cabinet.of_kind(*kind));
        views
            .map(|view| Facts::of(view.kind, &view.contents))
            .filter(|facts| facts.student.is_some_and(|about| same.contains(&about)))
            .flat_map(|facts| facts.never_send)
            .collect()
    }

    /// Whether the person may see and begin a plan of this student: whoever leads one reads all of the Support, so it takes
    /// somebody who holds it already. Tracked.
    pub fn may_plan(self, student: StudentId) -> bool {
        let held = self.cabinet.view(Subject::Support(student)).is_some();
        held || self.is_counseling()
    }
}
