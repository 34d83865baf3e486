//! Correcting an observation: who wrote it writes it again, and what it said before stays to be read.

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

/// The observation that an entry holds, with whose card it stands under; `None` when it is none. Tracked.
fn observation(
    workspace: Workspace,
    student: StudentId,
    entry: EntryId,
) -> Option<(StudentId, Amended<Observation>)> {
    let same = workspace.cabinet.roster().same(student);
    let views = workspace.cabinet.of_kind(Kind::Contribution).into_iter();
    let mut about = views.filter_map(|view| match view.subject {
        Subject::Contribution(of, _) if same.contains(&of) => Some((of, view)),
        _ => None,
    });
    about.find_map(|(of, view)| {
        let known = view.contents.entries.get(OBSERVATIONS)?;
        known.contains_key(&entry).then_some(())?;
        let all = view.contents.amended::<Observation>(OBSERVATIONS);
        let found = all.into_iter().find(|it| it.id == entry)?;
        Some((of, found))
    })
}

/// What stands below an observation in the timeline: that it was corrected, and, for who wrote it, a way to correct it.
#[component]
pub fn Correction(
    /// About whom.
    student: StudentId,
    /// The entry that holds.
    entry: EntryId,
) -> impl IntoView {
    let workspace = Workspace::get();
    let open = RwSignal::new(false);
    let found = untrack(|| observation(workspace, student, entry));
    found.map(|(of, observation)| {
        let mine = observation.now.by == untrack(|| workspace.me());
        let at = observation.now.at;
        let earlier: Vec<(Timestamp, String)> = observation
            .earlier
            .iter()
            .map(|(_, entry)| (entry.at, told(&entry.what)))
            .collect();
        let before = StoredValue::new((entry, observation.now.what));
        view! {
            <Corrected at earlier />
            {mine
                .then(|| {
                    view! {
                        <div class="note-actions screen-only">
                            <Button
                                kind=ButtonKind::Quiet
                                icon=Icon::Edit
                                on_click=move |()| open.set(true)
                            >
                                {say::correct()}
                            </Button>
                        </div>
                        <Dialog open title=say::correct_observation() close=shell::close()>
                            {move || {
                                let corrects = Some(before.get_value());
                                view! { <ObservationForm student=of corrects open /> }
                            }}
                        </Dialog>
                    }
                })}
        }
    })
}
