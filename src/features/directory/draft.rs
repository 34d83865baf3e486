//! What is typed of a service: its fields as text, what is wrong with them, and the service they make.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::time::Day;
use throughline_public::directory::hours::Hours;
use throughline_public::directory::{Ages, Phone, Service, languages};
use throughline_public::words::Words;

use super::places::Places;
use super::{hours, names};
use crate::pieces::fields;
use crate::text::{Text, directory as say};
use crate::workspace::time;

/// The languages that are asked for by a tick; others are typed.
pub const USUAL: [&str; 8] = ["en", "es", "zh", "vi", "fil", "ar", "so", "ase"];

/// What was typed.
#[derive(Clone, Copy)]
pub struct Draft {
    pub name: RwSignal<String>,
    pub organization: RwSignal<String>,
    pub needs: RwSignal<BTreeSet<String>>,
    pub english: RwSignal<String>,
    pub spanish: RwSignal<String>,
    pub status: RwSignal<String>,
    pub phones: RwSignal<String>,
    pub contact: RwSignal<String>,
    pub email: RwSignal<String>,
    pub url: RwSignal<String>,
    pub places: Places,
    pub hours: RwSignal<String>,
    pub youngest: RwSignal<String>,
    pub oldest: RwSignal<String>,
    pub eligibility: RwSignal<String>,
    pub free: RwSignal<String>,
    pub cost: RwSignal<String>,
    pub papers: RwSignal<String>,
    pub documents: RwSignal<String>,
    pub application: RwSignal<String>,
    pub languages: RwSignal<BTreeSet<String>>,
    pub others: RwSignal<String>,
    pub checked: RwSignal<String>,
}

impl Draft {
    pub fn of(service: &Service) -> Self {
        let text = |text: &str| RwSignal::new(text.to_owned());
        let here = |words: &Words| RwSignal::new(untrack(|| names::said(words)));
        let in_language =
            |tag: &str| RwSignal::new(service.description.0.get(tag).cloned().unwrap_or_default());
        let age =
            |age: Option<u8>| RwSignal::new(age.map(|age| age.to_string()).unwrap_or_default());
        let ages = match service.ages.as_slice() {
            [only] => *only,
            _ => Ages::default(),
        };
        let usual = |tag: &&String| USUAL.contains(&tag.as_str());
        let others = service.languages.iter().filter(|tag| !usual(tag));
        let others: Vec<String> = others.map(|tag| untrack(|| names::language(tag))).collect();
        let papers = match &service.documents {
            None => "",
            Some(none) if none.is_empty() => "none",
            Some(_) => "some",
        };
        let documents = service.documents.iter().flatten();
        let documents: Vec<String> = documents
            .map(|words| untrack(|| names::said(words)))
            .collect();
        let phones: Vec<String> = service.phones.iter().map(Phone::written).collect();
        Self {
            name: text(&service.name),
            organization: text(&service.organization.name),
            needs: RwSignal::new(service.needs.iter().cloned().collect()),
            english: in_language("en"),
            spanish: in_language("es"),
            status: text(names::status_code(service.status)),
            phones: RwSignal::new(phones.join("\n")),
            contact: text(&service.contact.name),
            email: text(&service.email),
            url: text(&service.url),
            places: Places::of(&service.places),
            hours: RwSignal::new(untrack(|| hours::typed(&service.hours))),
            youngest: age(ages.from),
            oldest: age(ages.to),
            eligibility: here(&service.eligibility),
            free: text(match service.free {
                None => "",
                Some(true) => "free",
                Some(false) => "paid",
            }),
            cost: here(&service.cost),
            papers: text(papers),
            documents: RwSignal::new(documents.join("\n")),
            application: here(&service.application),
            languages: RwSignal::new(service.languages.iter().filter(usual).cloned().collect()),
            others: RwSignal::new(others.join(", ")),
            checked: RwSignal::new(fields::day_field(service.checked_on.map(Day))),
        }
    }

    pub fn wrong(self) -> Vec<(String, Text)> {
        let mut wrong = Vec::new();
        let text = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        if text(self.name).is_empty() {
            wrong.push(("service-name".to_owned(), say::wrong_name()));
        }
        if !are_phones(&text(self.phones)) {
            wrong.push(("service-phones".to_owned(), say::wrong_phone()));
        }
        wrong.extend(self.places.wrong());
        let url = text(self.url);
        if !url.is_empty()
            && (url.contains(char::is_whitespace) || !url.contains('.') || is_other_scheme(&url))
        {
            wrong.push(("service-url".to_owned(), say::wrong_url()));
        }
        let (youngest, oldest) = (text(self.youngest), text(self.oldest));
        let age = |text: &str| text.parse::<u8>().ok().filter(|age| *age <= 120);
        let bad = |text: &str| !text.is_empty() && age(text).is_none();
        if bad(&youngest)
            || bad(&oldest)
            || age(&youngest)
                .zip(age(&oldest))
                .is_some_and(|(from, to)| from > to)
        {
            wrong.push(("service-age".to_owned(), say::wrong_age()));
        }
        let checked = text(self.checked);
        if !checked.is_empty() && fields::day(&checked).is_none_or(|day| day > time::today()) {
            wrong.push(("service-checked".to_owned(), say::wrong_day()));
        }
        wrong
    }

