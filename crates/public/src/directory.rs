//! The community directory: who in the neighbourhood helps with what, after the Human Services Data Specification 3.0
//! (docs.openreferral.org), as families read it and as the staff keep it.
//!
//! One record is one service with its organization and its places: coarse, so that what comes from another directory can be
//! compared and dated as a whole. An empty text means that nobody wrote anything, never "none".

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

pub mod hours;
pub mod languages;
pub mod needs;
pub mod search;

use hours::Hours;

use crate::id::ServiceId;
use crate::words::Words;

/// After so many months a service must be checked again: people move, hours change.
pub const MONTHS_UNTIL_STALE: u32 = 12;

/// The services that are known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Directory {
    /// By identifier.
    pub services: BTreeMap<ServiceId, Service>,
}

/// What an organization offers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Service {
    /// As of when this is known: an ISO 8601 date or moment, compared as text. The newest of two wins.
    pub as_of: String,
    /// Where it came from.
    #[serde(skip_serializing_if = "is_default")]
    pub source: Source,
    /// Its name.
    pub name: String,
    /// Another name that people know it by.
    #[serde(skip_serializing_if = "is_default")]
    pub alternate_name: String,
    /// Who offers it.
    #[serde(skip_serializing_if = "is_default")]
    pub organization: Organization,
    /// What it does.
    #[serde(skip_serializing_if = "is_default")]
    pub description: Words,
    /// Whether it is there at the moment.
    #[serde(skip_serializing_if = "is_default")]
    pub status: Status,
    /// A short-term notice, such as a move.
    #[serde(skip_serializing_if = "is_default")]
    pub alert: Words,
    /// Its page.
    #[serde(skip_serializing_if = "is_default")]
    pub url: String,
    /// Its address for mail.
    #[serde(skip_serializing_if = "is_default")]
    pub email: String,
    /// The needs that it answers: codes of [`needs::ALL`].
    #[serde(skip_serializing_if = "is_default")]
    pub needs: Vec<String>,
    /// What its source calls what it does, in the source's words.
    #[serde(skip_serializing_if = "is_default")]
    pub terms: Vec<String>,
    /// For whom by age, in years. Several where there are gaps between them; empty where nobody said.
    #[serde(skip_serializing_if = "is_default")]
    pub ages: Vec<Ages>,
    /// For whom, in words.
    #[serde(skip_serializing_if = "is_default")]
    pub eligibility: Words,
    /// Whether it costs nothing; `None` where nobody said.
    #[serde(skip_serializing_if = "is_default")]
    pub free: Option<bool>,
    /// What it costs, in words.
    #[serde(skip_serializing_if = "is_default")]
    pub cost: Words,
    /// How to get it.
    #[serde(skip_serializing_if = "is_default")]
    pub application: Words,
    /// What to bring; `None` where nobody said, empty where nothing is asked for: no ID needed.
    #[serde(skip_serializing_if = "is_default")]
    pub documents: Option<Vec<Words>>,
    /// Languages that are spoken there: tags (BCP 47) where they are known, otherwise as the source names them.
    #[serde(skip_serializing_if = "is_default")]
    pub languages: Vec<String>,
    /// Interpreters, in words.
    #[serde(skip_serializing_if = "is_default")]
    pub interpretation: Words,
    /// Whom to ask for.
    #[serde(skip_serializing_if = "is_default")]
    pub contact: Contact,
    /// Its telephones.
    #[serde(skip_serializing_if = "is_default")]
    pub phones: Vec<Phone>,
    /// When it is open, wherever it is. A place may have hours of its own.
    #[serde(skip_serializing_if = "is_default")]
    pub hours: Vec<Hours>,
    /// Where it is.
    #[serde(skip_serializing_if = "is_default")]
    pub places: Vec<Place>,
    /// When somebody last checked that this is so; `None` when nobody said.
    #[serde(skip_serializing_if = "is_default")]
    pub checked_on: Option<NaiveDate>,
}

/// Where a service came from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Source {
    /// The kind of file, such as `hsds`; empty for what was entered by hand.
    pub system: String,
    /// The identifier there.
    pub id: String,
}

/// Who offers a service.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Organization {
    /// The identifier that its source gives it; may be empty.
    #[serde(skip_serializing_if = "is_default")]
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is.
    #[serde(skip_serializing_if = "is_default")]
    pub description: Words,
    /// Its page.
    #[serde(skip_serializing_if = "is_default")]
    pub url: String,
    /// Its address for mail.
    #[serde(skip_serializing_if = "is_default")]
    pub email: String,
}

/// Whether a service is there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It is there.
    #[default]
    Active,
    /// It is not there at the moment.
    Inactive,
    /// It is gone.
    Defunct,
    /// It comes back.
    TemporarilyClosed,
}

/// From which age to which, in years, both included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ages {
    /// The youngest; `None` for any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<u8>,
    /// The oldest; `None` for any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<u8>,
}

impl Ages {
    /// Whether somebody of this age is among them.
    pub fn has(self, age: u8) -> bool {
        self.from.is_none_or(|from| from <= age) && self.to.is_none_or(|to| age <= to)
    }
}

/// Whom to ask for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// The person.
    pub name: String,
    /// What they do there.
    #[serde(skip_serializing_if = "is_default")]
    pub title: String,
}

