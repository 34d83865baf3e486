//! Correcting an observation: who wrote it writes it again, and what it said before stays to be read.

use std::collections::BTreeMap;

use leptos::prelude::*;
use throughline_domain::contribution::{OBSERVATIONS, Observation};
use throughline_domain::entry::Amended;
use throughline_domain::id::{EntryId, StudentId};
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;
use throughline_domain::time::Timestamp;
use throughline_ui::{Button, ButtonKind, Dialog, Icon};

use super::observe::ObservationForm;
use super::past::told;
use crate::pieces::Corrected;
use crate::text::{corrections as say, shell};
use crate::workspace::Workspace;

/// An observation with whose card it stands under: a student may have several.
pub type Placed = (StudentId, Amended<Observation>);

/// All observations about a student, by the entry that holds. Tracked.
pub fn observations(workspace: Workspace, student: StudentId) -> BTreeMap<EntryId, Placed> {
    let same = workspace.cabinet.roster().same(student);
    let views = workspace.cabinet.of_kind(Kind::Contribution).into_iter();
    let about = views.filter_map(|view| match view.subject {
        Subject::Contribution(of, _) if same.contains(&of) => Some((of, view)),
        _ => None,
    });
    let each = about.flat_map(|(of, view)| {
        let all = view.contents.amended::<Observation>(OBSERVATIONS);
        all.into_iter().map(move |it| (it.id, (of, it)))
    });
    each.collect()
}

/// What is being corrected: whose card it stands under, the entry, and what it says.
pub type Corrects = (StudentId, (EntryId, Observation));

/// What stands below an observation in the timeline: that it was corrected, and, for who wrote it, a way to correct it.
#[component]
pub fn Correction(
    /// The observation, with whose card it stands under.
    placed: Placed,
    /// Set when somebody begins to correct it.
    correcting: RwSignal<Option<Corrects>>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let (of, observation) = placed;
    let mine = observation.now.by == untrack(|| workspace.me());
    let at = observation.now.at;
    let earlier: Vec<(Timestamp, String)> = observation
        .earlier
        .iter()
        .map(|(_, entry)| (entry.at, told(&entry.what)))
        .collect();
    let before = StoredValue::new((of, (observation.id, observation.now.what)));
    let button = move || {
        view! {
            <div class="note-actions screen-only">
                <Button
                    kind=ButtonKind::Quiet
                    icon=Icon::Edit
                    on_click=move |()| correcting.set(Some(before.get_value()))
                >
                    {say::correct()}
                </Button>
            </div>
        }
    };
    view! {
        <Corrected at earlier />
        {mine.then(button)}
    }
}

/// Where an observation is corrected: one dialog for all of a timeline.
#[component]
pub fn CorrectionDialog(
    /// What is being corrected.
    correcting: RwSignal<Option<Corrects>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if correcting.with(Option::is_some) {
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if !open.get() {
            correcting.set(None);
        }
    });
    let form = move || {
        correcting.get().map(|(student, corrects)| {
            view! { <ObservationForm student corrects=Some(corrects) open /> }
        })
    };
    view! {
        <Dialog open title=say::correct_observation() close=shell::close()>
            {form}
        </Dialog>
    }
}
