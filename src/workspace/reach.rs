//! Who may be told of a student, and who supervises whom.

use std::collections::BTreeSet;

use throughline_domain::access::Facts;
use throughline_domain::id::{StaffId, StudentId};
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;

use super::Workspace;

impl Workspace {
    /// The dossiers about a student that are here, under whichever of their cards. Tracked.
    pub fn dossiers_about(self, student: StudentId) -> Vec<(Subject, Facts)> {
        let kinds = Kind::ALL.iter().filter(|kind| kind.shape().is_some());
        let all = kinds.flat_map(|kind| self.cabinet.of_kind(*kind));
        let same = self.cabinet.roster().same(student);
        all.map(|view| (view.subject, Facts::of(view.kind, &view.contents)))
            .filter(|(_, facts)| facts.student.is_some_and(|about| same.contains(&about)))
            .collect()
    }

    /// Who must never be sent anything about a student: the union of what all dossiers about them say. Tracked.
    pub fn never_send(self, student: StudentId) -> BTreeSet<StaffId> {
        let all = self.dossiers_about(student).into_iter();
        all.flat_map(|(_, facts)| facts.never_send).collect()
    }

    /// The person's own supervisor, where the directory names one. Tracked.
    pub fn supervisor(self) -> Option<StaffId> {
        self.cabinet.school().supervisor_of(self.me())
    }
}
