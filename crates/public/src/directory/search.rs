//! Finding services by what a family needs: by the need first, then by the words of the service, and by the name of an
//! organization last.
//!
//! An [`Index`] is built once of all services; [`Index::find`] answers a keystroke. Accents, capitals, plurals and small slips of spelling
//! do not matter, and a need is found by its words in English and in Spanish, whatever language a service is written in.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;

use super::needs::{self, Need};
use super::{Directory, Service, Status};
use crate::id::ServiceId;
use crate::letters::{ASKED_MAX, Shape, is_near, plain, stems};
use crate::order::ordered;
use crate::words::Words;

/// What is sought. The default finds every service that is there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// What somebody typed, in any language, as far as they have come.
    pub words: String,
    /// The code of a need; `None` for any.
    pub need: Option<String>,
    /// For somebody of this age; `None` for any.
    pub age: Option<u8>,
    /// Where this language is spoken, by its tag; `None` for any.
    pub language: Option<String>,
    /// Only what costs nothing.
    pub free: bool,
    /// Only where it is known that one need not show who one is.
    pub no_papers: bool,
    /// Only what is open at this moment of the clock there ([`super::hours::local`]); `None` for any.
    pub open_at: Option<NaiveDateTime>,
    /// Also what is closed for good or for now.
    pub gone_too: bool,
}

/// A service in an index.
#[derive(Debug, Clone, PartialEq)]
struct Indexed {
    id: ServiceId,
    service: Service,
    /// What it is sorted by among equals.
    name: String,
    needs: Vec<usize>,
}

/// How much it counts where a word stands.
const BY_NEED: u32 = 40;
const BY_NAME: u32 = 24;
const BY_TERM: u32 = 20;
const BY_TEXT: u32 = 6;
const BY_ORGANIZATION: u32 = 4;

/// The services, prepared for being searched.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Index {
    services: Vec<Indexed>,
    /// Every word, with the services in which it stands and what it counts there.
    words: Vec<Entry>,
    /// The words of the needs, with the place of each need in [`needs::ALL`].
    needs: Vec<(String, Vec<usize>)>,
}

#[derive(Debug, Clone, PartialEq)]
struct Entry {
    word: String,
    shape: Shape,
    stands_in: Vec<(u32, u32)>,
}

impl Index {
    /// The index of a directory. It takes some milliseconds for each thousand of services: build it once.
    pub fn new(directory: &Directory) -> Self {
        let mut words: BTreeMap<String, BTreeMap<u32, u32>> = BTreeMap::new();
        let mut services = Vec::new();
        for (id, service) in &directory.services {
            let at = u32::try_from(services.len()).unwrap_or(u32::MAX);
            let mut note = |text: &str, weight: u32| {
                for stem in stems(text) {
                    let known = words.entry(stem).or_default().entry(at).or_default();
                    *known = (*known).max(weight);
                }
            };
            texts_of(service, &mut note);
            services.push(Indexed {
                id: id.clone(),
                name: plain(&service.name),
                needs: needs_of(service),
                service: service.clone(),
            });
        }
        let words = words.into_iter().map(|(word, stands_in)| Entry {
            shape: Shape::of(&word),
            word,
            stands_in: stands_in.into_iter().collect(),
        });
        Self {
            services,
            words: words.collect(),
            needs: words_of_needs(),
        }
    }

    /// The identifiers of the services that are wanted, the best first, and by name among equals.
    pub fn find(&self, wanted: &Wanted) -> Vec<&ServiceId> {
        let asked: Vec<String> = stems(&wanted.words).take(ASKED_MAX).collect();
        let asked = meant(&asked);
        let mut scores: Vec<u32> = vec![1; self.services.len()];
        for (place, word) in asked.iter().enumerate() {
            // The last word may still be being typed.
            let of_word = self.scores(word, place + 1 == asked.len());
            for (score, more) in scores.iter_mut().zip(of_word) {
                *score = if more == 0 || *score == 0 {
                    0
                } else {
                    *score + more
                };
            }
        }
        let found: Vec<(u32, &Indexed)> = scores
            .into_iter()
            .zip(&self.services)
            .filter(|(score, indexed)| *score > 0 && suits(indexed, wanted))
            .collect();
        let found = ordered(found, |(a, one), (b, other)| {
            b.cmp(a)
                .then_with(|| one.name.cmp(&other.name))
                .then_with(|| one.id.cmp(&other.id))
        });
        found.into_iter().map(|(_, indexed)| &indexed.id).collect()
    }

