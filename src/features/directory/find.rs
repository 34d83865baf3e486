//! What narrows the directory down: words, a need, an age, a language, and what it asks.

use std::sync::Arc;

use chrono::NaiveDateTime;
use leptos::prelude::*;
use throughline_domain::family::Family;
use throughline_public::directory::hours::{local, offset_minutes};
use throughline_public::directory::search::Wanted;
use throughline_public::id::ServiceId;
use throughline_ui::{Checkbox, Choice, SearchField, Select, TextField};

use super::known::Known;
use super::names;
use crate::text::{Text, directory as say};
use crate::workspace::time;

/// Which services, by how fresh and how public they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// All that are there.
    There,
    /// Those that must be checked.
    Stale,
    /// Those that families see.
    Shown,
    /// Those that families do not see.
    Hidden,
    /// Those that are closed.
    Gone,
}

/// A choice with its code and its words.
type Coded = (Which, &'static str, fn() -> Text);

/// The choices, with their codes and words.
const WHICH: [Coded; 5] = [
    (Which::There, "", say::which_there),
    (Which::Stale, "stale", say::which_stale),
    (Which::Shown, "shown", say::which_shown),
    (Which::Hidden, "hidden", say::which_hidden),
    (Which::Gone, "gone", say::which_gone),
];

/// The fields. A copy is the same ones.
#[derive(Clone, Copy)]
pub struct Fields {
    words: RwSignal<String>,
    need: RwSignal<String>,
    age: RwSignal<String>,
    language: RwSignal<String>,
    which: RwSignal<String>,
    free: RwSignal<bool>,
    no_papers: RwSignal<bool>,
    open_now: RwSignal<bool>,
}

impl Fields {
    /// Empty ones.
    pub fn new() -> Self {
        let text = || RwSignal::new(String::new());
        let flag = || RwSignal::new(false);
        Self {
            words: text(),
            need: text(),
            age: text(),
            language: text(),
            which: text(),
            free: flag(),
            no_papers: flag(),
            open_now: flag(),
        }
    }

    /// Empties all of them.
    pub fn clear(self) {
        for field in [self.words, self.need, self.age, self.language, self.which] {
            field.set(String::new());
        }
        for field in [self.free, self.no_papers, self.open_now] {
            field.set(false);
        }
    }

    fn which(self) -> Which {
        let found = self
            .which
            .with(|code| WHICH.iter().find(|(_, it, _)| it == code).map(|it| it.0));
        found.unwrap_or(Which::There)
    }

    /// The identifiers of what is wanted, the best first. Tracked.
    pub fn found(self, known: Known) -> Arc<Vec<ServiceId>> {
        let which = self.which();
        let chosen = |field: RwSignal<String>| Some(field.get()).filter(|code| !code.is_empty());
        let wanted = Wanted {
            words: self.words.get(),
            need: chosen(self.need),
            age: self.age.get().trim().parse().ok(),
            language: chosen(self.language),
            free: self.free.get(),
            no_papers: self.no_papers.get(),
            open_at: self.open_now.get().then(|| now(&known.family.get())),
            gone_too: which == Which::Gone,
        };
        let family = known.family.get();
        known.index.with(|index| {
            let found = index.find(&wanted).into_iter();
            Arc::new(
                found
                    .filter(|id| which.admits(&family, id))
                    .cloned()
                    .collect(),
            )
        })
    }
}

/// This moment at the school: by its time zone where it named one, otherwise by this device.
fn now(family: &Family) -> NaiveDateTime {
    let now = time::now();
    let seconds = now.0.div_euclid(1000);
    let offset = offset_minutes(&family.about.time_zone, seconds);
    offset.map_or_else(|| time::local(now), |offset| local(seconds, offset))
}

impl Which {
    fn admits(self, family: &Family, id: &ServiceId) -> bool {
        let service = family.directory.get(id);
        match self {
            Which::There => true,
            Which::Stale => {
                let stale = service.is_some_and(|it| it.is_stale(time::today().0));
                stale || family.is_missing(id)
            }
            Which::Shown => family.is_public(&id.0),
            Which::Hidden => !family.is_public(&id.0),
            Which::Gone => service.is_some_and(|it| names::status(it.status).is_some()),
        }
    }
}

/// The fields on the page.
#[component]
pub fn Filters(fields: Fields, known: Known) -> impl IntoView {
    let with_all = |choices: Vec<Choice>, all: Text| {
        let all = Choice::new("", all.say());
        std::iter::once(all).chain(choices).collect::<Vec<_>>()
    };
    let needs = move || with_all(names::need_choices(), say::any_need());
    let languages = move || {
        let spoken = known.family.with(|family| {
            let services = family.directory.values();
            names::spoken(services.map(|service| &service.0))
        });
        with_all(spoken, say::any_language())
    };
    let which = || {
        let choices = WHICH.iter();
        let choices = choices.map(|(_, code, words)| Choice::new(*code, words().say()));
        choices.collect::<Vec<_>>()
    };
    view! {
        <div class="filters">
            <SearchField label=say::search() value=fields.words />
            <Select label=say::need() value=fields.need options=Signal::derive(needs) />
            <Select
                label=say::language()
                value=fields.language
                options=Signal::derive(languages)
            />
            <div class="directory-age">
                <TextField label=say::age() value=fields.age />
            </div>
            <Select label=say::which() value=fields.which options=Signal::derive(which) />
        </div>
        <div class="row directory-checks">
            <Checkbox label=say::only_free() checked=fields.free />
            <Checkbox label=say::only_no_id() checked=fields.no_papers />
            <Checkbox label=say::only_open() checked=fields.open_now />
        </div>
    }
}