/// A telephone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Phone {
    /// The number as it is written there.
    pub number: String,
    /// The extension; may be empty.
    #[serde(skip_serializing_if = "is_default")]
    pub extension: String,
    /// What kind it is, as the specification says: `voice`, `text`, `fax`, `tty` …; empty for a voice line.
    #[serde(skip_serializing_if = "is_default")]
    pub kind: String,
    /// More about it.
    #[serde(skip_serializing_if = "is_default")]
    pub about: Words,
}

impl Phone {
    /// The number as a telephone dials it: digits, and a plus sign before them where it is written with one.
    pub fn dialled(&self) -> String {
        let plus = self.number.trim_start().starts_with('+');
        plus.then_some('+')
            .into_iter()
            .chain(digits(&self.number))
            .collect()
    }

    /// The number and its extension, as people write them: `510-555-0100 x7`.
    pub fn written(&self) -> String {
        if self.extension.is_empty() {
            return self.number.clone();
        }
        format!("{} x{}", self.number, self.extension)
    }

    /// The address that a telephone dials, as RFC 3966 writes it: `tel:5105550100;ext=7`.
    pub fn uri(&self) -> String {
        let extension: String = digits(&self.extension).collect();
        let mark = if extension.is_empty() { "" } else { ";ext=" };
        format!("tel:{}{mark}{extension}", self.dialled())
    }
}

fn digits(written: &str) -> impl Iterator<Item = char> {
    written.chars().filter(char::is_ascii_digit)
}

/// A place where a service is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// The identifier that its source gives it; may be empty.
    #[serde(skip_serializing_if = "is_default")]
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether one can go there.
    #[serde(skip_serializing_if = "is_default")]
    pub kind: PlaceKind,
    /// Street and number.
    #[serde(skip_serializing_if = "is_default")]
    pub street: String,
    /// City.
    #[serde(skip_serializing_if = "is_default")]
    pub city: String,
    /// State or province.
    #[serde(skip_serializing_if = "is_default")]
    pub state: String,
    /// Postal code.
    #[serde(skip_serializing_if = "is_default")]
    pub postal_code: String,
    /// Country (ISO 3166, two letters).
    #[serde(skip_serializing_if = "is_default")]
    pub country: String,
    /// Where it lies.
    #[serde(skip_serializing_if = "is_default")]
    pub point: Option<Point>,
    /// How to get there, in words.
    #[serde(skip_serializing_if = "is_default")]
    pub transportation: Words,
    /// How people with a disability get in and about.
    #[serde(skip_serializing_if = "is_default")]
    pub accessibility: Words,
    /// Its own telephones.
    #[serde(skip_serializing_if = "is_default")]
    pub phones: Vec<Phone>,
    /// Its own hours.
    #[serde(skip_serializing_if = "is_default")]
    pub hours: Vec<Hours>,
}

/// Whether one can go to a place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// One goes there.
    #[default]
    Physical,
    /// It has an address for letters only.
    Postal,
    /// It is on the internet or the telephone.
    Virtual,
}

/// A point on the earth, in millionths of a degree (WGS 84).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// North of the equator: −90,000,000 to 90,000,000.
    pub latitude: i32,
    /// East of Greenwich: −180,000,000 to 180,000,000.
    pub longitude: i32,
}

impl Service {
    /// Whether it is time to check it again: nobody checked it in the last [`MONTHS_UNTIL_STALE`] months, or ever.
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        let holds_until =
            |checked: NaiveDate| checked.checked_add_months(Months::new(MONTHS_UNTIL_STALE));
        self.checked_on
            .and_then(holds_until)
            .is_none_or(|until| until < today)
    }

    /// Whether it is for somebody of this age: one of its ages has it, or nobody said for which it is.
    pub fn is_for_age(&self, age: u8) -> bool {
        self.ages.is_empty() || self.ages.iter().any(|ages| ages.has(age))
    }

    /// Whether this language is spoken there, by its tag (`es`); a region (`es-MX`) does not matter.
    pub fn speaks(&self, language: &str) -> bool {
        let primary = |tag: &str| {
            tag.split('-')
                .next()
                .unwrap_or_default()
                .to_ascii_lowercase()
        };
        let wanted = primary(language);
        self.languages.iter().any(|tag| primary(tag) == wanted)
    }

    /// Whether it is known that one need not show who one is.
    pub fn asks_no_papers(&self) -> bool {
        self.documents.as_ref().is_some_and(Vec::is_empty)
    }

    /// Whether it is open, by its own hours or those of a place; `None` where no hours are known that a program understands.
    pub fn is_open(&self, now: NaiveDateTime) -> Option<bool> {
        let all = || {
            let places = self.places.iter().flat_map(|place| &place.hours);
            self.hours.iter().chain(places)
        };
        let known = all().any(Hours::is_understood);
        let here = !matches!(
            self.status,
            Status::Defunct | Status::Inactive | Status::TemporarilyClosed
        );
        known.then(|| here && all().any(|hours| hours.open_at(now)))
    }

    /// All its telephones, its own first.
    pub fn all_phones(&self) -> impl Iterator<Item = &Phone> {
        let places = self.places.iter().flat_map(|place| &place.phones);
        self.phones.iter().chain(places)
    }
}

impl Place {
    /// The address in lines, for a page or an envelope.
    pub fn address(&self) -> Vec<String> {
        let city = [&self.city, &self.state]
            .into_iter()
            .filter(|part| !part.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join(", ");
        let town = format!("{city} {}", self.postal_code).trim().to_owned();
        let lines = [self.street.clone(), town];
        lines.into_iter().filter(|line| !line.is_empty()).collect()
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

#[cfg(test)]
mod tests;
