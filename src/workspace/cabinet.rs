//! What the open vault holds, dossier by dossier. Whoever reads a dossier is told when that dossier changes, and not
//! when another does; bodies and entries are read from plain values only when somebody shows them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;
use serde::de::DeserializeOwned;
use throughline_domain::contents::Contents;
use throughline_domain::entry::Entry;
use throughline_domain::id::EntryId;
use throughline_domain::roster::Roster;
use throughline_domain::school::School;
use throughline_domain::shape::{Body, Kind};
use throughline_domain::subject::Subject;
use throughline_protocol::DossierView;

use super::register::Register;
use super::roster::LastRoster;

/// What the open vault holds. A copy is the same cabinet.
#[derive(Clone, Copy)]
pub struct Cabinet {
    drawers: StoredValue<Drawers>,
    /// Behind one handle: a cabinet is copied into every closure.
    roster: StoredValue<LastRoster>,
    school: Memo<Arc<School>>,
}

#[derive(Default)]
struct Drawers {
    views: BTreeMap<Subject, Arc<DossierView>>,
    /// Told when that dossier changes; made when somebody first reads it.
    watched: BTreeMap<Subject, ArcTrigger>,
    /// Told when any dossier of that kind comes, goes or changes.
    kinds: BTreeMap<Kind, ArcTrigger>,
}

impl Cabinet {
    pub(super) fn new() -> Self {
        let drawers = StoredValue::new(Drawers::default());
        Self {
            drawers,
            roster: StoredValue::new(LastRoster::new()),
            school: Memo::new(move |_| read(drawers, Subject::School)),
        }
    }

    /// The roster; read once for all who show it. Tracked.
    pub fn roster(self) -> Arc<Roster> {
        self.roster.get_value().get()
    }

    /// The students of the roster as lines by which they are found. Tracked.
    pub fn register(self) -> Arc<Register> {
        self.roster.get_value().register()
    }

    /// Whether what is here can be shown: false while a large roster is being read for the first time. Tracked.
    pub fn ready(self) -> bool {
        self.roster.get_value().ready()
    }

    /// What all staff share about the school; read once for all who show it. Tracked.
    pub fn school(self) -> Arc<School> {
        self.school.get()
    }

    /// A dossier; `None` when it is not here. Tracked.
    pub fn view(self, subject: Subject) -> Option<Arc<DossierView>> {
        view(self.drawers, subject)
    }

    /// The body of a dossier, empty when it is not here: read when it is first shown, and again when it changes.
    pub fn body<B: Body + Send + Sync>(self, subject: Subject) -> Memo<Arc<B>> {
        Memo::new(move |_| read(self.drawers, subject))
    }

    /// The entries of a collection of a dossier, oldest first: read when first shown, and again when it changes.
    pub fn entries<T>(
        self,
        subject: Subject,
        collection: &'static str,
    ) -> Memo<Vec<(EntryId, Entry<T>)>>
    where
        T: DeserializeOwned + PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| {
            self.view(subject)
                .map(|view| view.contents.entries(collection))
                .unwrap_or_default()
        })
    }

    /// The dossiers of a kind, in the order of their subjects; tracked: any change of any of them tells.
    pub fn of_kind(self, kind: Kind) -> Vec<Arc<DossierView>> {
        self.track_kind(kind);
        self.drawers.with_value(|drawers| {
            let views = drawers.views.values();
            views.filter(|view| view.kind == kind).cloned().collect()
        })
    }

    /// Every dossier in which fields wait for a person to settle them; tracked.
    pub fn clashing(self) -> Vec<Arc<DossierView>> {
        for kind in Kind::ALL.iter().filter(|kind| kind.shape().is_some()) {
            self.track_kind(*kind);
        }
        self.drawers.with_value(|drawers| {
            let views = drawers.views.values();
            views
                .filter(|view| !view.conflicts.is_empty())
                .cloned()
                .collect()
        })
    }

    /// How many dossiers there are; not tracked.
    pub fn count(self) -> usize {
        self.drawers.with_value(|drawers| drawers.views.len())
    }

    /// Takes in dossiers that are new or replace what is here, and tells who reads them.
    pub(super) fn receive(self, views: Vec<DossierView>) {
        let mut told = Vec::new();
        let mut roster = None;
        self.drawers.update_value(|drawers| {
            let mut kinds = BTreeSet::new();
            for view in views {
                kinds.insert(view.kind);
                told.extend(drawers.watched.get(&view.subject).cloned());
                let view = Arc::new(view);
                if view.kind == Kind::Roster {
                    roster = Some(Arc::clone(&view));
                }
                drawers.views.insert(view.subject, view);
            }
            told.extend(
                kinds
                    .iter()
                    .filter_map(|kind| drawers.kinds.get(kind).cloned()),
            );
        });
        if let Some(roster) = roster {
            self.roster.get_value().read(roster);
        }
        tell(told);
    }

    /// Forgets everything.
    pub(super) fn clear(self) {
        self.roster.get_value().clear();
        let mut told = Vec::new();
        self.drawers.update_value(|drawers| {
            let old = std::mem::take(drawers);
            told.extend(old.watched.values().cloned());
            told.extend(old.kinds.values().cloned());
            // Who reads now must hear of what comes later.
            drawers.watched = old.watched;
            drawers.kinds = old.kinds;
        });
        tell(told);
        // A memo keeps what it last gave until somebody asks again.
        let _forgotten = self.school.get_untracked();
    }

    fn track_kind(self, kind: Kind) {
        let mut trigger = None;
        self.drawers.update_value(|drawers| {
            trigger = Some(drawers.kinds.entry(kind).or_default().clone());
        });
        if let Some(trigger) = trigger {
            trigger.track();
        }
    }
}

/// Outside of any borrow: whoever is told may read at once.
fn tell(triggers: Vec<ArcTrigger>) {
    for trigger in triggers {
        trigger.notify();
    }
}

fn view(drawers: StoredValue<Drawers>, subject: Subject) -> Option<Arc<DossierView>> {
    let (mut trigger, mut found) = (None, None);
    drawers.update_value(|drawers| {
        trigger = Some(drawers.watched.entry(subject).or_default().clone());
        found = drawers.views.get(&subject).cloned();
    });
    if let Some(trigger) = trigger {
        trigger.track();
    }
    found
}

fn read<B: Body>(drawers: StoredValue<Drawers>, subject: Subject) -> Arc<B> {
    let view = view(drawers, subject);
    let empty = Contents::default();
    Arc::new(view.as_ref().map_or(&empty, |view| &view.contents).read())
}
