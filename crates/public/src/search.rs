//! Finding what a family looks for, however they spell it: accents and case do not matter, a word may be begun, and a
//! letter may be wrong, missing or one too many.

use std::collections::BTreeMap;

use crate::letters::{ASKED_MAX, Shape, is_near, plain};
use crate::order::order;

/// Words of a text that can be found, and how much they count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field<'a> {
    /// How much a word here counts: 1 and up.
    pub weight: u32,
    /// The text.
    pub text: &'a str,
}

/// What can be searched: built once, asked at every keystroke.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// Every word.
    words: Vec<Known>,
    things: usize,
}

impl Index {
    /// The index of these things, each with its fields. Things are named by their place.
    pub fn new<'a, F: IntoIterator<Item = Field<'a>>>(things: impl IntoIterator<Item = F>) -> Self {
        let mut words: BTreeMap<String, Vec<(u32, u32)>> = BTreeMap::new();
        let mut count = 0;
        for (place, fields) in (0_u32..).zip(things) {
            count += 1;
            for field in fields {
                for word in plain(field.text).split_whitespace() {
                    let word = word.to_owned();
                    let found = words.entry(word).or_default();
                    match found.last_mut() {
                        Some((thing, weight)) if *thing == place => {
                            *weight = (*weight).max(field.weight);
                        }
                        _ => found.push((place, field.weight)),
                    }
                }
            }
        }
        Self {
            words: words.into_iter().map(Known::of).collect(),
            things: count,
        }
    }

    /// The things that have every word of the query (the first [`ASKED_MAX`]), the best first; all of them, in their order, when nothing is asked.
    pub fn find(&self, query: &str) -> Vec<usize> {
        let query = plain(query);
        let asked: Vec<&str> = query
            .split_whitespace()
            .filter(|word| !SMALL_WORDS.contains(word))
            .take(ASKED_MAX)
            .collect();
        if asked.is_empty() {
            return (0..self.things).collect();
        }
        let mut scores = vec![0_u32; self.things];
        for (place, word) in asked.iter().enumerate() {
            let of_word = self.scores(word);
            for (score, more) in scores.iter_mut().zip(of_word) {
                let lacks_one_before = place > 0 && *score == 0;
                *score = if more == 0 || lacks_one_before {
                    0
                } else {
                    *score + more
                };
            }
        }
        let mut found = order(self.things, &mut |one, other| {
            scores[other].cmp(&scores[one])
        });
        found.retain(|thing| scores[*thing] > 0);
        found
    }

    /// How well each thing answers one word; 0 for not at all.
    fn scores(&self, asked: &str) -> Vec<u32> {
        let shape = Shape::of(asked);
        let mut scores = vec![0; self.things];
        for known in &self.words {
            let likeness = known.likeness(asked, shape);
            if likeness > 0 {
                for (thing, weight) in &known.stands_in {
                    if let Some(score) = scores.get_mut(*thing as usize) {
                        *score = (*score).max(likeness * weight);
                    }
                }
            }
        }
        scores
    }
}

/// A word, and in which things it stands with what weight.
#[derive(Debug, Clone)]
struct Known {
    word: String,
    shape: Shape,
    stands_in: Vec<(u32, u32)>,
}

impl Known {
    fn of((word, stands_in): (String, Vec<(u32, u32)>)) -> Self {
        let shape = Shape::of(&word);
        Self {
            word,
            shape,
            stands_in,
        }
    }

    /// How much it is what was asked: 8 for the word itself, 5 for its beginning, 3 for a slip of the finger or two.
    fn likeness(&self, asked: &str, shape: Shape) -> u32 {
        if self.word == asked {
            8
        } else if asked.len() >= 2 && self.word.starts_with(asked) {
            5
        } else if is_near(&self.word, self.shape, asked, shape) {
            3
        } else {
            0
        }
    }
}

/// Words that say nothing of what is looked for, folded.
const SMALL_WORDS: [&str; 22] = [
    "a", "the", "of", "for", "and", "with", "my", "in", "to", "i", "need", "de", "la", "el", "los",
    "las", "para", "con", "mi", "un", "una", "y",
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const THINGS: [[&str; 2]; 4] = [
        ["Food pantry", "Groceries for families, every Tuesday"],
        ["Clínica dental", "Dientes sanos; pantry of toothbrushes"],
        ["Housing help", "When the rent is too high"],
        ["Grief counseling", "Talking after a loss"],
    ];

    fn check(query: &str, expected: &[usize]) {
        let fields = |[title, text]: [&'static str; 2]| {
            [
                Field {
                    weight: 3,
                    text: title,
                },
                Field { weight: 1, text },
            ]
        };
        assert_eq!(
            Index::new(THINGS.map(fields)).find(query),
            expected,
            "{query}"
        );
    }

    #[test]
    fn spelling_is_forgiven_and_the_title_counts_most() {
        check("pantry", &[0, 1]);
        check("pantyr", &[0, 1]);
        check("groseries", &[0]);
        check("clinica", &[1]);
        check("CLÍNICA", &[1]);
        check("counsling", &[3]);
        check("houssing", &[2]);
        check("hou", &[2]);
    }

    #[test]
    fn every_word_counts_and_small_words_do_not() {
        check("food for families", &[0]);
        check("food rent", &[]);
        check("rent", &[2]);
        check("xyzzy", &[]);
        check("", &[0, 1, 2, 3]);
        check(" the ", &[0, 1, 2, 3]);
    }

    #[test]
    fn a_page_of_words_is_answered_by_its_first_ones() {
        check(&"food ".repeat(100_000), &[0]);
        check(&"the ".repeat(100_000), &[0, 1, 2, 3]);
        check(&("food ".repeat(ASKED_MAX) + "rent"), &[0]);
        check(&("food ".repeat(ASKED_MAX - 1) + "rent"), &[]);
    }

    #[test]
    fn short_words_are_not_guessed_at() {
        check("ret", &[]);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_the_word_itself_is_found(word in "[a-z]{4,12}", query: String) {
            let index = Index::new([[Field { weight: 1, text: &word }]]);
            prop_assert!(!index.find(&word).is_empty() || SMALL_WORDS.contains(&word.as_str()));
            let _ = index.find(&query);
        }

        #[test]
        fn one_letter_less_is_forgiven(word in "[a-z]{6,12}", at in 1..5_usize) {
            let mut typed = word.clone();
            typed.remove(at);
            let index = Index::new([[Field { weight: 1, text: &word }]]);
            prop_assert_eq!(index.find(&typed), [0]);
        }
    }
}
