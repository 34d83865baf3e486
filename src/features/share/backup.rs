//! Making a backup: one's own, and the school's copy.

use crate::workspace::reply::{OutFile, Reply};
use crate::workspace::{Command, Failure};
use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_ui::{Button, ButtonKind, Callout, Icon, Page, Tone};

use super::vault_file::WholeVault;
use crate::pieces::{Back, Failed, Working};
use crate::route::Route;
use crate::text::{self, Text};
use crate::workspace::{Job, Workspace, files, time};

/// The files of a backup.
type Made = (OutFile, Option<OutFile>);

/// The page that makes a backup.
#[component]
pub fn Backup() -> impl IntoView {
    let workspace = Workspace::get();
    let job = Job::new();
    let made = RwSignal::new(None::<Made>);
    let failure = RwSignal::new(None::<Failure>);
    let back_up = move |()| {
        failure.set(None);
        spawn_local(async move {
            let asked = workspace.ask_for(Command::Backup, Some(job), |reply| match reply {
                Reply::Backup { person, school } => Some((person, school)),
                _ => None,
            });
            match asked.await {
                Ok(files) => {
                    made.try_set(Some(files));
                }
                Err(problem) => {
                    failure.try_set(Some(problem));
                }
            }
        });
    };
    let last = move || {
        let last = workspace.session().and_then(|session| session.last_backup);
        let when = last.map_or_else(text::share::never, time::elapsed);
        format!("{}: {}", text::share::backup_last().say(), when.say())
    };
    view! {
        <Page
            title=text::share::backup_title()
            lead=text::share::backup_lead()
            narrow=true
            before=|| view! { <Back to=Route::Share words=text::share::title() /> }
        >
            <p class="soft">{last}</p>
            <Failed failure />
            <Working job />
            <Show when=move || made.with(Option::is_none)>
                <div class="actions">
                    <Button
                        kind=ButtonKind::Primary
                        icon=Icon::Lock
                        busy=Signal::derive(move || job.running())
                        on_click=back_up
                    >
                        {text::share::backup_make()}
                    </Button>
                </div>
            </Show>
            {move || made.get().map(|files| view! { <Ready files /> })}
            <WholeVault />
        </Page>
    }
}

#[component]
fn Ready(files: Made) -> impl IntoView {
    let (person, school) = files;
    view! {
        <Callout tone=Tone::Good title=text::share::backup_made() live=true>
            <ul class="stack plain-list">
                <FileLine file=person words=text::share::backup_person() />
                {school.map(|file| view! { <FileLine file words=text::share::backup_school() /> })}
            </ul>
        </Callout>
    }
}

#[component]
fn FileLine(file: OutFile, words: Text) -> impl IntoView {
    let name = file.name.clone();
    let download = move |()| {
        files::download(&file);
    };
    view! {
        <li class="stack stack-close">
            <span>{words}</span>
            <code class="small">{name}</code>
            <Button icon=Icon::Download on_click=download>
                {text::files::download()}
            </Button>
        </li>
    }
}
