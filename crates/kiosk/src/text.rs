//! What the kiosk says, in the visitor's language. The texts stand in `locales/LANGUAGE/NAMESPACE.json`; each becomes a
//! function here, so a missing key or translation fails the build.

use std::sync::LazyLock;

use leptos::prelude::*;
use leptos::reactive::graph::{AnySource, ToAnySource};

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// A language that the kiosk speaks.
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

    /// The language of a tag such as `es-MX`; English for one that the kiosk does not speak.
    pub fn of_tag(tag: &str) -> Self {
        let primary = tag.split('-').next().unwrap_or_default();
        let known = Self::ALL.iter().copied();
        let mut known = known.filter(|known| known.tag().eq_ignore_ascii_case(primary));
        known.next().unwrap_or_default()
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

/// The language as what others listen to.
pub fn language_source() -> AnySource {
    IN_USE.to_any_source()
}

/// Speaks this language from now on.
pub fn set_language(language: Language) {
    IN_USE.set(language);
}

/// A text with what is to be filled into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    forms: &'static [[&'static str; Language::ALL.len()]],
    fillings: Vec<(&'static str, Filling)>,
    count: Option<usize>,
}

/// What can be filled into a text.
pub type Filling = String;

impl Text {
    fn new(
        forms: &'static [[&'static str; Language::ALL.len()]],
        fillings: Vec<(&'static str, Filling)>,
    ) -> Self {
        Self {
            forms,
            fillings,
            count: None,
        }
    }

    fn counting(mut self, count: usize) -> Self {
        self.fillings.push(("count", count.to_string()));
        self.count = Some(count);
        self
    }

    /// The text in the visitor's language; tracks the language.
    pub fn say(&self) -> String {
        self.in_language(language())
    }

    /// The text in this language.
    pub fn in_language(&self, language: Language) -> String {
        let form = match (self.count, self.forms) {
            (Some(1), [_, singular]) => singular,
            (_, [usual, ..]) => usual,
            (_, []) => return String::new(),
        };
        let mut said = String::new();
        let mut rest = form[language as usize];
        while let Some((before, after)) = rest.split_once('{') {
            said.push_str(before);
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            let filling = self.fillings.iter().find(|(known, _)| *known == name);
            said.push_str(filling.map_or("", |(_, filling)| filling));
            rest = after;
        }
        said + rest
    }
}

impl From<Text> for Signal<String> {
    fn from(text: Text) -> Self {
        Signal::derive(move || text.say())
    }
}

/// A text in a view: `{words::home()}`.
impl IntoRender for Text {
    type Output = Box<dyn FnMut() -> String + Send>;

    fn into_render(self) -> Self::Output {
        Box::new(move || self.say())
    }
}
