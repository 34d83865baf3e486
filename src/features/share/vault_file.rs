//! The open vault as a file of its own; and, in file mode, the way back into a browser.

use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_ui::{Button, Callout, Icon, SecretField, Section, Toasts, Tone};

use crate::pieces::{Failed, Form, FormFrame, Working};
use crate::text;
use crate::workspace::command::Secret;
use crate::workspace::{Failure, Job, Workspace, files};

/// What can be done with the vault as a whole.
#[component]
pub fn WholeVault() -> impl IntoView {
    let workspace = Workspace::get();
    let in_file_mode = Memo::new(move |_| workspace.not_in_file().is_some());
    view! {
        <Show when=move || in_file_mode.get() fallback=|| view! { <AsFile /> }>
            <KeepHere />
        </Show>
    }
}

/// Saves the vault as a file, for a stick or another computer.
#[component]
fn AsFile() -> impl IntoView {
    let workspace = Workspace::get();
    let job = Job::new();
    let made = RwSignal::new(None::<String>);
    let failure = RwSignal::new(None::<Failure>);
    let make = move |()| {
        failure.set(None);
        spawn_local(async move {
            match workspace.vault_file(Some(job)).await {
                Ok((file, _)) => {
                    files::download(&file);
                    made.try_set(Some(file.name));
                }
                Err(problem) => {
                    failure.try_set(Some(problem));
                }
            }
        });
    };
    view! {
        <Section title=text::vault_file::as_file()>
            <p class="soft">{text::vault_file::as_file_lead()}</p>
            <Failed failure />
            <Working job />
            <div class="actions">
                <Button
                    icon=Icon::File
                    busy=Signal::derive(move || job.running())
                    on_click=make
                >
                    {text::vault_file::as_file_make()}
                </Button>
            </div>
            {move || {
                made.get()
                    .map(|name| {
                        view! {
                            <Callout tone=Tone::Good title=text::vault_file::as_file_made(name) live=true>
                                <p>{text::vault_file::as_file_made_lead()}</p>
                            </Callout>
                        }
                    })
            }}
        </Section>
    }
}

/// Copies a vault that is worked on in file mode into this browser.
#[component]
fn KeepHere() -> impl IntoView {
    let workspace = Workspace::get();
    let toasts = expect_context::<Toasts>();
    let form = Form::new();
    let passphrase = RwSignal::new(String::new());
    let submit = move || {
        if form.accepts::<&str>(&[]) {
            let secret = Secret(passphrase.get_untracked());
            form.run(workspace.keep_here(secret, form.job), move |()| {
                toasts.good(text::vault_file::kept_here().say_now());
            });
        }
    };
    view! {
        <Section title=text::vault_file::keep_here()>
            <p class="soft">{text::vault_file::keep_here_lead()}</p>
            <FormFrame form on_submit=submit go=text::vault_file::keep_here_do()>
                <SecretField
                    label=text::start::new_passphrase()
                    hint=text::start::new_passphrase_hint()
                    value=passphrase
                    show=text::shell::show()
                    hide=text::shell::hide()
                    caps_lock=text::shell::caps_lock()
                    autocomplete="new-password"
                />
            </FormFrame>
        </Section>
    }
}
