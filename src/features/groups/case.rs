//! A group with all that its dossier tells.

use std::collections::BTreeMap;
use std::sync::Arc;

use throughline_domain::calendar::Calendar;
use throughline_domain::entry::Entry;
use throughline_domain::group::Group;
use throughline_domain::group::card::{CARDS, Cards};
use throughline_domain::group::measure::{MEASURES, Measured, Values, values};
use throughline_domain::group::session::{SESSIONS, Session, counting};
use throughline_domain::id::{EntryId, GroupId, StudentId};
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;
use throughline_domain::time::Day;

use crate::workspace::{DossierView, Workspace};

/// A group, and what stands in its dossier.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Which.
    pub id: GroupId,
    /// The group.
    pub group: Arc<Group>,
    /// Its sessions, oldest first; those that were taken back too.
    pub sessions: Arc<Vec<(EntryId, Entry<Session>)>>,
    /// Its daily cards, oldest first.
    pub cards: Arc<Vec<(EntryId, Entry<Cards>)>>,
    /// What was measured of each member.
    pub values: Arc<BTreeMap<StudentId, Values>>,
}

impl Case {
    /// A group that is here. Tracked.
    pub fn of(workspace: Workspace, id: GroupId) -> Option<Self> {
        let view = workspace.cabinet.view(Subject::Group(id))?;
        Self::read(&view)
    }

    fn read(view: &DossierView) -> Option<Self> {
        let Subject::Group(id) = view.subject else {
            return None;
        };
        let measured = view.contents.entries::<Measured>(MEASURES);
        Some(Self {
            id,
            group: Arc::new(view.contents.read()),
            sessions: Arc::new(view.contents.entries(SESSIONS)),
            cards: Arc::new(view.contents.entries(CARDS)),
            values: Arc::new(values(&measured)),
        })
    }

    /// The days on which it met.
    pub fn held(&self) -> Vec<Day> {
        let counting = counting(&self.sessions);
        counting.map(|(_, entry)| entry.what.day).collect()
    }

    /// How many sessions of this week are not logged.
    pub fn not_logged(&self, today: Day, calendar: &Calendar) -> usize {
        self.group.not_logged(&self.held(), today, calendar)
    }

    /// Whether it is over, and nobody has been measured again.
    pub fn waits_for_measure(&self, today: Day) -> bool {
        let measured = self.values.values().any(|it| it.after.is_some());
        self.group.is_over(today) && self.group.measure.is_set() && !measured
    }

    /// Those who are in it, in the order of their names; of a group that is over, those of its last day.
    pub fn members(&self, workspace: Workspace, today: Day) -> Vec<StudentId> {
        let last = self.group.ends.map_or(today, |ends| ends.min(today));
        // Before its first day, those who will be.
        let day = self.group.begins.map_or(last, |begins| begins.max(last));
        sorted(workspace, self.group.members_on(day))
    }
}

/// Students in the order of the register; who is not in it comes last. Tracked.
pub fn sorted(
    workspace: Workspace,
    students: impl IntoIterator<Item = StudentId>,
) -> Vec<StudentId> {
    let register = workspace.cabinet.register();
    let places: BTreeMap<StudentId, usize> = register
        .0
        .iter()
        .enumerate()
        .map(|(place, line)| (line.student, place))
        .collect();
    let mut students: Vec<StudentId> = students.into_iter().collect();
    students.sort_by_key(|it| (places.get(it).copied().unwrap_or(usize::MAX), *it));
    students
}

/// Every group that is here. Tracked.
pub fn all(workspace: Workspace) -> Vec<Case> {
    let views = workspace.cabinet.of_kind(Kind::Group);
    views.iter().filter_map(|view| Case::read(view)).collect()
}
