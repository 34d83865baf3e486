//! Masking: the names that a school knows, taken out of a text, so that it can be shown to somebody who must not know
//! them. A name is found as whole words, whatever its capitals and accents. What a name is not, such as a nickname or a
//! place, stays: a person must look it over.

use std::collections::{BTreeMap, BTreeSet};

use crate::fold::fold;
use crate::id::StudentId;
use crate::roster::Roster;
use crate::school::School;

/// Whose a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// A student's.
    Student,
    /// That of a member of the staff.
    Staff,
}

/// A part of a masked text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Stays as it was written.
    Kept(String),
    /// A name stood here; what was written is in it, for showing it to whoever may see it.
    Masked(Whose, String),
}

/// Words that stand in names and are none: shorter than a name, or in everybody's mouth. Masked with the whole name only.
const PARTICLES: &[&str] = &[
    "al",
    "and",
    "bin",
    "bint",
    "coach",
    "da",
    "das",
    "de",
    "del",
    "dem",
    "den",
    "der",
    "di",
    "do",
    "don",
    "dona",
    "dos",
    "dr",
    "dra",
    "du",
    "el",
    "ibn",
    "la",
    "las",
    "le",
    "los",
    "miss",
    "mr",
    "mrs",
    "ms",
    "mx",
    "prof",
    "profesor",
    "profesora",
    "sr",
    "sra",
    "srta",
    "the",
    "van",
    "von",
];

/// The shortest name that is masked, in letters.
const SHORTEST: usize = 2;
/// The shortest number of a student that is masked: a shorter one may be anything.
const SHORTEST_NUMBER: usize = 4;
/// How many characters may stand between two words of one name.
const GAP: usize = 3;

/// The names to mask.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// By the first word, the words that follow, the longest first.
    by_first: BTreeMap<String, Vec<(Vec<String>, Whose)>>,
    /// Names of scripts that put no space between words, the longest first.
    unspaced: Vec<(String, Whose)>,
}

impl Names {
    /// The names of everybody on the roster but `except`, and of everybody in the staff directory.
    pub fn of(roster: &Roster, school: &School, except: &BTreeSet<StudentId>) -> Self {
        let mut names = Self::default();
        let cards = roster.cards.iter();
        for (_, card) in cards.filter(|(student, _)| !except.contains(student)) {
            let parts = [
                &card.given,
                &card.middle,
                &card.family,
                &card.preferred,
                &card.preferred_family,
            ];
            for name in parts {
                names.add(Whose::Student, name);
            }
            let given = [&card.given, &card.preferred];
            let family = [&card.family, &card.preferred_family];
            for (given, family) in given.iter().zip(family) {
                if unspaced(given) && unspaced(family) {
                    names.add(Whose::Student, &format!("{family}{given}"));
                    names.add(Whose::Student, &format!("{given}{family}"));
                }
            }
            if card.number.chars().count() >= SHORTEST_NUMBER {
                names.add(Whose::Student, &card.number);
            }
        }
        for entry in school.staff.values() {
            names.add(Whose::Staff, &entry.name);
        }
        names
    }

    /// One more name, and each word of it. What is shorter than two letters is none.
    pub fn add(&mut self, whose: Whose, name: &str) {
        let words: Vec<String> = words(name).into_iter().map(|word| word.folded).collect();
        let letters: usize = words.iter().map(|word| word.chars().count()).sum();
        if letters < SHORTEST {
            return;
        }
        if unspaced(name) {
            let name = name.trim().to_owned();
            let longer = |(other, _): &(String, Whose)| other.len() >= name.len();
            let at = self.unspaced.partition_point(longer);
            self.unspaced.insert(at, (name, whose));
            return;
        }
        for word in &words {
            let named = word.chars().count() >= SHORTEST && !PARTICLES.contains(&word.as_str());
            if named && words.len() > 1 {
                self.insert(std::slice::from_ref(word), whose);
            }
        }
        let parts = name.split(['\'', '’', 'ʻ']).map(fold);
        for part in parts.filter(|_| words.len() == 1) {
            let named = part.chars().count() >= SHORTEST && !PARTICLES.contains(&part.as_str());
            if named && part != words[0] && !part.contains(char::is_whitespace) {
                self.insert(&[part], whose);
            }
        }
        self.insert(&words, whose);
    }

    fn insert(&mut self, words: &[String], whose: Whose) {
        let Some((first, rest)) = words.split_first() else {
            return;
        };
        let of_first = self.by_first.entry(first.clone()).or_default();
        if of_first.iter().all(|(known, _)| known != rest) {
            of_first.push((rest.to_vec(), whose));
            of_first.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
    }

    /// A text in pieces, with every name masked, the longest first. Names that follow each other are one mask.
    pub fn mask(&self, text: &str) -> Vec<Piece> {
        let words = words(text);
        let mut masks: Vec<(usize, usize, Whose)> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            if let Some((count, end, whose)) = self.name_at(&words[at..]) {
                masks.push((words[at].start, end, whose));
                at += count;
            } else {
                masks.extend(self.within(text, &words[at]));
                at += 1;
            }
        }
        pieces(text, &joined(text, &masks))
    }