    /// The needs that these words may mean, the likeliest first: to offer while somebody types.
    pub fn needs_meant(&self, words: &str) -> Vec<&'static Need> {
        let mut counts = vec![0_u32; needs::ALL.len()];
        let asked: Vec<String> = stems(words).take(ASKED_MAX).collect();
        for (place, word) in meant(&asked).iter().enumerate() {
            for (need, weight) in self.needs_by(word, place + 1 == asked.len()) {
                counts[need] += weight;
            }
        }
        let mut meant: Vec<(u32, usize)> = counts
            .into_iter()
            .enumerate()
            .filter(|(_, count)| *count > 0)
            .map(|(need, count)| (u32::MAX - count, need))
            .collect();
        meant.sort_unstable();
        meant
            .into_iter()
            .map(|(_, need)| &needs::ALL[need])
            .collect()
    }

    /// What each service counts for one word; 0 where the word has nothing to do with it.
    fn scores(&self, word: &str, unfinished: bool) -> Vec<u32> {
        let mut scores = vec![0_u32; self.services.len()];
        let needs = self.needs_by(word, unfinished);
        if !needs.is_empty() {
            let mut by_need = BTreeMap::new();
            by_need.extend(needs);
            for (score, indexed) in scores.iter_mut().zip(&self.services) {
                let of = |need: &usize| by_need.get(need).copied().unwrap_or_default();
                *score = indexed.needs.iter().map(of).max().unwrap_or_default();
            }
        }
        let mut found = false;
        for entry in &self.words {
            let closeness = closeness(&entry.word, word, unfinished);
            if closeness > 0 {
                found = true;
                raise(&mut scores, entry, closeness);
            }
        }
        if !found {
            let shape = Shape::of(word);
            for entry in self
                .words
                .iter()
                .filter(|entry| is_near(&entry.word, entry.shape, word, shape))
            {
                raise(&mut scores, entry, 2);
            }
        }
        scores
    }

    fn needs_by(&self, word: &str, unfinished: bool) -> Vec<(usize, u32)> {
        let mut best: BTreeMap<usize, u32> = BTreeMap::new();
        let mut note = |needs: &[usize], weight: u32| {
            for need in needs {
                let known = best.entry(*need).or_default();
                *known = (*known).max(weight);
            }
        };
        let mut found = false;
        for (known, needs) in &self.needs {
            // A need is guessed from three letters on.
            let closeness = closeness(known, word, unfinished && word.len() > 2);
            if closeness > 0 {
                found = true;
                note(needs, BY_NEED * closeness / 4);
            }
        }
        if !found {
            let shape = Shape::of(word);
            for (known, needs) in &self.needs {
                if is_near(known, Shape::of(known), word, shape) {
                    note(needs, BY_NEED / 2);
                }
            }
        }
        best.into_iter().collect()
    }
}

/// Which needs a text speaks of, by their names and words in either language: to propose them for a service that comes
/// from elsewhere.
pub fn needs_in(text: &str) -> Vec<&'static str> {
    let padded = |words: &str| format!(" {} ", stems(words).collect::<Vec<_>>().join(" "));
    let text = padded(text);
    let speaks = |need: &&Need| {
        let names = [need.english, need.spanish]
            .into_iter()
            .chain(need.words.iter().copied());
        // Names of several things, such as "Money and bills", speak by each of their words.
        names
            .filter(|name| !name.contains(" and ") && !name.contains(" y "))
            .any(|name| text.contains(&padded(name)))
    };
    needs::ALL
        .iter()
        .filter(speaks)
        .map(|need| need.code)
        .collect()
}

