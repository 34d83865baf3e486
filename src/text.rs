//! What the app says, in the person's language. The texts stand in `locales/LANGUAGE/NAMESPACE.json`; each becomes a
//! function here (`text::staff::title()`), so a missing key or translation fails the build.
//!
//! A [`Text`] can stand in a view as it is and follows the language when it changes.

mod day;
pub mod failure;
mod language;
pub mod names;
pub mod roster_problem;
#[cfg(test)]
mod tests;

use leptos::prelude::*;

pub use day::{clock, day, elapsed, moment};
pub use language::{Language, language, language_now, set_language};

/// A text with what is to be filled into it. Cheap to make; said only when it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The usual form, and the singular when there is one; each in every language.
    forms: &'static [[&'static str; Language::ALL.len()]],
    /// What is filled in, by placeholder.
    fillings: Vec<(&'static str, Filling)>,
    count: Option<usize>,
}

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
        self.fillings.push(("count", number(count).into()));
        self.count = Some(count);
        self
    }

    /// The text in this language.
    pub fn in_language(&self, language: Language) -> String {
        let form = match (self.count, self.forms) {
            (Some(1), [_, singular]) => singular,
            (_, [usual, ..]) => usual,
            (_, []) => return String::new(),
        };
        self.fill(form[language as usize], language)
    }

    /// The text in the person's language; tracks the language.
    pub fn say(&self) -> String {
        self.in_language(language())
    }

    /// The text in the language in use now, for what is said once, such as a toast; not tracked.
    pub fn say_now(&self) -> String {
        self.in_language(language_now())
    }

    /// Fills what stands in braces. What is filled in is never looked into again.
    fn fill(&self, template: &str, language: Language) -> String {
        let mut said = String::with_capacity(template.len());
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            said.push_str(before);
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            let filling = self.fillings.iter().find(|(known, _)| *known == name);
            if let Some((_, filling)) = filling {
                said.push_str(&filling.in_language(language));
            }
            rest = after;
        }
        said + rest
    }
}

/// What can be filled into a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filling {
    /// The same in every language, such as a name.
    Same(String),
    /// Another text.
    Text(Box<Text>),
    /// Written in each language's own way, such as a time of day.
    EachInItsWay([String; Language::ALL.len()]),
}

impl Filling {
    fn in_language(&self, language: Language) -> String {
        match self {
            Filling::Same(said) => said.clone(),
            Filling::Text(text) => text.in_language(language),
            Filling::EachInItsWay(ways) => ways[language as usize].clone(),
        }
    }
}

impl From<String> for Filling {
    fn from(said: String) -> Self {
        Filling::Same(said)
    }
}
impl From<&str> for Filling {
    fn from(said: &str) -> Self {
        Filling::Same(said.to_owned())
    }
}
impl From<usize> for Filling {
    fn from(count: usize) -> Self {
        Filling::Same(number(count))
    }
}
impl From<Text> for Filling {
    fn from(text: Text) -> Self {
        Filling::Text(Box::new(text))
    }
}

/// A whole number with its thousands apart.
pub fn number(number: usize) -> String {
    let digits = number.to_string();
    let mut said = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            said.push(',');
        }
        said.push(digit);
    }
    said
}

impl From<Text> for Signal<String> {
    fn from(text: Text) -> Self {
        Signal::derive(move || text.say())
    }
}

impl From<Text> for TextProp {
    fn from(text: Text) -> Self {
        (move || text.say()).into()
    }
}

impl From<Text> for ViewFn {
    fn from(text: Text) -> Self {
        ViewFn::from(move || text.say())
    }
}

/// A text in a view: `{text::staff::title()}`.
impl IntoRender for Text {
    type Output = Box<dyn FnMut() -> String + Send>;

    fn into_render(self) -> Self::Output {
        Box::new(move || self.say())
    }
}

include!(concat!(env!("OUT_DIR"), "/texts.rs"));
