//! What the kiosk says of the school, as it is being written.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveTime;
use leptos::prelude::*;
use throughline_domain::family::{Family, LANGUAGES, usual_numbers};
use throughline_public::about::{About, Day, Number, NumberKind, Reading};

use crate::pieces::{Field, Written, languages_to_write};
use crate::text::{Text, kiosk as say};
use crate::workspace::time;

/// How many numbers there is room for.
const NUMBERS: usize = 4;

/// What numbers are for, with the short code of each.
const PURPOSES: [(NumberKind, &str); 3] = [
    (NumberKind::Emergency, "emergency"),
    (NumberKind::Crisis, "crisis"),
    (NumberKind::School, "school"),
];

/// The short code of a day.
pub const DAYS: [(Day, &str); 7] = [
    (Day::Monday, "monday"),
    (Day::Tuesday, "tuesday"),
    (Day::Wednesday, "wednesday"),
    (Day::Thursday, "thursday"),
    (Day::Friday, "friday"),
    (Day::Saturday, "saturday"),
    (Day::Sunday, "sunday"),
];

/// A number to call, as it is being written.
#[derive(Clone, Copy)]
pub struct NumberDraft {
    /// The code of what it is for.
    pub purpose: RwSignal<String>,
    /// The number.
    pub number: RwSignal<String>,
    /// Whom one reaches.
    pub name: Written,
    /// What to know.
    pub note: Written,
}

/// What was typed. A copy is the same.
#[derive(Clone, Copy)]
pub struct Draft {
    /// The tags of the languages.
    pub languages: RwSignal<BTreeSet<String>>,
    /// The time zone.
    pub zone: RwSignal<String>,
    /// The codes of the days.
    pub days: RwSignal<BTreeSet<String>>,
    /// Until when.
    pub until: RwSignal<String>,
    /// Who reads.
    pub who: Written,
    /// How long an answer takes.
    pub note: Written,
    /// The code for the pages for staff.
    pub code: RwSignal<String>,
    /// The numbers.
    pub numbers: StoredValue<Vec<NumberDraft>>,
}

impl Draft {
    /// As it is now.
    pub fn of(family: &Family) -> (Self, Vec<String>) {
        let about = &family.about;
        let tags = languages_to_write(&family.languages(), &[&about.reading.who]);
        let numbers = if about.numbers.is_empty() {
            usual_numbers()
        } else {
            about.numbers.clone()
        };
        let filled = numbers.into_values().map(Some);
        let blank = std::iter::repeat_with(|| None);
        let number = |number: Option<Number>| {
            let number = number.unwrap_or_default();
            let code = PURPOSES.iter().find(|(kind, _)| *kind == number.purpose);
            NumberDraft {
                purpose: RwSignal::new(code.map_or("school", |(_, code)| code).to_owned()),
                number: RwSignal::new(number.number),
                name: Written::of(&number.name, &tags),
                note: Written::of(&number.note, &tags),
            }
        };
        let zone = if about.time_zone.is_empty() {
            time::zone()
        } else {
            about.time_zone.clone()
        };
        let until = about.reading.until.map(clock);
        let days = DAYS.iter().filter(|(day, _)| about.reading.days.has(day));
        let draft = Self {
            languages: RwSignal::new(family.languages().into_iter().collect()),
            zone: RwSignal::new(zone),
            days: RwSignal::new(days.map(|(_, code)| (*code).to_owned()).collect()),
            until: RwSignal::new(until.unwrap_or_default()),
            who: Written::of(&about.reading.who, &tags),
            note: Written::of(&about.reading.note, &tags),
            code: RwSignal::new(about.staff_code.clone()),
            numbers: StoredValue::new(filled.chain(blank).take(NUMBERS).map(number).collect()),
        };
        (draft, tags)
    }

    /// The fields that a draft keeps.
    pub fn fields(self) -> Vec<(String, Field)> {
        let plain = [
            ("languages", Field::Codes(self.languages)),
            ("zone", Field::Text(self.zone)),
            ("days", Field::Codes(self.days)),
            ("until", Field::Text(self.until)),
            ("code", Field::Text(self.code)),
        ];
        let plain = plain.map(|(name, field)| (name.to_owned(), field));
        let mut all: Vec<(String, Field)> = plain.into();
        all.extend(self.who.fields("who"));
        all.extend(self.note.fields("note"));
        for (number, place) in self.numbers.get_value().into_iter().zip(1..) {
            all.push((format!("purpose {place}"), Field::Text(number.purpose)));
            all.push((format!("number {place}"), Field::Text(number.number)));
            all.extend(number.name.fields(&format!("name {place}")));
            all.extend(number.note.fields(&format!("note {place}")));
        }
        all
    }

    /// What it makes of what the kiosk says; not tracked.
    pub fn about(self, before: &About) -> About {
        let typed = |field: RwSignal<String>| field.with_untracked(|text| text.trim().to_owned());
        let chosen = |codes: RwSignal<BTreeSet<String>>| codes.get_untracked();
        let days = chosen(self.days);
        let days = DAYS.iter().filter(|(_, code)| days.contains(*code));
        let languages = chosen(self.languages);
        let languages = LANGUAGES.iter().filter(|(tag, _)| languages.contains(*tag));
        let mut numbers = BTreeMap::new();
        for (number, place) in self.numbers.get_value().into_iter().zip(1..) {
            let dialled = typed(number.number);
            if !dialled.is_empty() {
                let code = typed(number.purpose);
                let purpose = PURPOSES.iter().find(|(_, known)| *known == code);
                let number = Number {
                    purpose: purpose.map_or(NumberKind::School, |(kind, _)| *kind),
                    name: number.name.words(),
                    number: dialled,
                    note: number.note.words(),
                };
                numbers.insert(place.to_string(), number);
            }
        }
        About {
            languages: languages.map(|(tag, _)| (*tag).to_owned()).collect(),
            time_zone: typed(self.zone),
            numbers,
            reading: Reading {
                who: self.who.words(),
                days: days.map(|(day, _)| *day).collect(),
                until: NaiveTime::parse_from_str(&typed(self.until), "%H:%M").ok(),
                note: self.note.words(),
            },
            staff_code: typed(self.code),
            ..before.clone()
        }
    }

    /// What is missing, in the order of the form; not tracked.
    pub fn missing(self) -> Vec<(&'static str, Text)> {
        let none = |codes: RwSignal<BTreeSet<String>>| codes.with_untracked(BTreeSet::is_empty);
        let no_who = self.who.words().0.is_empty();
        let checks = [
            (
                none(self.languages),
                "kiosk-languages",
                say::error_languages(),
            ),
            (no_who, "kiosk-who", say::error_who()),
            (none(self.days), "kiosk-days", say::error_days()),
        ];
        let missing = checks.into_iter().filter(|(missing, ..)| *missing);
        missing.map(|(_, field, words)| (field, words)).collect()
    }
}

/// A time of day as a field holds it.
fn clock(time: NaiveTime) -> String {
    time.to_string().chars().take(5).collect()
}

/// What a number is for.
pub fn purposes() -> [(&'static str, Text); 3] {
    PURPOSES.map(|(kind, code)| {
        let words = match kind {
            NumberKind::Emergency => say::for_emergency(),
            NumberKind::Crisis => say::for_crisis(),
            NumberKind::School => say::for_school(),
        };
        (code, words)
    })
}
