//! Removing the open school from this browser for good.

use leptos::prelude::*;
use throughline_ui::{Button, ButtonKind, ButtonLink, Callout, Dialog, Icon, Tone};

use crate::pieces::{Form, FormFrame, PassphraseField, missing};
use crate::route::Route;
use crate::text::{self, Text};
use crate::workspace::command::Secret;
use crate::workspace::{Command, Workspace, time};

/// What removing means, and the button that asks for it.
#[component]
pub fn RemoveSchool() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <p>{text::lock::remove_lead()}</p>
        <div class="actions">
            <Button icon=Icon::Close on_click=move |()| open.set(true)>
                {text::lock::remove()}
            </Button>
        </div>
        <Dialog open title=text::lock::remove_title() close=text::shell::close()>
            <Sure open />
        </Dialog>
    }
}

/// What is lost, whether a backup exists, and the passphrase that removes the school.
#[component]
fn Sure(open: RwSignal<bool>) -> impl IntoView {
    let workspace = Workspace::get();
    let form = Form::new();
    let typed = RwSignal::new(String::new());
    let submit = move || {
        let Some(vault) = untrack(|| workspace.session()).map(|session| session.vault) else {
            return;
        };
        let secret = typed.get_untracked();
        let needs = [(
            !secret.is_empty(),
            "remove-proof",
            text::lock::need_passphrase(),
        )];
        if form.accepts(&missing(needs)) {
            let command = Command::RemoveVault {
                vault,
                passphrase: Some(Secret(secret)),
            };
            form.run(workspace.ask(command, Some(form.job)), move |_| {
                workspace.leave_removed(vault);
            });
        }
    };
    view! {
        <Callout tone=Tone::Danger>
            <p>{text::lock::remove_lost()}</p>
            <p>{move || last_backup(workspace).say()}</p>
        </Callout>
        <div class="actions">
            <ButtonLink href=Route::Backup.href() icon=Icon::Backup>
                {text::lock::remove_backup_first()}
            </ButtonLink>
        </div>
        <FormFrame
            form
            on_submit=submit
            go=text::lock::remove_do()
            kind=ButtonKind::Danger
            also=move || {
                view! {
                    <Button kind=ButtonKind::Quiet on_click=move |()| open.set(false)>
                        {text::shell::cancel()}
                    </Button>
                }
            }
        >
            <PassphraseField
                id="remove-proof"
                label=text::lock::present()
                value=typed
                error=form.error("remove-proof")
            />
        </FormFrame>
    }
}

/// Whether there is a backup, and since when what was written is in none.
fn last_backup(workspace: Workspace) -> Text {
    match workspace.session().and_then(|session| session.last_backup) {
        None => text::lock::remove_no_backup(),
        Some(made) => text::lock::remove_backup(time::elapsed(made)),
    }
}
