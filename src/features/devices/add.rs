//! Adding another device of one's own: a file for it, five words to type there, and its reply.

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_ui::{Button, ButtonKind, ButtonLink, Icon, Page};

use crate::pieces::{Back, Failed, Working};
use crate::route::Route;
use crate::text::{self, devices as say};
use crate::workspace::reply::{OutFile, Reply};
use crate::workspace::{Command, Failure, Job, Workspace, files};

/// An invitation that was made: the file, and the words that open it.
type Made = (OutFile, String);

/// The page that adds a device.
#[component]
pub fn AddDevice() -> impl IntoView {
    let workspace = Workspace::get();
    let job = Job::new();
    let made = RwSignal::new(None::<Made>);
    let failure = RwSignal::new(None::<Failure>);
    let begin = move |()| {
        failure.set(None);
        spawn_local(async move {
            let asked = workspace.ask_for(Command::InviteDevice, Some(job), |reply| match reply {
                Reply::Invitation { file, passphrase } => Some((file, passphrase)),
                _ => None,
            });
            match asked.await {
                Ok(invitation) => {
                    made.try_set(Some(invitation));
                }
                Err(problem) => {
                    failure.try_set(Some(problem));
                }
            }
        });
    };
    view! {
        <Page
            title=say::add()
            lead=say::add_lead()
            narrow=true
            before=|| view! { <Back to=Route::Devices words=say::title() /> }
        >
            <Failed failure />
            <Working job />
            {move || match made.get() {
                Some((file, passphrase)) => view! { <Steps file passphrase /> }.into_any(),
                None => view! {
                    <div class="actions">
                        <Button
                            kind=ButtonKind::Primary
                            icon=Icon::Lock
                            busy=Signal::derive(move || job.running())
                            on_click=begin
                        >
                            {say::add_do()}
                        </Button>
                    </div>
                }
                .into_any(),
            }}
        </Page>
    }
}

#[component]
fn Steps(file: OutFile, passphrase: String) -> impl IntoView {
    let download = move |()| {
        files::download(&file);
    };
    view! {
        <ol class="steps panel">
            <li>
                <p>{say::step_file()}</p>
                <Button kind=ButtonKind::Primary icon=Icon::Download on_click=download>
                    {text::staff::download()}
                </Button>
            </li>
            <li>
                <p>{say::step_words()}</p>
                <p class="offer-words">
                    <code>{passphrase}</code>
                </p>
            </li>
            <li>
                <p>{say::step_reply()}</p>
                <ButtonLink href=Route::OpenFile.href() icon=Icon::Upload>
                    {text::staff::open_reply()}
                </ButtonLink>
            </li>
        </ol>
    }
}
