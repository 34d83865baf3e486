//! Words for what stands in the directory.

use throughline_domain::time::Day;
use throughline_public::directory::needs::{self, Need};
use throughline_public::directory::{Ages, Service, Status, languages};
use throughline_public::words::Words;
use throughline_ui::Choice;

use crate::text::{self, Text, directory as say};

/// The tag of the language in which the person reads. Tracked.
pub fn reading() -> &'static str {
    text::language().tag()
}

/// A text in the language of the person, or another one; empty where nothing is written. Tracked.
pub fn said(words: &Words) -> String {
    words
        .best(reading())
        .map_or("", |(_, text)| text)
        .to_owned()
}

/// What the needs with these codes are called. Tracked.
pub fn needs(codes: &[String]) -> Vec<&'static str> {
    let language = reading();
    let needs = codes.iter().filter_map(|code| Need::of(code));
    needs.map(|need| need.name(language)).collect()
}

/// The needs to choose from. Tracked.
pub fn need_choices() -> Vec<Choice> {
    let language = reading();
    let choice = |need: &Need| Choice::new(need.code, need.name(language));
    needs::ALL.iter().map(choice).collect()
}

/// The languages that are spoken at any of these services, by name. Tracked.
pub fn spoken<'s>(services: impl Iterator<Item = &'s Service>) -> Vec<Choice> {
    let tags: std::collections::BTreeSet<&str> = services
        .flat_map(|service| &service.languages)
        .map(String::as_str)
        .collect();
    let mut choices: Vec<Choice> = tags
        .into_iter()
        .map(|tag| Choice::new(tag, language(tag)))
        .collect();
    choices.sort_by(|one, other| one.words.cmp(&other.words));
    choices
}

/// What a language is called. Tracked.
pub fn language(tag: &str) -> String {
    languages::name(tag, reading())
}

/// The ages in a line; empty where nobody said. Tracked.
pub fn ages(ages: &[Ages]) -> String {
    let range = |ages: &Ages| match (ages.from, ages.to) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) => format!("{from}–{to}"),
        (Some(from), None) => say::and_over(from.to_string()).say(),
        (None, Some(to)) => say::up_to(to.to_string()).say(),
        (None, None) => String::new(),
    };
    let ranges: Vec<String> = ages
        .iter()
        .map(range)
        .filter(|range| !range.is_empty())
        .collect();
    ranges.join(", ")
}

/// What it costs in a line; empty where nobody said. Tracked.
pub fn cost(service: &Service) -> String {
    let cost = said(&service.cost);
    match service.free {
        Some(true) if cost.is_empty() => say::free().say(),
        Some(false) if cost.is_empty() => say::not_free().say(),
        _ => cost,
    }
}

/// What to bring in a line; empty where nobody said. Tracked.
pub fn documents(service: &Service) -> String {
    match &service.documents {
        None => String::new(),
        Some(none) if none.is_empty() => say::no_id().say(),
        Some(some) => some.iter().map(said).collect::<Vec<_>>().join("; "),
    }
}

/// When it was last checked.
pub fn checked(service: &Service) -> Text {
    service.checked_on.map_or_else(say::never_checked, |day| {
        say::checked_on(text::day(Day(day)))
    })
}

/// Whether it is there, where it is not.
pub fn status(status: Status) -> Option<Text> {
    match status {
        Status::Active => None,
        Status::Inactive => Some(say::status_inactive()),
        Status::Defunct => Some(say::status_defunct()),
        Status::TemporarilyClosed => Some(say::status_closed()),
    }
}

/// The code of a status in a field.
pub const fn status_code(status: Status) -> &'static str {
    match status {
        Status::Active => "active",
        Status::Inactive => "inactive",
        Status::Defunct => "defunct",
        Status::TemporarilyClosed => "closed",
    }
}

/// All statuses, with the words for each.
pub const STATUSES: [(Status, fn() -> Text); 4] = [
    (Status::Active, say::status_active),
    (Status::Inactive, say::status_inactive),
    (Status::TemporarilyClosed, say::status_closed),
    (Status::Defunct, say::status_defunct),
];

/// These codes of needs in the order in which needs are offered.
pub fn in_order(codes: &std::collections::BTreeSet<String>) -> Vec<String> {
    let all = needs::ALL.iter().filter(|need| codes.contains(need.code));
    all.map(|need| need.code.to_owned()).collect()
}
