//! What the person's own roles let them do.

use std::collections::BTreeSet;

use throughline_domain::access::{Facts, Reader};
use throughline_domain::contents::Contents;
use throughline_domain::id::StudentId;
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

    /// Whether the person may see and begin a plan of this student: whoever leads one reads all of the Support, so it takes
    /// somebody who holds it already. Tracked.
    pub fn may_plan(self, student: StudentId) -> bool {
        let held = self.cabinet.view(Subject::Support(student)).is_some();
        held || self.is_counseling()
    }
}
