//! The languages there are, and the one in use.

use std::sync::LazyLock;

use leptos::prelude::*;

/// A language that the app speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English.
    #[default]
    English = 0,
    /// Spanish.
    Spanish = 1,
}

impl Language {
    /// Every language.
    pub const ALL: &[Language] = &[Language::English, Language::Spanish];

    /// Its BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Spanish => "es",
        }
    }

    /// Its name in itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::Spanish => "Español",
        }
    }

    /// The language of a tag such as `es-MX`; `None` for one that the app does not speak.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or_default();
        Self::ALL
            .iter()
            .copied()
            .find(|known| known.tag().eq_ignore_ascii_case(primary))
    }
}

// One for the whole page: texts are said in places that have no reactive owner, such as after an await.
static IN_USE: LazyLock<ArcRwSignal<Language>> =
    LazyLock::new(|| ArcRwSignal::new(Language::default()));

/// The language in use; tracked.
pub fn language() -> Language {
    IN_USE.get()
}

/// The language in use now; not tracked.
pub fn language_now() -> Language {
    IN_USE.get_untracked()
}

/// Speaks another language from now on.
pub fn set_language(language: Language) {
    IN_USE.set(language);
}
