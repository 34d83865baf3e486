//! The form for a workshop.

use std::collections::BTreeSet;

use chrono::NaiveTime;
use leptos::prelude::*;
use throughline_domain::family::{Family, LANGUAGES};
use throughline_domain::id::ItemId;
use throughline_public::workshop::Workshop;
use throughline_ui::{CheckGroup, Checkbox, Choice, InputKind, TextArea, TextField};

use super::form::{Begun, Filed, ThingFrame, wrong};
use crate::pieces::{Field, Form, Written, fields};
use crate::text::{Text, centre as say, shell};

impl Filed for Workshop {
    const INTENT: &'static str = "family.workshop";
    fn get(family: &Family, id: &str) -> Option<Self> {
        family.workshops.get(&id.into()).cloned()
    }
    fn put(family: &mut Family, id: &str, thing: Option<Self>) {
        match thing {
            Some(thing) => family.workshops.insert(id.into(), thing),
            None => family.workshops.remove(&id.into()),
        };
    }
}

/// What was typed.
#[derive(Clone, Copy)]
struct Draft {
    title: Written,
    about: Written,
    place: Written,
    date: RwSignal<String>,
    from: RwSignal<String>,
    to: RwSignal<String>,
    until: RwSignal<String>,
    seats: RwSignal<String>,
    childcare: RwSignal<bool>,
    cancelled: RwSignal<bool>,
    interpreters: RwSignal<BTreeSet<String>>,
}

/// A time of day as a field holds it.
fn clock(time: Option<NaiveTime>) -> String {
    let text = time.map(|time| time.to_string()).unwrap_or_default();
    text.chars().take(5).collect()
}

impl Draft {
    fn of(workshop: &Workshop, languages: &[String]) -> Self {
        let day = |date: Option<chrono::NaiveDate>| {
            RwSignal::new(fields::day_field(date.map(throughline_domain::time::Day)))
        };
        let seats = workshop.seats.map(|seats| seats.to_string());
        Self {
            title: Written::of(&workshop.title, languages),
            about: Written::of(&workshop.about, languages),
            place: Written::of(&workshop.place, languages),
            date: day(workshop.date),
            from: RwSignal::new(clock(workshop.from)),
            to: RwSignal::new(clock(workshop.to)),
            until: day(workshop.open_until),
            seats: RwSignal::new(seats.unwrap_or_default()),
            childcare: RwSignal::new(workshop.childcare),
            cancelled: RwSignal::new(workshop.cancelled),
            interpreters: RwSignal::new(workshop.interpreters.iter().cloned().collect()),
        }
    }

    fn fields(self) -> Vec<(String, Field)> {
        let texts = [
            ("title", self.title),
            ("about", self.about),
            ("place", self.place),
        ];
        let texts = texts.into_iter().flat_map(|(name, text)| text.fields(name));
        let plain = [
            ("date", Field::Text(self.date)),
            ("from", Field::Text(self.from)),
            ("to", Field::Text(self.to)),
            ("until", Field::Text(self.until)),
            ("seats", Field::Text(self.seats)),
            ("childcare", Field::Tick(self.childcare)),
            ("cancelled", Field::Tick(self.cancelled)),
            ("interpreters", Field::Codes(self.interpreters)),
        ];
        let plain = plain.map(|(name, field)| (name.to_owned(), field));
        texts.chain(plain).collect()
    }

    fn workshop(self, before: Workshop) -> Workshop {
        let day = |field: RwSignal<String>| {
            field.with_untracked(|typed| fields::day(typed).map(|day| day.0))
        };
        let time = |field: RwSignal<String>| {
            field.with_untracked(|typed| NaiveTime::parse_from_str(typed, "%H:%M").ok())
        };
        let interpreters = self.interpreters.get_untracked();
        Workshop {
            title: self.title.words(),
            about: self.about.words(),
            place: self.place.words(),
            date: day(self.date),
            from: time(self.from),
            to: time(self.to),
            open_until: day(self.until),
            seats: self.seats.with_untracked(|typed| typed.trim().parse().ok()),
            childcare: self.childcare.get_untracked(),
            cancelled: self.cancelled.get_untracked(),
            interpreters: interpreters.into_iter().collect(),
            ..before
        }
    }

