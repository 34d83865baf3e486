//! That restricted notes about a student exist, for those who hold the student's Support and are not of the circle.

use leptos::prelude::*;
use throughline_domain::id::StudentId;
use throughline_domain::restricted;
use throughline_domain::subject::Subject;
use throughline_domain::support::Support;
use throughline_ui::{Callout, Tone};

use crate::text::notes as say;
use crate::workspace::Workspace;

/// Says that a restricted note exists and whom to ask; nothing where there is none that the person does not read.
#[component]
pub fn RestrictedExists(
    /// About whom.
    student: StudentId,
) -> impl IntoView {
    let workspace = Workspace::get();
    let names = Memo::new(move |_| {
        let same = workspace.cabinet.roster().same(student).into_iter();
        let asks = same
            .filter_map(|student| workspace.cabinet.view(Subject::Support(student)))
            .flat_map(|view| view.contents.read::<Support>().restricted_ask)
            .collect();
        let to_ask = restricted::to_ask(&asks, |circle| {
            let notes = workspace.cabinet.view(Subject::Restricted(circle));
            notes.is_some()
        });
        let names = to_ask.into_iter().map(|staff| workspace.staff_name(staff));
        names.collect::<Vec<_>>().join(", ")
    });
    view! {
        <Show when=move || names.with(|names| !names.is_empty())>
            <Callout tone=Tone::Info title=say::restricted_exists_title()>
                <p>{move || say::restricted_exists(names.get()).say()}</p>
            </Callout>
        </Show>
    }
}
