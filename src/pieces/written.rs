//! Texts in several languages, being written: a tab for each language, which says where a translation is missing.

use leptos::prelude::*;
use throughline_domain::family::language_name;
use throughline_public::words::Words;
use throughline_ui::{Tab, Tabs};

use super::Field;
use crate::text::{centre as say, language_now};

/// A text in each language, being written. A copy is the same.
#[derive(Clone, Copy)]
pub struct Written(StoredValue<Vec<(String, RwSignal<String>)>>);

impl Written {
    /// What is written so far, with a place for each of these languages.
    pub fn of(words: &Words, languages: &[String]) -> Self {
        let field = |tag: &String| {
            let text = words.0.get(tag).cloned().unwrap_or_default();
            (tag.clone(), RwSignal::new(text))
        };
        Self(StoredValue::new(languages.iter().map(field).collect()))
    }

    /// The field of a language.
    pub fn field(self, tag: &str) -> Option<RwSignal<String>> {
        self.0.with_value(|all| {
            let found = all.iter().find(|(known, _)| known == tag);
            found.map(|(_, field)| *field)
        })
    }

    /// Whether it is written in no language; tracked.
    pub fn is_blank(self) -> bool {
        let blank =
            |(_, field): &(String, RwSignal<String>)| field.with(|text| text.trim().is_empty());
        self.0.with_value(|all| all.iter().all(blank))
    }

    /// What was written; not tracked.
    pub fn words(self) -> Words {
        let written = |(tag, field): &(String, RwSignal<String>)| {
            let text = field.with_untracked(|text| text.trim().to_owned());
            (!text.is_empty()).then(|| (tag.clone(), text))
        };
        Words(
            self.0
                .with_value(|all| all.iter().filter_map(written).collect()),
        )
    }

    /// The fields that a draft keeps, each under this name and its language.
    pub fn fields(self, name: &str) -> Vec<(String, Field)> {
        self.0.with_value(|all| {
            let field = |(tag, field): &(String, RwSignal<String>)| {
                (format!("{name}/{tag}"), Field::Text(*field))
            };
            all.iter().map(field).collect()
        })
    }
}

/// The languages to write a thing in: the school's, and those in which it is written already. The person's comes first.
pub fn languages_to_write(school: &[String], written: &[&Words]) -> Vec<String> {
    let mut all: Vec<String> = school.to_vec();
    for tag in written.iter().flat_map(|words| words.0.keys()) {
        if !all.contains(tag) {
            all.push(tag.clone());
        }
    }
    let mine = language_now().tag();
    all.sort_by_key(|tag| tag != mine);
    all
}

/// Tabs of the languages around the fields of one of them.
#[component]
pub fn LanguageTabs(
    /// The languages.
    languages: Vec<String>,
    /// What says whether it is written in a language: the title.
    title: Written,
    /// The language that is shown.
    chosen: RwSignal<String>,
    /// The fields of a language.
    fields: impl Fn(String) -> AnyView + Send + 'static,
) -> impl IntoView {
    let tabs = Memo::new(move |_| {
        let tab = |tag: &String| {
            let name = language_name(tag).to_owned();
            let blank = |field: RwSignal<String>| field.with(|text| text.trim().is_empty());
            let words = match title.field(tag) {
                Some(field) if blank(field) => say::language_missing(name).say(),
                _ => name,
            };
            Tab {
                value: tag.clone(),
                words,
            }
        };
        languages.iter().map(tab).collect::<Vec<_>>()
    });
    view! {
        <Tabs label=say::languages() tabs chosen>
            {move || {
                let tag = chosen.get();
                let lang = tag.clone();
                view! {
                    <div class="stack" lang=lang>
                        {fields(tag)}
                    </div>
                }
            }}
        </Tabs>
    }
}
