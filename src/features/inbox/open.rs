//! Opening a file of sealed slips that was collected at the kiosk.

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_ui::{Callout, FileDrop, PickedFile, Tone};

use crate::pieces::{Failed, Working};
use crate::text::inbox as say;
use crate::workspace::command::InFile;
use crate::workspace::reply::{Reply, SlipsRead};
use crate::workspace::{Command, Failure, Job, Workspace};

/// A place for the file, and what became of it.
#[component]
pub fn OpenSlips() -> impl IntoView {
    let workspace = Workspace::get();
    let job = Job::new();
    let read = RwSignal::new(None::<SlipsRead>);
    let failure = RwSignal::new(None::<Failure>);
    let open = move |files: Vec<PickedFile>| {
        let Some(PickedFile { name, bytes, .. }) = files.into_iter().next() else {
            return;
        };
        read.set(None);
        failure.set(None);
        let command = Command::OpenSlips {
            file: InFile { name, bytes },
        };
        spawn_local(async move {
            let asked = workspace.ask_for(command, Some(job), |reply| match reply {
                Reply::Slips(read) => Some(read),
                _ => None,
            });
            match asked.await {
                Ok(found) => {
                    read.try_set(Some(found));
                }
                Err(problem) => {
                    failure.try_set(Some(problem));
                }
            }
        });
    };
    view! {
        <FileDrop
            label=say::open_label()
            pick=say::open_pick()
            hint=say::open_hint()
            accept=".throughline-slips"
            disabled=Signal::derive(move || job.running())
            on_files=open
        />
        <Working job />
        <Failed failure />
        {move || read.get().map(told)}
    }
}

/// What became of slips.
pub(super) fn told(read: SlipsRead) -> impl IntoView {
    let count = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let known = (read.known > 0).then(|| view! { <p>{say::known(count(read.known))}</p> });
    let refused = (read.refused > 0).then(|| view! { <p>{say::refused(count(read.refused))}</p> });
    let tone = if read.refused > 0 {
        Tone::Caution
    } else {
        Tone::Good
    };
    view! {
        <Callout tone live=true title=say::opened(count(read.opened))>
            {known}
            {refused}
            <p>{say::receipt()}</p>
        </Callout>
    }
}
