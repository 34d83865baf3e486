//! Files that were made, one a person.

use leptos::prelude::*;
use throughline_ui::{Callout, Tone};

use crate::pieces::FileActions;
use crate::text;
use crate::workspace::Workspace;
use crate::workspace::share::Made;

/// The files, one a person.
#[component]
pub fn Files(
    /// What was made.
    made: Vec<Made>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let lines = made.into_iter().map(|Made { to, file }| {
        let name = move || text::share::made(workspace.staff_name(to)).say();
        let lead = move || text::share::made_lead(workspace.staff_name(to)).say();
        view! {
            <Callout tone=Tone::Good live=true title=Signal::derive(name)>
                <p>{lead}</p>
                <FileActions file to=Some(to) />
            </Callout>
        }
    });
    view! { <div class="stack">{lines.collect_view()}</div> }
}
