//! The form for a learn-at-home strategy.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::family::Family;
use throughline_domain::id::ItemId;
use throughline_public::choice::{GradeBand, Subject};
use throughline_public::strategy::Strategy;
use throughline_ui::{CheckGroup, Choice, TextArea, TextField};

use super::files_draft::FilesDraft;
use super::files_form::FilesField;
use super::form::{Begun, Filed, ThingFrame, wrong};
use super::names;
use crate::pieces::{Field, Form, Written};
use crate::text::{centre as say, shell};

impl Filed for Strategy {
    const INTENT: &'static str = "family.strategy";
    fn get(family: &Family, id: &str) -> Option<Self> {
        family.strategies.get(&id.into()).cloned()
    }
    fn put(family: &mut Family, id: &str, thing: Option<Self>) {
        match thing {
            Some(thing) => family.strategies.insert(id.into(), thing),
            None => family.strategies.remove(&id.into()),
        };
    }
}

/// What was typed.
#[derive(Clone, Copy)]
struct Draft {
    title: Written,
    why: Written,
    steps: Written,
    materials: Written,
    subjects: RwSignal<BTreeSet<String>>,
    bands: RwSignal<BTreeSet<String>>,
    minutes: RwSignal<String>,
    files: FilesDraft,
}

impl Draft {
    fn of(strategy: &Strategy, languages: &[String]) -> Self {
        let minutes = strategy.minutes.map(|minutes| minutes.to_string());
        let subjects = strategy.subjects.iter().map(|it| it.as_str().to_owned());
        let bands = strategy.bands.iter().map(|it| it.as_str().to_owned());
        Self {
            title: Written::of(&strategy.title, languages),
            why: Written::of(&strategy.why, languages),
            steps: Written::of(&strategy.steps, languages),
            materials: Written::of(&strategy.materials, languages),
            subjects: RwSignal::new(subjects.collect()),
            bands: RwSignal::new(bands.collect()),
            minutes: RwSignal::new(minutes.unwrap_or_default()),
            files: FilesDraft::of(&strategy.files),
        }
    }

    fn fields(self) -> Vec<(String, Field)> {
        let texts = [
            ("title", self.title),
            ("why", self.why),
            ("steps", self.steps),
            ("materials", self.materials),
        ];
        let texts = texts.into_iter().flat_map(|(name, text)| text.fields(name));
        let chosen = [
            ("subjects", Field::Codes(self.subjects)),
            ("bands", Field::Codes(self.bands)),
            ("minutes", Field::Text(self.minutes)),
        ];
        let chosen = chosen.map(|(name, field)| (name.to_owned(), field));
        texts.chain(chosen).chain([self.files.field()]).collect()
    }

    fn strategy(self) -> Strategy {
        let codes = |codes: RwSignal<BTreeSet<String>>| codes.get_untracked();
        Strategy {
            title: self.title.words(),
            why: self.why.words(),
            steps: self.steps.words(),
            materials: self.materials.words(),
            subjects: codes(self.subjects)
                .iter()
                .filter_map(|it| Subject::parse(it))
                .collect(),
            bands: codes(self.bands)
                .iter()
                .filter_map(|it| GradeBand::parse(it))
                .collect(),
            minutes: self
                .minutes
                .with_untracked(|typed| typed.trim().parse().ok()),
            review_on: None,
            files: self.files.files(),
        }
    }
}

/// The form.
#[component]
pub fn StrategyForm(
    /// Which; `None` for a new one.
    id: Option<ItemId>,
) -> impl IntoView {
    let (begun, _) = Begun::of::<Strategy>(
        id,
        "strategy",
        |it| [&it.title, &it.steps],
        Draft::of,
        Draft::fields,
    );
    let Begun { draft, form, .. } = begun;
    let save = move || {
        let made = draft.strategy();
        let (no_title, no_steps) = (made.title.0.is_empty(), made.steps.0.is_empty());
        let checks = [
            (no_title, "strategy-title", say::error_title()),
            (no_steps, "strategy-steps", say::error_steps()),
            (
                made.subjects.is_empty(),
                "strategy-subjects",
                say::error_subjects(),
            ),
            (made.bands.is_empty(), "strategy-bands", say::error_bands()),
        ];
        let wrong = wrong(checks).into_iter().chain(draft.files.wrong());
        begun.save_with(made, draft.files.picked(), &wrong.collect::<Vec<_>>());
    };
    let title = match id {
        Some(_) => say::edit_strategy(),
        None => say::new_strategy(),
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
            error=form.error("strategy-title")
            id="strategy-title"
        />
        <TextArea
            label=say::why()
            hint=say::why_hint()
            note=shell::optional()
            value=of(draft.why)
            rows=2
        />
        <TextArea
            label=say::steps()
            hint=say::body_hint()
            value=of(draft.steps)
            error=form.error("strategy-steps")
            rows=10
            id="strategy-steps"
        />
        <TextArea
            label=say::materials()
            hint=say::materials_hint()
            note=shell::optional()
            value=of(draft.materials)
            rows=2
        />
    }
    .into_any()
}

/// What is chosen, whatever the language.
#[component]
fn Chosen(draft: Draft, form: Form) -> impl IntoView {
    let subjects = || {
        let choice = |it: &Subject| Choice::new(it.as_str(), names::subject(*it).say());
        Subject::ALL.iter().map(choice).collect::<Vec<_>>()
    };
    let bands = || {
        let choice = |it: &GradeBand| Choice::new(it.as_str(), names::band(*it).say());
        GradeBand::ALL.iter().map(choice).collect::<Vec<_>>()
    };
    view! {
        <div class="choices-across">
            <CheckGroup
                label=say::subjects()
                values=draft.subjects
                options=Signal::derive(subjects)
                error=form.error("strategy-subjects")
                id="strategy-subjects"
            />
        </div>
        <div class="choices-across">
            <CheckGroup
                label=say::bands()
                values=draft.bands
                options=Signal::derive(bands)
                error=form.error("strategy-bands")
                id="strategy-bands"
            />
        </div>
        <TextField
            label=say::minutes_it_takes()
            note=shell::optional()
            value=draft.minutes
        />
    }
}