/// 4 for the same word, 3 for one that begins so where it is unfinished or long, 0 for another.
fn closeness(known: &str, word: &str, unfinished: bool) -> u32 {
    if known == word {
        4
    } else if known.starts_with(word) && (unfinished || word.len() > 4) {
        3
    } else {
        0
    }
}

fn raise(scores: &mut [u32], entry: &Entry, closeness: u32) {
    for (service, weight) in &entry.stands_in {
        if let Some(score) = scores.get_mut(*service as usize) {
            *score = (*score).max((weight * closeness / 4).max(1));
        }
    }
}

/// The words that say what is meant: without those that every question has. Where nothing else is left, all of them.
fn meant(words: &[String]) -> Vec<&str> {
    const EMPTY: [&str; 33] = [
        "i",
        "we",
        "need",
        "help",
        "with",
        "for",
        "the",
        "a",
        "an",
        "and",
        "or",
        "my",
        "our",
        "to",
        "of",
        "in",
        "where",
        "can",
        "find",
        "get",
        "necesito",
        "necesitamo",
        "ayuda",
        "con",
        "para",
        "el",
        "la",
        "lo",
        "un",
        "una",
        "de",
        "mi",
        "y",
    ];
    let kept: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|word| !EMPTY.contains(word))
        .collect();
    if kept.is_empty() {
        words.iter().map(String::as_str).collect()
    } else {
        kept
    }
}

fn suits(indexed: &Indexed, wanted: &Wanted) -> bool {
    let service = &indexed.service;
    let is_there = !matches!(
        service.status,
        Status::Defunct | Status::Inactive | Status::TemporarilyClosed
    );
    (wanted.gone_too || is_there)
        && wanted
            .need
            .as_ref()
            .is_none_or(|need| service.needs.contains(need))
        && wanted.age.is_none_or(|age| service.is_for_age(age))
        && wanted
            .language
            .as_ref()
            .is_none_or(|language| service.speaks(language))
        && (!wanted.free || service.free == Some(true))
        && (!wanted.no_papers || service.asks_no_papers())
        && wanted
            .open_at
            .is_none_or(|now| service.is_open(now) == Some(true))
}

fn needs_of(service: &Service) -> Vec<usize> {
    let place = |code: &String| needs::ALL.iter().position(|need| need.code == code);
    service.needs.iter().filter_map(place).collect()
}

fn words_of_needs() -> Vec<(String, Vec<usize>)> {
    let mut words: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (at, need) in needs::ALL.iter().enumerate() {
        let names = [need.english, need.spanish]
            .into_iter()
            .chain(need.words.iter().copied());
        for stem in names.flat_map(stems) {
            words.entry(stem).or_default().insert(at);
        }
    }
    let is_empty = |word: &str| meant(&["x".to_owned(), word.to_owned()]).len() < 2;
    words
        .into_iter()
        .filter(|(word, _)| word.len() > 1 && !is_empty(word))
        .map(|(word, needs)| (word, needs.into_iter().collect()))
        .collect()
}

fn texts_of(service: &Service, note: &mut impl FnMut(&str, u32)) {
    let mut words =
        |words: &Words, weight: u32| words.0.values().for_each(|text| note(text, weight));
    words(&service.description, BY_TEXT);
    words(&service.eligibility, BY_TEXT);
    words(&service.application, BY_TEXT);
    note(&service.name, BY_NAME);
    note(&service.alternate_name, BY_NAME);
    for term in &service.terms {
        note(term, BY_TERM);
    }
    for place in &service.places {
        note(&place.name, BY_ORGANIZATION);
        note(&place.city, BY_ORGANIZATION);
        note(&place.postal_code, BY_ORGANIZATION);
    }
    note(&service.organization.name, BY_ORGANIZATION);
}

#[cfg(test)]
mod tests;
