//! What several features need to know about a student before they write: who may be told of them, what was delivered to them,
//! and who supervises whom.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use throughline_domain::access::Facts;
use throughline_domain::entry::Entry;
use throughline_domain::group::part::sessions_of;
use throughline_domain::id::{EntryId, StaffId, StudentId};
use throughline_domain::plan::SessionHeld;
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

    /// Who must never be sent anything about a student. Tracked.
    pub fn never_send(self, student: StudentId) -> BTreeSet<StaffId> {
        let mut of = self.never_send_to([student]);
        of.remove(&student).unwrap_or_default()
    }

    /// Who must never be sent anything about each of these students: what all dossiers that are here say of any of their
    /// cards. Tracked.
    pub fn never_send_to(
        self,
        students: impl IntoIterator<Item = StudentId>,
    ) -> BTreeMap<StudentId, BTreeSet<StaffId>> {
        let roster = self.cabinet.roster();
        let mut cards: BTreeMap<StudentId, Vec<StudentId>> = BTreeMap::new();
        for student in students {
            for card in roster.same(student) {
                cards.entry(card).or_default().push(student);
            }
        }
        let mut never: BTreeMap<StudentId, BTreeSet<StaffId>> = BTreeMap::new();
        let kinds = Kind::ALL.iter().filter(|kind| kind.shape().is_some());
        for view in kinds.flat_map(|kind| self.cabinet.of_kind(*kind)) {
            // Only what names somebody is read further.
            let mut fields = view.contents.fields.range("never_send/".to_owned()..);
            let names = fields.next();
            if !names.is_some_and(|(path, _)| path.starts_with("never_send/")) {
                continue;
            }
            let facts = Facts::of(view.kind, &view.contents);
            for student in facts
                .student
                .and_then(|card| cards.get(&card))
                .into_iter()
                .flatten()
            {
                never.entry(*student).or_default().extend(&facts.never_send);
            }
        }
        never
    }

    /// The sessions that count for a student's interventions, those of a group included: read when first shown, and again
    /// when it changes.
    pub fn delivered(self, student: StudentId) -> Memo<Vec<(EntryId, Entry<SessionHeld>)>> {
        Memo::new(move |_| {
            let view = self.cabinet.view(Subject::Support(student));
            view.map(|view| sessions_of(&view.contents, &view.contents.read()))
                .unwrap_or_default()
        })
    }

    /// The person's own supervisor, where the directory names one. Tracked.
    pub fn supervisor(self) -> Option<StaffId> {
        self.cabinet.school().supervisor_of(self.me())
    }
}
