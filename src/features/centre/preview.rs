//! A thing as the kiosk shows it, in one language.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use throughline_domain::family::Family;
use throughline_domain::id::ItemId;
use throughline_public::survey::{Question, QuestionKind, Survey};
use throughline_public::words::Words;
use throughline_ui::{Callout, RichText, Tone};

use super::files::Files;
use crate::text::{self, Language, Text, centre as say};

/// The thing in this language. Where it is not written in it, families get another language, and the page says so.
#[component]
pub fn Preview(
    /// All that is written.
    family: Arc<Family>,
    /// Which thing.
    id: ItemId,
    /// In which language.
    language: String,
) -> impl IntoView {
    let (key, nothing) = (id.to_string(), Words::default());
    let (title, parts) = if let Some(guide) = family.guides.get(&key.as_str().into()) {
        let parts = [
            (None, &guide.summary),
            (None, &guide.body),
            (Some(say::links()), &guide.links),
        ];
        (&guide.title, parts)
    } else if let Some(strategy) = family.strategies.get(&key.as_str().into()) {
        let parts = [
            (None, &strategy.why),
            (Some(say::materials()), &strategy.materials),
            (Some(say::steps()), &strategy.steps),
        ];
        (&strategy.title, parts)
    } else if let Some(workshop) = family.workshops.get(&key.as_str().into()) {
        let parts = [
            (None, &workshop.about),
            (Some(say::place()), &workshop.place),
            (None, &nothing),
        ];
        (&workshop.title, parts)
    } else if let Some(survey) = family.surveys.get(&key.as_str().into()) {
        let parts = [(None, &survey.why), (None, &nothing), (None, &nothing)];
        (&survey.title, parts)
    } else {
        return ().into_any();
    };
    let files = match (
        family.guides.get(&key.as_str().into()),
        family.strategies.get(&key.as_str().into()),
    ) {
        (Some(guide), _) => guide.files.clone(),
        (_, Some(strategy)) => strategy.files.clone(),
        _ => BTreeMap::new(),
    };
    let best = title.best(&language);
    let other = best.filter(|(tag, _)| *tag != language);
    let other = other.map(|(tag, _)| {
        let words = say::shown_in(
            text::names::languages([tag]),
            text::names::languages([language.as_str()]),
        );
        view! {
            <Callout tone=Tone::Caution>
                <p>{words}</p>
            </Callout>
        }
    });
    let name = best.map(|(_, text)| text.to_owned());
    let lang = best.map(|(tag, _)| tag.to_owned());
    let survey = family.surveys.get(&key.as_str().into());
    let asked = survey.map(|survey| questions(survey, &language));
    let parts = parts.map(|(heading, words)| part(heading, words, &language));
    view! {
        <div class="stack">
            {other}
            <article class="stack" lang=lang>
                <h3 class="preview-title">{name}</h3>
                {parts.into_iter().collect_view()}
                {asked}
                <Files files />
            </article>
        </div>
    }
    .into_any()
}

fn part(heading: Option<Text>, words: &Words, language: &str) -> impl IntoView + use<> {
    let text = words.best(language).map(|(_, text)| text.to_owned());
    let text = text.filter(|text| !text.trim().is_empty())?;
    Some(view! {
        {heading.map(|heading| view! { <h4>{heading}</h4> })}
        <RichText text />
    })
}

/// The questions of a survey with what can be answered, in the words of the kiosk.
fn questions(survey: &Survey, language: &str) -> impl IntoView + use<> {
    let spoken = Language::of_tag(language).unwrap_or(Language::English);
    let one = |question: &Question| {
        let text = question
            .text
            .best(language)
            .map(|(_, text)| text.to_owned());
        let answers = match question.kind {
            QuestionKind::Scale => vec![
                say::scale_1(),
                say::scale_2(),
                say::scale_3(),
                say::scale_4(),
                say::scale_5(),
            ],
            QuestionKind::YesNo => vec![say::yes(), say::no(), say::unsure()],
            QuestionKind::Words => vec![say::kind_words()],
        };
        let is_open = question.kind == QuestionKind::Words;
        let answers = answers.into_iter().map(|words| {
            let words = words.in_language(spoken);
            view! { <li class:survey-blank=is_open>{words}</li> }
        });
        view! {
            <li>
                <p>{text}</p>
                <ul class="survey-choices">{answers.collect_view()}</ul>
            </li>
        }
    };
    let all = survey.asked().map(|(_, question)| one(question));
    view! { <ol class="survey-questions">{all.collect_view()}</ol> }
}
