//! Removing a demo school.

use crate::workspace::{Command, Failure};
use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_ui::{Button, ButtonKind, Icon};

use crate::pieces::{Failed, Working};
use crate::text;
use crate::workspace::{Job, Workspace};

/// Removes the demo school that is open.
#[component]
pub fn RemoveDemo() -> impl IntoView {
    let workspace = Workspace::get();
    let job = Job::new();
    let failure = RwSignal::new(None::<Failure>);
    let remove = move |()| {
        let Some(session) = workspace.session() else {
            return;
        };
        failure.set(None);
        spawn_local(async move {
            let command = Command::RemoveVault {
                vault: session.vault,
                passphrase: None,
            };
            match workspace.ask(command, Some(job)).await {
                Ok(_) => workspace.leave_removed(session.vault),
                Err(problem) => {
                    failure.try_set(Some(problem));
                }
            }
        });
    };
    view! {
        <p>{text::settings::demo_lead()}</p>
        <Failed failure />
        <Working job />
        <div class="actions">
            <Button
                kind=ButtonKind::Danger
                icon=Icon::Close
                busy=Signal::derive(move || job.running())
                on_click=remove
            >
                {text::settings::demo_remove()}
            </Button>
        </div>
    }
}
