//! Importing a roster in three steps: bring the files, see what would change, say yes.

use leptos::prelude::*;
use throughline_domain::roster_import::RosterPreview;
use throughline_ui::{
    ButtonKind, ButtonLink, Callout, FileDrop, Icon, Page, PickedFile, Toasts, Tone,
};

use super::preview::Preview;
use crate::pieces::{Back, Failed, Working};
use crate::route::Route;
use crate::text::{roster as say, students};
use crate::workspace::command::InFile;
use crate::workspace::reply::Reply;
use crate::workspace::{Command, Failure, Job, Workspace};

/// How far the import is.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    /// Files are wanted.
    Files,
    /// The engine has read files; nothing is saved.
    Preview(Box<RosterPreview>),
    /// It is saved.
    Done,
}

/// Importing a roster.
#[component]
pub fn RosterPage() -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let step = RwSignal::new(Step::Files);
    let failure = RwSignal::new(None::<Failure>);
    let job = Job::new();
    let read = Callback::new(move |files: Vec<PickedFile>| {
        let files = files.into_iter().map(|file| InFile {
            name: file.name,
            bytes: file.bytes,
        });
        let command = Command::ReadRoster {
            files: files.collect(),
        };
        failure.set(None);
        leptos::task::spawn_local(async move {
            let wanted = |reply| match reply {
                Reply::Roster(preview) => Some(preview),
                _ => None,
            };
            match workspace.ask_for(command, Some(job), wanted).await {
                Ok(preview) => drop(step.try_set(Step::Preview(Box::new(preview)))),
                Err(why) => drop(failure.try_set(Some(why))),
            }
        });
    });
    let apply = Callback::new(move |()| {
        failure.set(None);
        leptos::task::spawn_local(async move {
            match workspace.ask(Command::ApplyRoster, Some(job)).await {
                Ok(_) => {
                    step.try_set(Step::Done);
                    toasts.good(workspace.saved(say::imported()));
                }
                Err(why) => drop(failure.try_set(Some(why))),
            }
        });
    });
    let discard = Callback::new(move |()| {
        step.set(Step::Files);
        leptos::task::spawn_local(async move {
            // Nothing was saved, so there is nothing to tell if the engine has forgotten it already.
            let _forgotten = workspace.ask(Command::Discard, None).await;
        });
    });
    let running = Memo::new(move |_| job.running());
    view! {
        <Page
            title=say::title()
            lead=say::lead()
            before=|| view! { <Back to=Route::Students words=students::title() /> }
        >
            <Working job />
            <Failed failure />
            {move || match step.get() {
                Step::Files => {
                    view! { <Files busy=running.into() read /> }.into_any()
                }
                Step::Preview(preview) => {
                    view! { <Preview preview=*preview busy=running.into() apply discard /> }.into_any()
                }
                Step::Done => view! { <Done again=move |()| step.set(Step::Files) /> }.into_any(),
            }}
        </Page>
    }
}

#[component]
fn Files(busy: Signal<bool>, read: Callback<Vec<PickedFile>>) -> impl IntoView {
    view! {
        <FileDrop
            label=say::drop()
            pick=say::pick()
            hint=say::hint()
            accept=".zip,.csv"
            multiple=true
            disabled=busy
            on_files=read
        />
        <Callout tone=Tone::Info title=say::not_stored_title()>
            <p>{say::not_stored()}</p>
        </Callout>
    }
}

#[component]
fn Done(#[prop(into)] again: Callback<()>) -> impl IntoView {
    view! {
        <Callout tone=Tone::Good title=say::imported() live=true>
            <div class="actions">
                <ButtonLink
                    href=Route::Students.href()
                    kind=ButtonKind::Primary
                    icon=Icon::People
                >
                    {say::see_students()}
                </ButtonLink>
                <throughline_ui::Button on_click=again>{say::again()}</throughline_ui::Button>
            </div>
        </Callout>
    }
}