    /// What was typed, over what is known.
    pub fn over(self, before: Service) -> Service {
        let text = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let here = |words: &Words, field: RwSignal<String>| said(words, &text(field));
        let mut description = before.description.clone();
        for (tag, field) in [("en", self.english), ("es", self.spanish)] {
            set(&mut description, tag, &text(field));
        }
        let url = text(self.url);
        let mut service = Service {
            name: text(self.name),
            description,
            needs: names::in_order(&self.needs.get_untracked()),
            contact: throughline_public::directory::Contact {
                name: text(self.contact),
                ..before.contact.clone()
            },
            email: text(self.email),
            url: if url.is_empty() || url.contains("://") {
                url
            } else {
                format!("https://{url}")
            },
            phones: phones(&text(self.phones), &before.phones),
            places: self.places.read(),
            eligibility: here(&before.eligibility, self.eligibility),
            free: match text(self.free).as_str() {
                "free" => Some(true),
                "paid" => Some(false),
                _ => None,
            },
            cost: here(&before.cost, self.cost),
            application: here(&before.application, self.application),
            languages: self.all_languages(),
            checked_on: fields::day(&text(self.checked)).map(|day| day.0),
            ..before.clone()
        };
        service.organization.name = text(self.organization);
        let code = self.status.get_untracked();
        let status = names::STATUSES
            .iter()
            .find(|(status, _)| names::status_code(*status) == code);
        service.status = status.map_or(before.status, |(status, _)| *status);
        service.hours = hours_over(&text(self.hours), &before.hours);
        if before.ages.len() < 2 {
            let age = |field: RwSignal<String>| text(field).parse().ok();
            let ages = Ages {
                from: age(self.youngest),
                to: age(self.oldest),
            };
            service.ages = if ages == Ages::default() {
                vec![]
            } else {
                vec![ages]
            };
        }
        service.documents = self.all_documents(&before);
        service
    }

    fn all_documents(self, before: &Service) -> Option<Vec<Words>> {
        let typed = self.documents.get_untracked();
        match self.papers.get_untracked().as_str() {
            "none" => Some(vec![]),
            "some" => {
                let known = before.documents.iter().flatten().collect::<Vec<_>>();
                let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
                let words = |line: &str| {
                    let same = known
                        .iter()
                        .find(|words| untrack(|| names::said(words)) == line);
                    same.map_or_else(|| said(&Words::default(), line), |words| (*words).clone())
                };
                Some(lines.map(words).collect::<Vec<_>>()).filter(|some| !some.is_empty())
            }
            _ => None,
        }
    }

    fn all_languages(self) -> Vec<String> {
        let ticked = self.languages.get_untracked();
        let mut all: Vec<String> = USUAL
            .iter()
            .filter(|tag| ticked.contains(**tag))
            .map(|tag| (*tag).to_owned())
            .collect();
        let others = self.others.get_untracked();
        for name in others
            .split([',', ';'])
            .map(str::trim)
            .filter(|name| !name.is_empty())
        {
            let tag = languages::tag_of(name).unwrap_or(name).to_owned();
            if !all.contains(&tag) {
                all.push(tag);
            }
        }
        all
    }
}

/// Whether an address begins with something like `javascript:`.
fn is_other_scheme(url: &str) -> bool {
    let lower = url.to_lowercase();
    !lower.starts_with("http://") && !lower.starts_with("https://") && lower.contains(':')
}

/// A text in the language of the person; the other languages stay.
pub fn said(before: &Words, typed: &str) -> Words {
    let mut words = before.clone();
    let tag = untrack(names::reading);
    let shown = before
        .best(tag)
        .map(|(tag, text)| (tag.to_owned(), text.to_owned()));
    // What was shown from another language and left as it is, is no translation.
    if shown.is_some_and(|(from, text)| from != tag && text == typed) {
        return words;
    }
    set(&mut words, tag, typed);
    words
}

fn set(words: &mut Words, tag: &str, typed: &str) {
    if typed.is_empty() {
        words.0.remove(tag);
    } else {
        words.0.insert(tag.to_owned(), typed.to_owned());
    }
}

/// The telephones, a line each; what is known of one that stays, stays.
pub fn phones(typed: &str, before: &[Phone]) -> Vec<Phone> {
    let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
    let phone = |line: &str| {
        if let Some(known) = before.iter().find(|phone| phone.written() == line) {
            return known.clone();
        }
        let (number, extension) = line.split_once(['x', 'X']).unwrap_or((line, ""));
        Phone {
            number: number.trim().to_owned(),
            extension: extension.trim().to_owned(),
            ..Phone::default()
        }
    };
    lines.map(phone).collect()
}

/// Whether each of these lines is a telephone.
pub fn are_phones(typed: &str) -> bool {
    let digits = |line: &str| line.chars().filter(char::is_ascii_digit).count();
    let mut lines = typed.lines().filter(|line| !line.trim().is_empty());
    lines.all(|line| (3..=25).contains(&digits(line)))
}

/// The hours that were typed. What is shown in one line may say less than what is known: it is written only where it was
/// changed.
pub fn hours_over(typed: &str, before: &[Hours]) -> Vec<Hours> {
    if typed == untrack(|| hours::typed(before)) {
        before.to_vec()
    } else {
        hours::read(typed, untrack(names::reading))
    }
}
