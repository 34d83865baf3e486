//! What several features need to know about a student before they write: who must never be sent anything, and what was
//! delivered.

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
}
