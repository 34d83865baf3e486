//! A thing that families may see, whatever its kind, as lists and searches know it.

use leptos::prelude::*;
use throughline_domain::family::{Family, Kept, ThingKind};
use throughline_domain::id::ItemId;
use throughline_domain::subject::Subject;
use throughline_domain::time::Day;
use throughline_public::words::Words;

use super::names;
use crate::text::{self, Text, centre as say, language};
use crate::workspace::Workspace;

/// A thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Thing {
    /// Its identifier.
    pub id: ItemId,
    /// Its kind.
    pub kind: ThingKind,
    /// What it is called.
    pub title: Words,
    /// What it is about, for whom, how long it takes.
    pub about: Vec<Text>,
    /// What only the staff see.
    pub kept: Kept,
    /// The languages of the school in which it is not written.
    pub missing: Vec<String>,
}

impl Thing {
    /// What it is called, in the language of the person where it is written in it. Tracked.
    pub fn name(&self) -> String {
        name(&self.title)
    }

    /// That it is not written in some languages; `None` when it is written in all.
    pub fn missing_in(&self) -> Option<Text> {
        let missing = self.missing.iter().map(String::as_str);
        (!self.missing.is_empty()).then(|| say::missing_in(text::names::languages(missing)))
    }
}

/// A title in the person's language, or another. Tracked.
pub fn name(title: &Words) -> String {
    let best = title.best(language().tag());
    best.map(|(_, text)| text.to_owned()).unwrap_or_default()
}

/// All things, guides first, each kind in the order in which it was begun.
pub fn things(family: &Family) -> Vec<Thing> {
    let languages = family.languages();
    let missing = |texts: &[&Words]| -> Vec<String> {
        let written = |tag: &String| {
            let mut needed = texts.iter().filter(|text| !text.0.is_empty());
            needed.all(|text| text.is_in(tag)) && texts[0].is_in(tag)
        };
        let mut missing = languages.clone();
        missing.retain(|tag| !written(tag));
        missing
    };
    let guides = family.guides.iter().filter_map(|(id, guide)| {
        let topics = guide.topics.iter().map(|it| names::topic(*it));
        let bands = guide.bands.iter().map(|it| names::band(*it));
        Some(Thing {
            id: id.0.parse().ok()?,
            kind: ThingKind::Guide,
            title: guide.title.clone(),
            about: topics.chain(bands).collect(),
            kept: family.kept(&id.0),
            missing: missing(&[&guide.title, &guide.body]),
        })
    });
    let strategies = family.strategies.iter().filter_map(|(id, strategy)| {
        let subjects = strategy.subjects.iter().map(|it| names::subject(*it));
        let bands = strategy.bands.iter().map(|it| names::band(*it));
        let minutes = strategy.minutes.map(|it| say::minutes(usize::from(it)));
        Some(Thing {
            id: id.0.parse().ok()?,
            kind: ThingKind::Strategy,
            title: strategy.title.clone(),
            about: subjects.chain(bands).chain(minutes).collect(),
            kept: family.kept(&id.0),
            missing: missing(&[&strategy.title, &strategy.steps]),
        })
    });
    let workshops = family.workshops.iter().filter_map(|(id, workshop)| {
        let date = workshop.date.map(|date| text::day(Day(date)));
        let cancelled = workshop.cancelled.then(say::cancelled);
        Some(Thing {
            id: id.0.parse().ok()?,
            kind: ThingKind::Workshop,
            title: workshop.title.clone(),
            about: date.into_iter().chain(cancelled).collect(),
            kept: family.kept(&id.0),
            missing: missing(&[&workshop.title, &workshop.about]),
        })
    });
    let surveys = family.surveys.iter().filter_map(|(id, survey)| {
        let asked = survey.asked().count();
        let until = survey.open_until.map(|last| text::day(Day(last)));
        let until = until.map(say::until);
        let questions = survey.asked().map(|(_, question)| &question.text);
        let texts: Vec<&Words> = std::iter::once(&survey.title).chain(questions).collect();
        Some(Thing {
            id: id.0.parse().ok()?,
            kind: ThingKind::Survey,
            title: survey.title.clone(),
            about: std::iter::once(say::questions(asked))
                .chain(until)
                .collect(),
            kept: family.kept(&id.0),
            missing: missing(&texts),
        })
    });
    guides
        .chain(strategies)
        .chain(workshops)
        .chain(surveys)
        .collect()
}

/// The Family dossier as it is now; read once for all that a page shows.
pub fn family(workspace: Workspace) -> Memo<std::sync::Arc<Family>> {
    workspace.cabinet.body::<Family>(Subject::Family)
}
