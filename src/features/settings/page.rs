//! The page of settings.

use leptos::prelude::*;
use throughline_ui::{
    ButtonLink, Card, Checkbox, Choice, Fact, Facts, Icon, Page, RadioGroup, Select,
};

use super::demo::RemoveDemo;
use super::list_name::ListName;
use super::passphrase::PassphraseCard;
use super::remove::RemoveSchool;
use super::screen::PinCard;
use super::storage::Storage;
use crate::pieces::KeyList;
use crate::route::Route;
use crate::text::{self, Language, language_now};
use crate::workspace::Workspace;
use crate::workspace::settings::{self, Theme};

/// The page of settings.
#[component]
pub fn Settings() -> impl IntoView {
    let workspace = Workspace::get();
    let demo = Memo::new(move |_| {
        workspace
            .session()
            .is_some_and(|session| session.demo && session.not_in_file.is_none())
    });
    // Nothing of it lies in this browser, and its keys stay no longer than its changes.
    let in_file_mode = Memo::new(move |_| workspace.not_in_file().is_some());
    view! {
        <Page title=text::settings::title() lead=text::settings::lead() narrow=true>
            <Card title=text::settings::look()>
                <LanguageChoice />
                <ThemeChoice />
            </Card>
            <Card title=text::settings::lock()>
                <LockChoice />
            </Card>
            <Show when=move || !in_file_mode.get()>
                <Card title=text::lock::pin_card()>
                    <PinCard />
                </Card>
            </Show>
            <Show when=move || !demo.get()>
                <Card title=text::lock::passphrase_card()>
                    <PassphraseCard />
                </Card>
            </Show>
            <Card title=text::days_off::settings_card()>
                <p class="soft">{text::days_off::settings_text()}</p>
                <div class="actions">
                    <ButtonLink href=Route::DaysOff.href() icon=Icon::Calendar>
                        {text::days_off::settings_link()}
                    </ButtonLink>
                </div>
            </Card>
            <Card title=text::settings::keys()>
                <Keys />
            </Card>
            <Card title=text::settings::storage()>
                <Storage />
            </Card>
            <Card title=text::settings::device()>
                <ThisDevice />
                <Show when=move || !in_file_mode.get()>
                    <ListName />
                </Show>
            </Card>
            <Show when=move || !demo.get() && !in_file_mode.get()>
                <Card title=text::lock::remove_card()>
                    <RemoveSchool />
                </Card>
            </Show>
            <Show when=move || demo.get()>
                <Card title=text::settings::demo()>
                    <RemoveDemo />
                </Card>
            </Show>
        </Page>
    }
}

#[component]
fn LanguageChoice() -> impl IntoView {
    let settings = settings::Settings::get();
    let value = RwSignal::new(language_now().tag().to_owned());
    let options = || {
        let choice = |it: &Language| Choice::new(it.tag(), it.own_name());
        Language::ALL.iter().map(choice).collect::<Vec<_>>()
    };
    // The switch in the bar may change it too.
    Effect::new(move |_| value.set(text::language().tag().to_owned()));
    Effect::new(move |_| {
        if let Some(chosen) = Language::of_tag(&value.get())
            && chosen != language_now()
        {
            settings.choose_language(chosen);
        }
    });
    view! { <RadioGroup label=text::settings::language() value options=Signal::derive(options) /> }
}

#[component]
fn ThemeChoice() -> impl IntoView {
    let settings = settings::Settings::get();
    let value = RwSignal::new(String::new());
    let options = || {
        let words = |theme: Theme| match theme {
            Theme::System => text::settings::theme_system(),
            Theme::Light => text::settings::theme_light(),
            Theme::Dark => text::settings::theme_dark(),
        };
        let choice = |theme: &Theme| Choice::new(theme.as_str(), words(*theme).say());
        Theme::ALL.iter().map(choice).collect::<Vec<_>>()
    };
    Effect::new(move |_| value.set(settings.theme().as_str().to_owned()));
    Effect::new(move |_| {
        let chosen = value.get();
        if !chosen.is_empty() && chosen != untrack(|| settings.theme()).as_str() {
            settings.choose_theme(Theme::of(&chosen));
        }
    });
    view! { <RadioGroup label=text::settings::theme() value options=Signal::derive(options) /> }
}

/// The minutes there are to choose from; 0 for never.
const LOCK_AFTER: [u16; 6] = [5, 10, 20, 30, 60, 0];

#[component]
fn LockChoice() -> impl IntoView {
    let settings = settings::Settings::get();
    let chosen = untrack(|| settings.lock_after_minutes()).unwrap_or(0);
    let value = RwSignal::new(chosen.to_string());
    let options = || {
        let words = |minutes: u16| match minutes {
            0 => text::settings::lock_never(),
            minutes => text::settings::lock_minutes(usize::from(minutes)),
        };
        LOCK_AFTER
            .map(|minutes| Choice::new(minutes.to_string(), words(minutes).say()))
            .to_vec()
    };
    Effect::new(move |_| {
        let minutes = value.get().parse().ok().filter(|minutes| *minutes > 0);
        settings.lock_after(minutes);
    });
    view! {
        <Select
            label=text::settings::lock_after()
            hint=text::settings::lock_hint()
            value
            options=Signal::derive(options)
        />
    }
}

#[component]
fn Keys() -> impl IntoView {
    let settings = settings::Settings::get();
    let checked = RwSignal::new(untrack(|| settings.single_keys()));
    Effect::new(move |_| settings.use_single_keys(checked.get()));
    view! {
        <Checkbox
            label=text::settings::single_keys()
            hint=text::settings::single_keys_hint()
            checked
        />
        <KeyList />
    }
}

#[component]
fn ThisDevice() -> impl IntoView {
    let workspace = Workspace::get();
    let school = move || workspace.session().map(|session| session.school);
    let words = move || workspace.session().map(|session| session.fingerprint);
    let kept = move || {
        let kept = workspace.session().map_or(0, |session| session.kept_unread);
        usize::try_from(kept).ok().filter(|kept| *kept > 0)
    };
    view! {
        <Facts>
            <Fact term=text::settings::school()>{school}</Fact>
            <Fact term=text::settings::words()>
                <code>{words}</code>
            </Fact>
            {move || {
                kept()
                    .map(|kept| {
                        view! {
                            <Fact term=text::settings::newer()>
                                {text::settings::kept_unread(kept)}
                            </Fact>
                        }
                    })
            }}
        </Facts>
        <div class="actions">
            <ButtonLink href=Route::Devices.href()>{text::devices::title()}</ButtonLink>
        </div>
    }
}
