//! Deciding about what the engine has read and not stored, such as a colleague's file: take it in, or leave it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_ui::{Button, ButtonKind, Icon};

use super::{Failed, Working};
use crate::text::Text;
use crate::workspace::reply::Reply;
use crate::workspace::{Command, Failure, Job, Workspace};

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decided {
    /// Nothing yet.
    NotYet,
    /// It is taken in and stored.
    Taken,
    /// It was put aside; nothing was changed.
    Left,
}

/// A decision that is to be made. A copy is the same one.
#[derive(Clone, Copy)]
pub struct Decision {
    decided: RwSignal<Decided>,
    failure: RwSignal<Option<Failure>>,
    job: Job,
}

impl Decision {
    /// Nothing is decided yet.
    #[allow(clippy::new_without_default)] // It makes signals of the present owner: not a mere value.
    pub fn new() -> Self {
        Self {
            decided: RwSignal::new(Decided::NotYet),
            failure: RwSignal::new(None),
            job: Job::new(),
        }
    }

    /// What was decided; tracked.
    pub fn decided(self) -> Decided {
        self.decided.get()
    }

    /// It was taken in by other means than [`Decide`], such as a form.
    pub fn taken(self) {
        self.decided.try_set(Decided::Taken);
    }

    fn take(self, workspace: Workspace, command: Command) {
        self.failure.set(None);
        spawn_local(async move {
            match workspace.ask(command, Some(self.job)).await {
                Ok(Reply::Saved(_)) => drop(self.decided.try_set(Decided::Taken)),
                Ok(_) => {}
                Err(problem) => drop(self.failure.try_set(Some(problem))),
            }
        });
    }

    /// Puts it aside.
    pub fn leave(self, workspace: Workspace) {
        self.decided.set(Decided::Left);
        spawn_local(async move {
            // Nothing was changed, whether or not it could be put aside.
            let _ = workspace.ask(Command::Discard, None).await;
        });
    }
}

/// The two ways to decide, how far it is, and what failed.
#[component]
pub fn Decide(
    /// The decision.
    decision: Decision,
    /// What takes it in.
    command: Command,
    /// What the button says that takes it in.
    take: Text,
    /// What the button says that leaves it.
    leave: Text,
) -> impl IntoView {
    let workspace = Workspace::get();
    let job = decision.job;
    view! {
        <Failed failure=decision.failure />
        <Working job />
        <div class="actions">
            <Button
                kind=ButtonKind::Primary
                icon=Icon::Check
                busy=Signal::derive(move || job.running())
                on_click=move |()| decision.take(workspace, command.clone())
            >
                {take}
            </Button>
            <Button on_click=move |()| decision.leave(workspace)>{leave}</Button>
        </div>
    }
}
