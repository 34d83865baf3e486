//! Waiting for one's school: the hello to give, the words to read out, and the first file that comes back.

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_ui::{Button, ButtonKind, Callout, Dialog, Icon, Page, Tone};

use super::first_file::FirstFile;
use super::give::GiveHello;
use crate::pieces::{Failed, OpenFile, Saving};
use crate::text;
use crate::workspace::reply::{Newcomer, Opened};
use crate::workspace::{Closing, Command, Workspace};

/// The page of somebody who has joined no school yet.
#[component]
pub fn Waiting() -> impl IntoView {
    let workspace = Workspace::get();
    let opened = RwSignal::new(None::<Opened>);
    workspace.forget_unlock_failure();
    // Another kind of file leaves the page as it is.
    let welcome = Memo::new(move |_| match opened.get() {
        Some(Opened::Welcome(welcome)) => Some(welcome),
        _ => None,
    });
    move || match (welcome.get(), workspace.newcomer()) {
        (Some(welcome), Some(_)) => view! { <FirstFile welcome opened /> }.into_any(),
        (None, Some(newcomer)) => view! { <Steps newcomer opened /> }.into_any(),
        (_, None) => ().into_any(),
    }
}

/// What is left to do.
#[component]
fn Steps(newcomer: Newcomer, opened: RwSignal<Option<Opened>>) -> impl IntoView {
    let workspace = Workspace::get();
    let removing = RwSignal::new(false);
    let take = Callback::new(move |found| opened.set(Some(found)));
    let lock = move |()| workspace.close(Closing::Locked);
    let Newcomer {
        vault,
        fingerprint,
        hello,
    } = newcomer;
    let saving = Saving::new();
    let remove = move |()| {
        let command = Command::RemoveVault {
            vault,
            passphrase: None,
        };
        let work = async move { workspace.ask(command, None).await.map(|_| ()) };
        saving.run(work, move || workspace.leave_removed(vault));
    };
    view! {
        <Page title=text::start::waiting_title() lead=text::start::waiting_lead() narrow=true>
            <ol class="steps panel">
                <li>
                    <p>{text::start::waiting_give()}</p>
                    <GiveHello hello words=text::start::waiting_download() />
                </li>
                <li>
                    <p>{text::start::hello_words()}</p>
                    <p class="fingerprint">
                        <code>{fingerprint}</code>
                    </p>
                </li>
                <li>
                    <p>{text::start::waiting_open()}</p>
                    <Show when=move || opened.with(Option::is_some)>
                        <Callout tone=Tone::Caution title=text::start::waiting_misfit() live=true>
                            <p>{text::start::waiting_misfit_lead()}</p>
                        </Callout>
                    </Show>
                    <OpenFile opened=take taken=move |()| opened.set(None) />
                </li>
            </ol>
            <p class="soft small">{text::start::waiting_rest()}</p>
            <div class="actions">
                <Button icon=Icon::Lock on_click=lock>
                    {text::start::waiting_lock()}
                </Button>
                <Button kind=ButtonKind::Quiet on_click=move |()| removing.set(true)>
                    {text::start::waiting_remove()}
                </Button>
            </div>
            <Dialog open=removing title=text::start::waiting_remove() close=text::shell::close()>
                <div class="stack">
                    <p>{text::start::waiting_remove_lead()}</p>
                    <Failed failure=saving.failure() />
                    <div class="actions">
                        <Button kind=ButtonKind::Danger busy=saving.busy() on_click=remove>
                            {text::start::waiting_remove_do()}
                        </Button>
                        <Button on_click=move |()| removing.set(false)>
                            {text::shell::cancel()}
                        </Button>
                    </div>
                </div>
            </Dialog>
        </Page>
    }
}

/// Puts the first file aside: nothing of it is kept.
pub(super) fn put_aside(workspace: Workspace, opened: RwSignal<Option<Opened>>) {
    opened.set(None);
    workspace.forget_unlock_failure();
    spawn_local(async move {
        // Nothing was changed, whether or not it could be put aside.
        let _ = workspace.ask(Command::Discard, None).await;
    });
}
