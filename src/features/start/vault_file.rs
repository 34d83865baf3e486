//! Opening a vault file in file mode, and opening again what this window held while it was locked.

use std::future::Future;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_ui::{Button, ButtonKind, Callout, Icon, Page, Tone};

use crate::pieces::{Back, Failed, KeyField, OtherKey, TypedKey, Working};
use crate::route::Route;
use crate::text;
use crate::workspace::command::UnlockKey;
use crate::workspace::{Failure, Workspace};

/// The page that opens a vault file that was read.
#[component]
pub fn VaultFile(
    /// The file's name.
    name: String,
) -> impl IntoView {
    let workspace = Workspace::get();
    view! {
        <Page
            title=text::vault_file::open_title()
            lead=text::vault_file::open_intro()
            narrow=true
            before=|| view! { <Back to=Route::Today words=text::start::title() /> }
        >
            <KeyForm name unlock=move |key| workspace.unlock_file(key) />
        </Page>
    }
}

/// The page of a school that locked itself with changes that are not in its file.
#[component]
pub fn Held() -> impl IntoView {
    let workspace = Workspace::get();
    let asked = RwSignal::new(false);
    let changes = move || workspace.held().unwrap_or(0);
    let title = Signal::derive(move || text::vault_file::not_in_file(changes()).say());
    let give_up = move || text::vault_file::give_up(changes()).say();
    let download = move |()| asked.set(workspace.download_held());
    let let_go = move |()| workspace.let_go();
    view! {
        <Page title lead=text::vault_file::held_lead() narrow=true>
            <KeyForm unlock=move |key| workspace.unlock_held(key) />
            <Show when=move || asked.get()>
                <Callout tone=Tone::Caution title=text::vault_file::held_offered() live=true>
                    <p>{text::vault_file::offered_lead()}</p>
                    <Button icon=Icon::Check on_click=let_go>
                        {text::vault_file::have_it_close()}
                    </Button>
                </Callout>
            </Show>
            <div class="actions">
                <Button icon=Icon::Download on_click=download>
                    {text::vault_file::download_instead()}
                </Button>
                <Button kind=ButtonKind::Danger on_click=let_go>
                    {give_up}
                </Button>
            </div>
        </Page>
    }
}

/// What opens a vault file: its passphrase, or its person's words.
#[component]
fn KeyForm<U, F>(
    /// The file's name.
    #[prop(optional, into)]
    name: String,
    /// Opens it.
    unlock: U,
) -> impl IntoView
where
    U: Fn(UnlockKey) -> F + 'static,
    F: Future<Output = Result<(), Failure>> + 'static,
{
    let workspace = Workspace::get();
    let key = TypedKey::new();
    let job = workspace.opening();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if untrack(|| job.running()) {
            return;
        }
        let opening = unlock(key.key());
        spawn_local(async move {
            // What went wrong shows through `unlock_failure`.
            let _ = opening.await;
        });
    };
    workspace.forget_unlock_failure();
    on_cleanup(move || workspace.forget_unlock_failure());
    view! {
        <form class="stack panel" on:submit=submit>
            {(!name.is_empty()).then(|| view! { <p class="panel-title">{name}</p> })}
            <KeyField key label=text::start::passphrase() />
            <Failed failure=workspace.unlock_failure() />
            <Working job stoppable=false />
            <div class="actions">
                <Button
                    kind=ButtonKind::Primary
                    submit=true
                    busy=Signal::derive(move || job.running())
                >
                    {text::start::open()}
                </Button>
                <OtherKey key />
            </div>
        </form>
    }
}
