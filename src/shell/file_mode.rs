//! File mode on every page: what is not yet in the file, saving it, and locking with it.

use leptos::prelude::*;
use throughline_ui::{Button, ButtonKind, Callout, Dialog, Icon, Tone};

use crate::pieces::{NotKeptYet, SavingFile};
use crate::text::{self, Text};
use crate::workspace::{Closing, Workspace};

/// Whether everything is in the file, and the way to put it there.
#[component]
pub fn NotInFile() -> impl IntoView {
    let workspace = Workspace::get();
    let in_file_mode = Memo::new(move |_| workspace.not_in_file().is_some());
    view! {
        <Show when=move || in_file_mode.get()>
            <Banner />
        </Show>
    }
}

#[component]
fn Banner() -> impl IntoView {
    let workspace = Workspace::get();
    let saving = SavingFile::new();
    let changes = Memo::new(move |_| workspace.not_in_file().unwrap_or(0));
    let some = move || changes.get() > 0;
    let title = Signal::derive(move || text::vault_file::not_in_file(changes.get()).say());
    let save = move |()| saving.run(workspace.save_to_file(saving.job), || ());
    let writing = Memo::new(move |_| workspace.has_drafts());
    let all_saved = move || {
        if writing.get() {
            text::vault_file::writing()
        } else {
            text::vault_file::all_in_file()
        }
        .say()
    };
    view! {
        <div class="banner">
            <Show
                when=some
                fallback=move || {
                    view! {
                        <p class="soft small" role="status">
                            {all_saved}
                        </p>
                    }
                }
            >
                <Callout tone=Tone::Caution title live=true>
                    <Show when=move || workspace.offered().is_none()>
                        <p>{text::vault_file::not_in_file_lead()}</p>
                        <Button
                            icon=Icon::File
                            busy=Signal::derive(move || saving.job.running())
                            on_click=save
                        >
                            {save_words(workspace)}
                        </Button>
                    </Show>
                    <Show when=move || !workspace.leaving_file().get()>
                        <NotKeptYet saving />
                    </Show>
                </Callout>
            </Show>
        </div>
    }
}

fn save_words(workspace: Workspace) -> Text {
    if workspace.writes_back() {
        text::vault_file::save()
    } else {
        text::vault_file::save_download()
    }
}

/// Asks, when somebody locks with changes that are not in the file, what becomes of them.
#[component]
pub fn LeavingFile() -> impl IntoView {
    let workspace = Workspace::get();
    let saving = SavingFile::new();
    let changes = move || workspace.would_lose();
    let lock = move || {
        // A download counts when the person has it: until then there is something to lose.
        if untrack(changes) == 0 {
            workspace.close(Closing::Locked);
        }
    };
    let save = move |()| saving.run(workspace.save_to_file(saving.job), lock);
    let without = move |()| workspace.close(Closing::Locked);
    let lose = move || text::vault_file::lock_without(changes()).say();
    view! {
        <Dialog
            open=workspace.leaving_file()
            title=text::vault_file::leave_title()
            close=text::shell::close()
        >
            <div class="stack">
                <p>{text::vault_file::leave_lead()}</p>
                <NotKeptYet
                    saving
                    have_it=text::vault_file::have_it_lock()
                    then=move |()| lock()
                />
                <div class="actions">
                    <Show when=move || workspace.offered().is_none()>
                        <Button
                            kind=ButtonKind::Primary
                            icon=Icon::Lock
                            busy=Signal::derive(move || saving.job.running())
                            on_click=save
                        >
                            {text::vault_file::save_and_lock()}
                        </Button>
                    </Show>
                    <Button kind=ButtonKind::Danger on_click=without>
                        {lose}
                    </Button>
                </div>
            </div>
        </Dialog>
    }
}
