//! Opening a school that is in this browser.

use crate::workspace::Failure;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use throughline_domain::id::VaultId;
use throughline_domain::pin::{DIGITS, choose};
use throughline_ui::{Button, ButtonKind, Callout, Choice, Page, PinField, RadioGroup, Tone};

use super::demo::DemoButton;
use super::welcome::Ways;
use crate::pieces::{Failed, KeyField, OtherKey, TypedKey, Unprotected, Working};
use crate::text;
use crate::workspace::known::{self, KnownVault};
use crate::workspace::settings::Settings;
use crate::workspace::{Closing, Phase, Workspace};

/// The page that opens a school.
#[component]
pub fn Unlock() -> impl IntoView {
    let (title, lead) = if waits_for_school() {
        (
            text::start::open_introduction(),
            text::start::open_introduction_lead(),
        )
    } else {
        (text::start::open_school(), text::start::open_school_lead())
    };
    view! {
        <Page title lead narrow=true>
            <Unprotected />
            <WhyClosed />
            <UnlockForm />
            <p class="soft small">{text::lock::remove_where()}</p>
            <section class="stack" aria-label=move || text::start::other_ways().say()>
                <h2 class="section-title">{text::start::other_ways()}</h2>
                <Ways />
                <DemoButton />
            </section>
        </Page>
    }
}

/// Whether what was opened last belongs to no school yet.
fn waits_for_school() -> bool {
    let vaults = known::vaults();
    vaults.first().is_some_and(KnownVault::waits_for_school)
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
        Phase::Closed(Some(Closing::PinExpired)) => view! {
            <Callout live=true>
                <p>{text::lock::expired()}</p>
            </Callout>
        }
        .into_any(),
        Phase::Closed(Some(Closing::Locked)) => view! {
            <Callout tone=Tone::Good live=true>
                <p>
                    {if waits_for_school() {
                        text::start::locked_introduction()
                    } else {
                        text::start::locked()
                    }}
                </p>
            </Callout>
        }
        .into_any(),
        Phase::Closed(Some(Closing::FileClosed)) => view! {
            <Callout tone=Tone::Good live=true>
                <p>{text::vault_file::closed()}</p>
            </Callout>
        }
        .into_any(),
        Phase::Closed(Some(Closing::FileLost(lost))) => view! {
            <Callout tone=Tone::Danger title=text::vault_file::lost(lost) live=true>
                <p>{text::vault_file::lost_lead()}</p>
            </Callout>
        }
        .into_any(),
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
    let key = TypedKey::new();
    let pin = RwSignal::new(String::new());
    let unfit_pin = RwSignal::new(None::<Failure>);
    let demo = Memo::new(move |_| {
        let chosen = chosen.get();
        let vaults = vaults.get();
        let known = vaults.into_iter().find(|it| it.vault.to_string() == chosen);
        known.and_then(|known| known.demo)
    });
    // Filled in for a demo school, and emptied when another one is chosen.
    Effect::new(move |_| {
        chosen.track();
        key.fill(demo.get().unwrap_or_default());
    });
    let failure = workspace.unlock_failure();
    let taking_over = untrack(|| workspace.phase()) == Phase::Closed(Some(Closing::TakeOver));
    let options = Signal::derive(move || {
        let choice = |it: KnownVault| Choice::new(it.vault.to_string(), it.listed_as());
        vaults.get().into_iter().map(choice).collect::<Vec<_>>()
    });
    let unlock = move |take_over: bool| {
        let Ok(vault) = chosen.get_untracked().parse::<VaultId>() else {
            return;
        };
        let new_pin = Some(pin.get_untracked()).filter(|it| !it.is_empty());
        let unfit = new_pin.as_deref().and_then(|it| choose(it).err());
        unfit_pin.set(unfit.map(Failure::UnfitPin));
        if unfit.is_some() {
            return;
        }
        let key = key.key();
        spawn_local(async move {
            // What went wrong shows through `unlock_failure`, also on the page that comes after this one.
            let opened = workspace.unlock(vault, key, take_over).await;
            if opened.is_ok() && new_pin.is_some() {
                // It was found fit above; without it, a break closes the school.
                let _ = workspace.set_pin(new_pin).await;
            }
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
    let only = move || vaults.with(|vaults| vaults.first().cloned().map(KnownVault::listed_as));
    view! {
        <form class="stack panel" on:submit=submit>
            <Show
                when=several
                fallback=move || view! { <p class="panel-title">{only}</p> }
            >
                <RadioGroup label=text::start::which_school() value=chosen options />
            </Show>
            <KeyField key label=text::start::passphrase() />
            <Show when=move || demo.with(Option::is_some)>
                <p class="soft small">{text::start::demo_passphrase()}</p>
            </Show>
            <BreakPin pin unfit_pin />
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
                <OtherKey key />
            </div>
        </form>
    }
}

/// The PIN for the breaks of this time, when this browser asks for one.
#[component]
fn BreakPin(pin: RwSignal<String>, unfit_pin: RwSignal<Option<Failure>>) -> impl IntoView {
    let settings = Settings::get();
    view! {
        <Show when=move || settings.asks_pin()>
            <PinField
                id="pin"
                label=text::lock::pin_with()
                note=text::shell::optional()
                hint=text::lock::pin_with_hint()
                value=pin
                digits=DIGITS
            />
            <Failed failure=unfit_pin />
        </Show>
    }
}
