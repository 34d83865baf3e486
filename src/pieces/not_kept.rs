//! Putting changes into the vault file: whether it is under way, why it failed, and the person's word that they have
//! what was downloaded.

use std::future::Future;

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_ui::{Button, Callout, Icon, Tone};

use super::Working;
use crate::text::{self, Text};
use crate::workspace::{Job, NotKept, NotWritten, Workspace};

/// The saving of a vault file. A copy is the same one.
#[derive(Clone, Copy)]
pub struct SavingFile {
    /// How far it is.
    pub job: Job,
    failure: RwSignal<Option<NotKept>>,
}

impl SavingFile {
    /// Nothing is being saved yet.
    #[allow(clippy::new_without_default)] // It makes signals of the present owner: not a mere value.
    pub fn new() -> Self {
        Self {
            job: Job::new(),
            failure: RwSignal::new(None),
        }
    }

    /// Saves, and does what comes then only when it worked. Does nothing while it is under way.
    pub fn run(
        self,
        work: impl Future<Output = Result<(), NotKept>> + 'static,
        then: impl FnOnce() + 'static,
    ) {
        if untrack(|| self.job.running()) {
            return;
        }
        self.failure.set(None);
        spawn_local(async move {
            match work.await {
                Ok(()) => then(),
                Err(reason) => {
                    self.failure.try_set(Some(reason));
                }
            }
        });
    }
}

/// How far the saving is, why it failed, and the question whether a download has arrived.
#[component]
pub fn NotKeptYet(
    /// The saving.
    saving: SavingFile,
    /// What the button says by which the person has the download.
    #[prop(into, default = text::vault_file::have_it().into())]
    have_it: Signal<String>,
    /// What is done when they have it.
    #[prop(into, default = Callback::new(|()| ()))]
    then: Callback<()>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let download = move |()| saving.run(workspace.download_file(saving.job), || ());
    let has_it = move |()| saving.run(workspace.has_download(), move || then.run(()));
    view! {
        <Working job=saving.job stoppable=false />
        {move || {
            saving
                .failure
                .get()
                .map(|reason| {
                    view! {
                        <Callout tone=Tone::Danger live=true>
                            <p>{words(&reason)}</p>
                            <Button icon=Icon::Download on_click=download>
                                {text::vault_file::download_instead()}
                            </Button>
                        </Callout>
                    }
                })
        }}
        {move || {
            workspace
                .offered()
                .map(|offered| {
                    view! {
                        <div class="stack stack-close" role="status">
                            <p>
                                {text::vault_file::offered(offered.name)} " "
                                {text::vault_file::offered_lead()}
                            </p>
                            <div class="actions">
                                <Button icon=Icon::Check on_click=has_it>
                                    {have_it}
                                </Button>
                                <Button icon=Icon::Download on_click=download>
                                    {text::vault_file::download_again()}
                                </Button>
                            </div>
                        </div>
                    }
                })
        }}
    }
}

fn words(reason: &NotKept) -> Text {
    match reason {
        NotKept::Failure(failure) => text::failure::of(failure),
        NotKept::Disk(NotWritten::NoLeave) => text::vault_file::no_leave(),
        NotKept::Disk(NotWritten::ChangedElsewhere) => text::vault_file::changed_elsewhere(),
        NotKept::Disk(NotWritten::Failed) => text::vault_file::not_written(),
        NotKept::NoDownload => text::vault_file::no_download(),
    }
}