    fn wrong(self, workshop: &Workshop) -> Vec<(String, Text)> {
        let backwards = workshop
            .from
            .zip(workshop.to)
            .is_some_and(|(from, to)| to <= from);
        let odd = self
            .seats
            .with_untracked(|typed| !typed.trim().is_empty() && workshop.seats.is_none());
        let late = workshop
            .open_until
            .zip(workshop.date)
            .is_some_and(|(last, day)| last > day);
        let checks = [
            (
                workshop.title.0.is_empty(),
                "workshop-title",
                say::error_title(),
            ),
            (
                workshop.place.0.is_empty(),
                "workshop-place",
                say::error_place(),
            ),
            (workshop.date.is_none(), "workshop-date", say::error_date()),
            (workshop.from.is_none(), "workshop-from", say::error_from()),
            (backwards, "workshop-to", say::error_to()),
            (late, "workshop-until", say::error_until()),
            (odd, "workshop-seats", say::error_seats()),
        ];
        wrong(checks)
    }
}

/// The form.
#[component]
pub fn WorkshopForm(
    /// Which; `None` for a new one.
    id: Option<ItemId>,
) -> impl IntoView {
    let (begun, workshop) = Begun::of::<Workshop>(
        id,
        "workshop",
        |it| [&it.title, &it.about],
        Draft::of,
        Draft::fields,
    );
    let Begun { draft, form, .. } = begun;
    let before = StoredValue::new(workshop);
    let save = move || {
        let workshop = draft.workshop(before.get_value());
        let wrong = draft.wrong(&workshop);
        begun.save(workshop, &wrong);
    };
    let title = match id {
        Some(_) => say::edit_workshop(),
        None => say::new_workshop(),
    };
    view! {
        <ThingFrame title lead=say::workshop_lead() begun written=draft.title texts on_submit=save>
            <When draft form />
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
            error=form.error("workshop-title")
            id="workshop-title"
        />
        <TextArea
            label=say::workshop_about()
            hint=say::body_hint()
            note=shell::optional()
            value=of(draft.about)
            rows=5
        />
        <TextField
            label=say::place()
            hint=say::place_hint()
            value=of(draft.place)
            error=form.error("workshop-place")
            id="workshop-place"
        />
    }
    .into_any()
}

/// When it is, and what there is room for.
#[component]
fn When(draft: Draft, form: Form) -> impl IntoView {
    let languages = || {
        let choice = |(tag, name): &(&str, &str)| Choice::new(*tag, *name);
        LANGUAGES.iter().map(choice).collect::<Vec<_>>()
    };
    view! {
        <div class="pair">
            <TextField
                label=say::date()
                value=draft.date
                kind=InputKind::Date
                error=form.error("workshop-date")
                id="workshop-date"
            />
            <TextField
                label=say::open_until()
                note=shell::optional()
                value=draft.until
                kind=InputKind::Date
                error=form.error("workshop-until")
                id="workshop-until"
            />
        </div>
        <div class="pair">
            <TextField
                label=say::from_time()
                value=draft.from
                kind=InputKind::Time
                error=form.error("workshop-from")
                id="workshop-from"
            />
            <TextField
                label=say::to_time()
                note=shell::optional()
                value=draft.to
                kind=InputKind::Time
                error=form.error("workshop-to")
                id="workshop-to"
            />
        </div>
        <TextField
            label=say::seats()
            note=shell::optional()
            hint=say::seats_hint()
            value=draft.seats
            error=form.error("workshop-seats")
            id="workshop-seats"
        />
        <Checkbox label=say::childcare() checked=draft.childcare />
        <div class="choices-across">
            <CheckGroup
                label=say::interpreters()
                values=draft.interpreters
                options=Signal::derive(languages)
            />
        </div>
        <Checkbox label=say::cancelled() hint=say::cancelled_hint() checked=draft.cancelled />
    }
}
