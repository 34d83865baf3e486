//! Making the pack: one press, and the file is there.

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_ui::{Button, ButtonKind, Callout, Icon, Tone};

use crate::pieces::{Failed, Working};
use crate::text::kiosk as say;
use crate::workspace::reply::{OutFile, Reply};
use crate::workspace::{Command, Failure, Job, Workspace, files};

/// Making the pack.
#[component]
pub fn Make() -> impl IntoView {
    let workspace = Workspace::get();
    let job = Job::new();
    let ready = RwSignal::new(None::<OutFile>);
    let failure = RwSignal::new(None::<Failure>);
    let make = move |()| {
        failure.set(None);
        spawn_local(async move {
            let asked = workspace.ask_for(Command::Publish, Some(job), |reply| match reply {
                Reply::Pack(file) => Some(file),
                _ => None,
            });
            match asked.await {
                Ok(file) => {
                    files::download(&file);
                    ready.try_set(Some(file));
                }
                Err(problem) => {
                    failure.try_set(Some(problem));
                }
            }
        });
    };
    view! {
        <Failed failure />
        <Working job />
        <div class="actions">
            <Button
                kind=ButtonKind::Primary
                icon=Icon::Upload
                busy=Signal::derive(move || job.running())
                on_click=make
            >
                {say::make()}
            </Button>
        </div>
        {move || ready.get().map(|file| view! { <Ready file /> })}
    }
}

#[component]
fn Ready(file: OutFile) -> impl IntoView {
    let name = file.name.clone();
    let again = move |()| {
        files::download(&file);
    };
    view! {
        <Callout tone=Tone::Good title=say::made() live=true>
            <p>{say::made_lead()}</p>
            <p>
                <code>{name}</code>
            </p>
            <div class="actions">
                <Button icon=Icon::Download on_click=again>
                    {say::download_again()}
                </Button>
            </div>
        </Callout>
    }
}
