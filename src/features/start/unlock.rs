//! Opening a school that is in this browser.

use crate::workspace::Failure;
use crate::workspace::command::{Secret, UnlockKey};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_domain::id::VaultId;
use throughline_ui::{
    Button, ButtonKind, Callout, Choice, Page, SecretField, Select, TextArea, Tone,
};

use super::demo::DemoButton;
use super::welcome::Ways;
use crate::pieces::{Failed, Working};
use crate::text;
use crate::workspace::known::{self, KnownVault};
use crate::workspace::{Closing, Phase, Workspace};

/// The page that opens a school.
#[component]
pub fn Unlock() -> impl IntoView {
    view! {
        <Page title=text::start::open_school() lead=text::start::open_school_lead() narrow=true>
            <WhyClosed />
            <UnlockForm />
            <section class="stack" aria-label=move || text::start::other_ways().say()>
                <h2 class="section-title">{text::start::other_ways()}</h2>
                <Ways />
                <DemoButton />
            </section>
        </Page>
    }
}

/// Why the school was closed, when there is something to say about it.
#[component]
pub fn WhyClosed() -> impl IntoView {
    let workspace = Workspace::get();
    move || match workspace.phase() {
        Phase::Closed(Some(Closing::EngineDied)) => view! {
            <Callout tone=Tone::Caution title=text::start::died() live=true>
                <p>{text::start::died_lead()}</p>
            </Callout>
        }
        .into_any(),
        Phase::Closed(Some(Closing::TakeOver)) => view! {
            <Callout>
                <p>{text::start::take_over_why()}</p>
            </Callout>
        }
        .into_any(),
        Phase::Closed(Some(Closing::Idle)) => view! {
            <Callout live=true>
                <p>{text::start::idle()}</p>
            </Callout>
        }
        .into_any(),
        Phase::Closed(Some(Closing::Locked)) => view! {
            <Callout tone=Tone::Good live=true>
                <p>{text::start::locked()}</p>
            </Callout>
        }
        .into_any(),
        Phase::Closed(Some(Closing::FileClosed)) => view! {
            <Callout tone=Tone::Good live=true>
                <p>{text::vault_file::closed()}</p>
            </Callout>
        }
        .into_any(),
        Phase::Closed(Some(Closing::FileLost(lost))) => {
            let lost = usize::try_from(lost).unwrap_or(usize::MAX);
            view! {
                <Callout tone=Tone::Danger title=text::vault_file::lost(lost) live=true>
                    <p>{text::vault_file::lost_lead()}</p>
                </Callout>
            }
            .into_any()
        }
        _ => ().into_any(),
    }
}

/// Which school, and what opens it.
#[component]
pub fn UnlockForm() -> impl IntoView {
    let workspace = Workspace::get();
    let vaults = RwSignal::new(known::vaults());
    let job = workspace.opening();
    let first = vaults.with_untracked(|vaults| vaults.first().map(|it| it.vault.to_string()));
    let chosen = RwSignal::new(first.unwrap_or_default());
    let by_words = RwSignal::new(false);
    let secret = RwSignal::new(String::new());
    let demo = Memo::new(move |_| {
        let chosen = chosen.get();
        let vaults = vaults.get();
        let known = vaults.into_iter().find(|it| it.vault.to_string() == chosen);
        known.and_then(|known| known.demo)
    });
    // Filled in for a demo school, and emptied when another one is chosen.
    Effect::new(move |_| {
        by_words.set(false);
        secret.set(demo.get().unwrap_or_default());
    });
    let failure = workspace.unlock_failure();
    let taking_over = untrack(|| workspace.phase()) == Phase::Closed(Some(Closing::TakeOver));
    let options = Signal::derive(move || {
        let choice = |it: KnownVault| Choice::new(it.vault.to_string(), it.name);
        vaults.get().into_iter().map(choice).collect::<Vec<_>>()
    });
    let unlock = move |take_over: bool| {
        let Ok(vault) = chosen.get_untracked().parse::<VaultId>() else {
            return;
        };
        let key = typed_key(by_words, secret);
        spawn_local(async move {
            // What went wrong shows through `unlock_failure`, also on the page that comes after this one.
            let _ = workspace.unlock(vault, key, take_over).await;
        });
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !job.running() {
            unlock(taking_over);
        }
    };
    let forget = move |()| {
        if let Ok(vault) = chosen.get_untracked().parse() {
            known::forget(vault);
            vaults.set(known::vaults());
            workspace.forget_unlock_failure();
        }
    };
    let several = move || vaults.with(|vaults| vaults.len() > 1);
    let only = move || vaults.with(|vaults| vaults.first().map(|it| it.name.clone()));
    view! {
        <form class="stack panel" on:submit=submit>
            <Show
                when=several
                fallback=move || view! { <p class="panel-title">{only}</p> }
            >
                <Select label=text::start::which_school() value=chosen options />
            </Show>
            <KeyField by_words secret />
            <Show when=move || demo.with(Option::is_some)>
                <p class="soft small">{text::start::demo_passphrase()}</p>
            </Show>
            <Failed failure />
            <Show when=move || failure.get() == Some(Failure::OtherWindow)>
                <Button on_click=move |()| unlock(true)>{text::start::take_over()}</Button>
            </Show>
            <Show when=move || failure.get() == Some(Failure::NoSuchVault)>
                <Button on_click=forget>{text::start::take_off_list()}</Button>
            </Show>
            <Working job stoppable=false />
            <div class="actions">
                <Button
                    kind=ButtonKind::Primary
                    submit=true
                    busy=Signal::derive(move || job.running())
                >
                    {text::start::open()}
                </Button>
                <WordsSwitch by_words secret />
            </div>
        </form>
    }
}

/// What was typed, as what opens a school.
pub fn typed_key(by_words: RwSignal<bool>, secret: RwSignal<String>) -> UnlockKey {
    let typed = Secret(secret.get_untracked());
    if by_words.get_untracked() {
        UnlockKey::Words(typed)
    } else {
        UnlockKey::Passphrase(typed)
    }
}

/// Changes between the passphrase and the twelve words.
#[component]
pub fn WordsSwitch(by_words: RwSignal<bool>, secret: RwSignal<String>) -> impl IntoView {
    let switch = move |()| {
        secret.set(String::new());
        by_words.update(|it| *it = !*it);
    };
    view! {
        <Button kind=ButtonKind::Quiet on_click=switch>
            {move || {
                if by_words.get() {
                    text::start::use_passphrase().say()
                } else {
                    text::start::use_words().say()
                }
            }}
        </Button>
    }
}

/// The field for the passphrase, or for the twelve words.
#[component]
pub fn KeyField(by_words: RwSignal<bool>, secret: RwSignal<String>) -> impl IntoView {
    view! {
        <Show
            when=move || by_words.get()
            fallback=move || {
                view! {
                    <SecretField
                        label=text::start::passphrase()
                        value=secret
                        show=text::shell::show()
                        hide=text::shell::hide()
                        caps_lock=text::shell::caps_lock()
                    />
                }
            }
        >
            <TextArea
                label=text::start::words()
                hint=text::start::words_hint()
                value=secret
                rows=2
            />
        </Show>
    }
}
