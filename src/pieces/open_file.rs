//! Opening a file of ours: picking it, typing what it needs, and finding out what it is.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_protocol::command::{InFile, Secret, UnlockKey};
use throughline_protocol::reply::{Opened, Reply};
use throughline_protocol::{Command, Failure};
use throughline_ui::{Button, ButtonKind, Callout, FileDrop, PickedFile, SecretField, TextArea};

use super::{Failed, Working};
use crate::text;
use crate::workspace::{Job, Workspace};

/// What the text of a hello begins with.
const HELLO: &str = "throughline-hello:";

/// What a file needs before it opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Needs {
    Passphrase,
    Words,
}

/// A place for a file. What it turns out to be goes to `opened`, when it needs nothing more.
#[component]
pub fn OpenFile(
    /// Takes what the file is, and its name.
    opened: Callback<Opened>,
    /// Whether a vault file may be written back later, to where it was picked.
    #[prop(optional)]
    write_back: bool,
    /// Whether a hello may come as text too.
    #[prop(optional)]
    paste: bool,
    /// Called when a file is taken, before it is opened: what was said of another one is over.
    #[prop(optional, into)]
    taken: Option<Callback<()>>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let job = Job::new();
    let file = RwSignal::new(None::<InFile>);
    let needs = RwSignal::new(None::<Needs>);
    let secret = RwSignal::new(String::new());
    let failure = RwSignal::new(None::<Failure>);
    let open = move |file: InFile, key: Option<UnlockKey>| {
        failure.set(None);
        spawn_local(async move {
            let command = Command::OpenFile { file, key };
            let answer = workspace
                .ask_for(command, Some(job), |reply| match reply {
                    Reply::Opened(opened) => opened.read().ok(),
                    _ => None,
                })
                .await;
            match answer {
                Ok(Opened::NeedsPassphrase) => {
                    needs.try_set(Some(Needs::Passphrase));
                }
                Ok(Opened::NeedsWords) => {
                    needs.try_set(Some(Needs::Words));
                }
                Ok(found) => {
                    opened.try_run(found);
                }
                Err(problem) => {
                    failure.try_set(Some(problem));
                }
            }
        });
    };
    let take = move |picked: InFile| {
        if let Some(taken) = taken {
            taken.run(());
        }
        needs.set(None);
        secret.set(String::new());
        file.set(Some(picked.clone()));
        open(picked, None);
    };
    let picked = move |mut files: Vec<PickedFile>| {
        if let Some(PickedFile { name, bytes }) = files.pop() {
            workspace.came_without_disk();
            take(InFile { name, bytes });
        }
    };
    let pick = Callback::new(move |()| {
        spawn_local(async move {
            if let Some(picked) = workspace.pick_file().await {
                take(picked);
            }
        });
    });
    let instead = (write_back && workspace.can_write_back()).then_some(pick);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = Secret(secret.get_untracked());
        let key = match needs.get_untracked() {
            Some(Needs::Words) => UnlockKey::Words(typed),
            _ => UnlockKey::Passphrase(typed),
        };
        if let Some(file) = file.get_untracked().filter(|_| !job.running()) {
            open(file, Some(key));
        }
    };
    view! {
        <div class="stack">
            <FileDrop
                label=text::files::drop()
                pick=text::files::pick()
                disabled=Signal::derive(move || job.running())
                instead
                on_files=picked
            />
            {paste.then(|| view! { <Paste job take=Callback::new(take) /> })}
            <Show when=move || needs.get().is_some()>
                <form class="stack panel" on:submit=submit>
                    <KeyField needs secret />
                    <div class="actions">
                        <Button
                            kind=ButtonKind::Primary
                            submit=true
                            busy=Signal::derive(move || job.running())
                        >
                            {text::files::open()}
                        </Button>
                    </div>
                </form>
            </Show>
            <Working job />
            <Failed failure />
        </div>
    }
}

/// A place for a hello that came as text, such as in a message.
#[component]
fn Paste(job: Job, take: Callback<InFile>) -> impl IntoView {
    let pasted = RwSignal::new(String::new());
    let none = RwSignal::new(false);
    let error = move || none.get().then(|| text::files::pasted_none().say());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let text = pasted.get_untracked();
        none.set(!text.contains(HELLO));
        if text.contains(HELLO) && !job.running_now() {
            take.run(InFile {
                name: String::new(),
                bytes: text.into_bytes(),
            });
        }
    };
    view! {
        <details>
            <summary>{text::files::paste()}</summary>
            <form class="stack panel" on:submit=submit>
                <TextArea
                    label=text::files::pasted()
                    hint=text::files::pasted_hint()
                    value=pasted
                    error=Signal::derive(error)
                    rows=4
                    exact=true
                />
                <div class="actions">
                    <Button submit=true busy=Signal::derive(move || job.running())>
                        {text::files::open()}
                    </Button>
                </div>
            </form>
        </details>
    }
}

/// The field for what the file needs.
#[component]
fn KeyField(needs: RwSignal<Option<Needs>>, secret: RwSignal<String>) -> impl IntoView {
    move || match needs.get() {
        Some(Needs::Words) => view! {
            <Callout>
                <p>{text::files::needs_words()}</p>
            </Callout>
            <TextArea
                label=text::files::words()
                hint=text::files::words_hint()
                value=secret
                rows=2
                exact=true
            />
        }
        .into_any(),
        _ => view! {
            <Callout>
                <p>{text::files::needs_passphrase()}</p>
            </Callout>
            <SecretField
                label=text::files::passphrase()
                value=secret
                show=text::shell::show()
                hide=text::shell::hide()
                caps_lock=text::shell::caps_lock()
                autocomplete="off"
            />
        }
        .into_any(),
    }
}