    /// The longest name that begins at the first of these words: of how many words it is, where it ends, whose it is.
    fn name_at(&self, words: &[Word]) -> Option<(usize, usize, Whose)> {
        let starts = |first: &str| self.by_first.get(first).into_iter().flatten();
        let word = words.first()?;
        let found = starts(&word.folded).find_map(|(rest, whose)| {
            let end = follows(words, rest)?;
            Some((rest.len() + 1, end, *whose))
        });
        // “Lucía’s”: the name without what follows the apostrophe.
        found.or_else(|| {
            let (stem, end) = word.stem.as_ref()?;
            let alone = starts(stem).find(|(rest, _)| rest.is_empty());
            alone.map(|(_, whose)| (1, *end, *whose))
        })
    }

    /// Names within a word: between its apostrophes, or of a script that puts no space between words.
    fn within(&self, text: &str, word: &Word) -> Vec<(usize, usize, Whose)> {
        let written = &text[word.start..word.end];
        let mut found = Vec::new();
        let mut start = word.start;
        for part in written.split_inclusive(['\'', '’', 'ʻ']) {
            let bare = part.trim_end_matches(['\'', '’', 'ʻ']);
            let of_part = self.by_first.get(&fold(bare)).into_iter().flatten();
            let alone = of_part.into_iter().find(|(rest, _)| rest.is_empty());
            found.extend(alone.map(|(_, whose)| (start, start + bare.len(), *whose)));
            start += part.len();
        }
        if !found.is_empty() || self.unspaced.is_empty() {
            return found;
        }
        let mut at = 0;
        while let Some(letter) = written[at..].chars().next() {
            let here = &written[at..];
            let name = self
                .unspaced
                .iter()
                .find(|(name, _)| here.starts_with(name.as_str()));
            at += match name {
                Some((name, whose)) => {
                    found.push((word.start + at, word.start + at + name.len(), *whose));
                    name.len()
                }
                None => letter.len_utf8(),
            };
        }
        found
    }
}

/// A masked text as it may be shown, `said` in the place of each name.
pub fn shown(pieces: &[Piece], said: impl Fn(Whose) -> String) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Kept(text) => text.clone(),
        Piece::Masked(whose, _) => said(*whose),
    };
    pieces.iter().map(piece).collect()
}

/// A word of a text: letters, digits and the apostrophes between them.
struct Word {
    /// As [`fold`] has it.
    folded: String,
    /// Where it begins, in bytes.
    start: usize,
    /// Where it ends.
    end: usize,
    /// Without its last apostrophe and what follows it, and where that ends.
    stem: Option<(String, usize)>,
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʻ')
}

/// Whether it is part of a word: a combining accent is.
fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '\u{300}'..='\u{36f}')
}

fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        if !is_of_word(letter) || is_apostrophe(letter) {
            continue;
        }
        let mut end = start + letter.len_utf8();
        while let Some((at, next)) = letters.peek().copied() {
            let after = text[at + next.len_utf8()..].chars().next();
            let between = is_apostrophe(next) && after.is_some_and(is_of_word);
            if !between && (!is_of_word(next) || is_apostrophe(next)) {
                break;
            }
            end = at + next.len_utf8();
            letters.next();
        }
        let written = &text[start..end];
        let stem = written
            .rfind(is_apostrophe)
            .map(|at| (fold(&written[..at]), start + at));
        let folded = fold(written);
        words.push(Word {
            folded,
            start,
            end,
            stem,
        });
    }
    words
}

/// Where a name ends whose first word stands first here and that goes on with `rest`; `None` when it does not.
fn follows(words: &[Word], rest: &[String]) -> Option<usize> {
    let mut end = words.first()?.end;
    for (at, expected) in rest.iter().enumerate() {
        let next = words.get(at + 1)?;
        if next.start - end > GAP {
            return None;
        }
        let last = at + 1 == rest.len();
        let stem = next
            .stem
            .as_ref()
            .filter(|(stem, _)| last && stem == expected);
        end = match stem {
            _ if next.folded == *expected => next.end,
            Some((_, stem_end)) => *stem_end,
            None => return None,
        };
    }
    Some(end)
}

/// Masks of the same kind with nothing but space or a hyphen between them are one.
fn joined(text: &str, masks: &[(usize, usize, Whose)]) -> Vec<(usize, usize, Whose)> {
    let mut joined: Vec<(usize, usize, Whose)> = Vec::new();
    for (start, end, whose) in masks.iter().copied() {
        if let Some(last) = joined.last_mut().filter(|last| last.2 == whose) {
            let gap = &text[last.1..start];
            let space = gap
                .chars()
                .all(|it| matches!(it, ' ' | '\u{a0}' | '-' | '‑'));
            if space {
                last.1 = end;
                continue;
            }
        }
        joined.push((start, end, whose));
    }
    joined
}

fn pieces(text: &str, masks: &[(usize, usize, Whose)]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut done = 0;
    for (start, end, whose) in masks.iter().copied() {
        if done < start {
            pieces.push(Piece::Kept(text[done..start].to_owned()));
        }
        pieces.push(Piece::Masked(whose, text[start..end].to_owned()));
        done = end;
    }
    if done < text.len() {
        pieces.push(Piece::Kept(text[done..].to_owned()));
    }
    pieces
}

/// Whether a name is of a script that puts no space between words: Han, kana, Thai, Lao, Khmer, Burmese.
fn unspaced(name: &str) -> bool {
    let of_script = |letter: char| {
        matches!(letter,
            '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
            | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
    };
    let name = name.trim();
    !name.is_empty() && name.chars().all(of_script)
}

#[cfg(test)]
mod tests;
