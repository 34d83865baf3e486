//! What a person sets for this browser: language and theme.

use leptos::prelude::*;

use crate::platform::{appearance, keep};
use crate::text::{Language, set_language};

const LANGUAGE: &str = "language";
const THEME: &str = "theme";
const SINGLE_KEYS: &str = "single-keys";
const LOCK_AFTER: &str = "lock-after";
const ASK_PIN: &str = "ask-pin";

/// After how many minutes without a touch a school locks itself, unless the person chose otherwise.
const USUAL_LOCK_AFTER: u16 = 10;

/// Light, dark, or as the system has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Every theme.
    pub const ALL: &[Theme] = &[Theme::System, Theme::Light, Theme::Dark];

    /// The short name it is kept under.
    pub const fn as_str(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The theme of a short name; the system's for anything else.
    pub fn of(name: &str) -> Self {
        let found = Self::ALL.iter().find(|theme| theme.as_str() == name);
        found.copied().unwrap_or_default()
    }
}

/// The settings of this browser. A copy is the same settings.
#[derive(Clone, Copy)]
pub struct Settings {
    theme: RwSignal<Theme>,
    single_keys: RwSignal<bool>,
    lock_after: RwSignal<u16>,
    asks_pin: RwSignal<bool>,
}

impl Settings {
    /// Reads the settings, applies them, and gives them to all that is drawn below.
    pub fn provide() -> Self {
        let language = keep::get(LANGUAGE)
            .and_then(|tag| Language::of_tag(&tag))
            .or_else(|| {
                let wanted = appearance::wanted_languages();
                wanted.iter().find_map(|tag| Language::of_tag(tag))
            })
            .unwrap_or_default();
        speak(language);
        let theme = Theme::of(&keep::get(THEME).unwrap_or_default());
        let settings = Self {
            theme: RwSignal::new(theme),
            single_keys: RwSignal::new(keep::get(SINGLE_KEYS).as_deref() != Some("off")),
            lock_after: RwSignal::new(
                keep::get(LOCK_AFTER)
                    .and_then(|minutes| minutes.parse().ok())
                    .unwrap_or(USUAL_LOCK_AFTER),
            ),
            asks_pin: RwSignal::new(keep::get(ASK_PIN).as_deref() == Some("on")),
        };
        settings.apply(theme);
        provide_context(settings);
        settings
    }

    /// The settings that were provided above.
    pub fn get() -> Self {
        expect_context::<Self>()
    }

    /// The theme; tracked.
    pub fn theme(self) -> Theme {
        self.theme.get()
    }

    /// Whether single keys do something; tracked.
    pub fn single_keys(self) -> bool {
        self.single_keys.get()
    }

    /// Chooses whether single keys do something, for this browser.
    pub fn use_single_keys(self, on: bool) {
        keep::set(SINGLE_KEYS, (!on).then_some("off"));
        self.single_keys.set(on);
    }

    /// After how many minutes without a touch a school locks itself; `None` for never. Tracked.
    pub fn lock_after_minutes(self) -> Option<u16> {
        Some(self.lock_after.get()).filter(|minutes| *minutes > 0)
    }

    /// Chooses after how many minutes without a touch a school locks itself, for this browser; `None` for never.
    pub fn lock_after(self, minutes: Option<u16>) {
        let minutes = minutes.unwrap_or(0);
        keep::set(LOCK_AFTER, Some(&minutes.to_string()));
        self.lock_after.set(minutes);
    }

    /// Whether a PIN is asked for with the passphrase. The PIN itself is kept nowhere. Tracked.
    pub fn asks_pin(self) -> bool {
        self.asks_pin.get()
    }

    /// Chooses whether a PIN is asked for with the passphrase, for this browser.
    pub fn ask_pin(self, on: bool) {
        keep::set(ASK_PIN, on.then_some("on"));
        self.asks_pin.set(on);
    }

    /// Whether the system asks for dark colours now.
    #[allow(clippy::unused_self)] // As below.
    pub fn system_is_dark(self) -> bool {
        appearance::system_is_dark()
    }

    /// Chooses a theme, for this browser.
    pub fn choose_theme(self, theme: Theme) {
        keep::set(THEME, Some(theme.as_str()));
        self.theme.set(theme);
        self.apply(theme);
    }

    /// Chooses a language, for this browser.
    pub fn choose_language(self, language: Language) {
        keep::set(LANGUAGE, Some(language.tag()));
        speak(language);
    }

    #[allow(clippy::unused_self)] // It belongs to them, though it needs none of them.
    fn apply(self, theme: Theme) {
        appearance::set_theme(match theme {
            Theme::System => None,
            chosen => Some(chosen.as_str()),
        });
    }
}

fn speak(language: Language) {
    appearance::set_language(language.tag());
    set_language(language);
}
