//! The form for a guide.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::family::Family;
use throughline_domain::id::ItemId;
use throughline_public::choice::{Audience, GradeBand, Topic};
use throughline_public::guide::Guide;
use throughline_ui::{CheckGroup, Choice, TextArea, TextField};

use super::files_draft::FilesDraft;
use super::files_form::FilesField;
use super::form::{Begun, Filed, ThingFrame, wrong};
use super::names;
use crate::pieces::{Field, Form, Written};
use crate::text::{centre as say, shell};

impl Filed for Guide {
    const INTENT: &'static str = "family.guide";
    fn get(family: &Family, id: &str) -> Option<Self> {
        family.guides.get(&id.into()).cloned()
    }
    fn put(family: &mut Family, id: &str, thing: Option<Self>) {
        match thing {
            Some(thing) => family.guides.insert(id.into(), thing),
            None => family.guides.remove(&id.into()),
        };
    }
}

/// What was typed.
#[derive(Clone, Copy)]
struct Draft {
    title: Written,
    summary: Written,
    body: Written,
    links: Written,
    topics: RwSignal<BTreeSet<String>>,
    bands: RwSignal<BTreeSet<String>>,
    audience: RwSignal<BTreeSet<String>>,
    minutes: RwSignal<String>,
    files: FilesDraft,
}

impl Draft {
    fn of(guide: &Guide, languages: &[String]) -> Self {
        let minutes = guide.minutes.map(|minutes| minutes.to_string());
        Self {
            title: Written::of(&guide.title, languages),
            summary: Written::of(&guide.summary, languages),
            body: Written::of(&guide.body, languages),
            links: Written::of(&guide.links, languages),
            topics: RwSignal::new(
                guide
                    .topics
                    .iter()
                    .map(|it| it.as_str().to_owned())
                    .collect(),
            ),
            bands: RwSignal::new(
                guide
                    .bands
                    .iter()
                    .map(|it| it.as_str().to_owned())
                    .collect(),
            ),
            audience: RwSignal::new(
                guide
                    .audience
                    .iter()
                    .map(|it| it.as_str().to_owned())
                    .collect(),
            ),
            minutes: RwSignal::new(minutes.unwrap_or_default()),
            files: FilesDraft::of(&guide.files),
        }
    }

    fn fields(self) -> Vec<(String, Field)> {
        let texts = [
            ("title", self.title),
            ("summary", self.summary),
            ("body", self.body),
            ("links", self.links),
        ];
        let texts = texts.into_iter().flat_map(|(name, text)| text.fields(name));
        let chosen = [
            ("topics", Field::Codes(self.topics)),
            ("bands", Field::Codes(self.bands)),
            ("audience", Field::Codes(self.audience)),
            ("minutes", Field::Text(self.minutes)),
        ];
        let chosen = chosen.map(|(name, field)| (name.to_owned(), field));
        texts.chain(chosen).chain([self.files.field()]).collect()
    }

    fn guide(self) -> Guide {
        let codes = |codes: RwSignal<BTreeSet<String>>| codes.get_untracked();
        let parsed = |typed: String| typed.trim().parse().ok();
        Guide {
            title: self.title.words(),
            summary: self.summary.words(),
            body: self.body.words(),
            links: self.links.words(),
            topics: codes(self.topics)
                .iter()
                .filter_map(|it| Topic::parse(it))
                .collect(),
            bands: codes(self.bands)
                .iter()
                .filter_map(|it| GradeBand::parse(it))
                .collect(),
            audience: codes(self.audience)
                .iter()
                .filter_map(|it| Audience::parse(it))
                .collect(),
            minutes: parsed(self.minutes.get_untracked()),
            review_on: None,
            files: self.files.files(),
        }
    }
}

/// The form.
#[component]
pub fn GuideForm(
    /// Which; `None` for a new one.
    id: Option<ItemId>,
) -> impl IntoView {
    let (begun, _) = Begun::of::<Guide>(
        id,
        "guide",
        |it| [&it.title, &it.body],
        Draft::of,
        Draft::fields,
    );
    let Begun { draft, form, .. } = begun;
    let save = move || {
        let guide = draft.guide();
        let checks = [
            (guide.title.0.is_empty(), "guide-title", say::error_title()),
            (guide.body.0.is_empty(), "guide-body", say::error_body()),
            (guide.topics.is_empty(), "guide-topics", say::error_topics()),
        ];
        let wrong = wrong(checks).into_iter().chain(draft.files.wrong());
        begun.save_with(guide, draft.files.picked(), &wrong.collect::<Vec<_>>());
    };
    let title = match id {
        Some(_) => say::edit_guide(),
        None => say::new_guide(),
    };
    view! {
        <ThingFrame title lead=say::form_lead() begun written=draft.title texts on_submit=save>
            <FilesField draft=draft.files />
            <Chosen draft form />
        </ThingFrame>
    }
}

/// The texts in one language.
fn texts(draft: Draft, form: Form, tag: &str) -> AnyView {
    let of = |text: Written| text.field(tag).unwrap_or_default();
    view! {
        <TextField
            label=say::thing_title()
            value=of(draft.title)
            error=form.error("guide-title")
            id="guide-title"
        />
        <TextArea
            label=say::summary()
            hint=say::summary_hint()
            note=shell::optional()
            value=of(draft.summary)
            rows=2
        />
        <TextArea
            label=say::body()
            hint=say::body_hint()
            value=of(draft.body)
            error=form.error("guide-body")
            rows=16
            id="guide-body"
        />
        <TextArea
            label=say::links()
            hint=say::links_hint()
            note=shell::optional()
            value=of(draft.links)
            rows=2
        />
    }
    .into_any()
}

/// What is chosen, whatever the language.
#[component]
fn Chosen(draft: Draft, form: Form) -> impl IntoView {
    let topics = || {
        let choice = |it: &Topic| Choice::new(it.as_str(), names::topic(*it).say());
        Topic::ALL.iter().map(choice).collect::<Vec<_>>()
    };
    let bands = || {
        let choice = |it: &GradeBand| Choice::new(it.as_str(), names::band(*it).say());
        GradeBand::ALL.iter().map(choice).collect::<Vec<_>>()
    };
    let audiences = || {
        let choice = |it: &Audience| Choice::new(it.as_str(), names::audience(*it).say());
        Audience::ALL.iter().map(choice).collect::<Vec<_>>()
    };
    view! {
        <div class="choices-across">
            <CheckGroup
                label=say::topics()
                values=draft.topics
                options=Signal::derive(topics)
                error=form.error("guide-topics")
                id="guide-topics"
            />
        </div>
        <div class="choices-across">
            <CheckGroup
                label=say::bands()
                hint=say::bands_hint()
                values=draft.bands
                options=Signal::derive(bands)
            />
        </div>
        <div class="choices-across">
            <CheckGroup
                label=say::audience()
                values=draft.audience
                options=Signal::derive(audiences)
            />
        </div>
        <TextField
            label=say::minutes_to_read()
            note=shell::optional()
            value=draft.minutes
        />
    }
}
