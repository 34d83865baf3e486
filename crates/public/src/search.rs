//! Finding what a family looks for, however they spell it: accents and case do not matter, a word may be begun, and a
//! letter may be wrong, missing or one too many.

use std::collections::BTreeMap;

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
    /// Every word, and in which things it stands with what weight.
    words: Vec<(String, Vec<(u32, u32)>)>,
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
                for word in folded_words(field.text) {
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
            words: words.into_iter().collect(),
            things: count,
        }
    }

    /// The things that have every word of the query, the best first; all of them, in their order, when nothing is asked.
    pub fn find(&self, query: &str) -> Vec<usize> {
        let asked: Vec<String> = folded_words(query)
            .filter(|word| !SMALL_WORDS.contains(&word.as_str()))
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
        let mut found: Vec<usize> = (0..self.things)
            .filter(|thing| scores[*thing] > 0)
            .collect();
        found.sort_by_key(|thing| std::cmp::Reverse(scores[*thing]));
        found
    }

    /// How well each thing answers one word; 0 for not at all.
    fn scores(&self, asked: &str) -> Vec<u32> {
        let letters: Vec<char> = asked.chars().collect();
        let mut scores = vec![0; self.things];
        for (word, things) in &self.words {
            let likeness = likeness(&letters, asked, word);
            if likeness > 0 {
                for (thing, weight) in things {
                    if let Some(score) = scores.get_mut(*thing as usize) {
                        *score = (*score).max(likeness * weight);
                    }
                }
            }
        }
        scores
    }
}

/// Words that say nothing of what is looked for, folded.
const SMALL_WORDS: [&str; 22] = [
    "a", "the", "of", "for", "and", "with", "my", "in", "to", "i", "need", "de", "la", "el", "los",
    "las", "para", "con", "mi", "un", "una", "y",
];

/// How much a word is what was asked: 8 for the word itself, 5 for its beginning, 3 for a slip of the finger or two.
fn likeness(letters: &[char], asked: &str, word: &str) -> u32 {
    if word == asked {
        return 8;
    }
    if letters.len() >= 2 && word.starts_with(asked) {
        return 5;
    }
    let most = match letters.len() {
        0..=3 => return 0,
        4..=6 => 1,
        _ => 2,
    };
    // A letter has one to four bytes: words much shorter or longer are never within reach.
    if word.len() + most < letters.len() {
        return 0;
    }
    if slips(letters, word, most) { 3 } else { 0 }
}

/// Whether a word, or as much of its beginning as was typed, is at most `most` letters away: other, missing, too many, or
/// two that changed places.
fn slips(typed: &[char], word: &str, most: usize) -> bool {
    let mut word: Vec<char> = word.chars().take(typed.len() + most).collect();
    // The first letter is seldom wrong, and looking further would be slow.
    if word.first() != typed.first() && word.get(1) != typed.first() && word.first() != typed.get(1)
    {
        return false;
    }
    if word.len() > typed.len() && typed.len() < 5 {
        word.truncate(typed.len() + 1);
    }
    let width = typed.len() + 1;
    let mut two_before: Vec<usize> = vec![0; width];
    let mut before: Vec<usize> = (0..width).collect();
    for (row, letter) in word.iter().enumerate() {
        let mut now = vec![row + 1; width];
        for column in 1..width {
            let same = typed[column - 1] == *letter;
            let mut least = (before[column - 1] + usize::from(!same))
                .min(before[column] + 1)
                .min(now[column - 1] + 1);
            if row > 0
                && column > 1
                && typed[column - 2] == *letter
                && typed[column - 1] == word[row - 1]
            {
                least = least.min(two_before[column - 2] + 1);
            }
            now[column] = least;
        }
        if now.iter().all(|distance| *distance > most) {
            return false;
        }
        two_before = std::mem::replace(&mut before, now);
        // The rest of the word may still be to come.
        let rest_to_come = row + 1 < word.len();
        if before[width - 1] <= most && (!rest_to_come || typed.len() >= 5) {
            return true;
        }
    }
    before[width - 1] <= most
}

/// The words of a text, without accents and in lower case.
fn folded_words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            word.chars()
                .flat_map(char::to_lowercase)
                .map(plain)
                .collect()
        })
}

/// A letter without its accent.
fn plain(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        other => other,
    }
}

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
    fn short_words_are_not_guessed_at() {
        check("ret", &[]);
    }

    #[test]
    #[cfg_attr(debug_assertions, ignore = "measures an optimised program only")]
    fn five_thousand_services_are_searched_in_thirty_milliseconds() {
        let texts: Vec<String> = (0..5_000_u32)
            .map(|place| {
                let word = |seed: u32| format!("w{:x}", place.wrapping_mul(seed) % 30_000);
                (1..30)
                    .map(|seed| word(seed * 7_919))
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect();
        let fields = texts.iter().map(|text| [Field { weight: 1, text }]);
        let index = Index::new(fields);
        let begun = std::time::Instant::now();
        for query in ["w1a2b", "wabc", "groceries", "w12345 wfff"] {
            let _ = std::hint::black_box(index.find(query));
        }
        assert!(
            begun.elapsed().as_millis() < 4 * 30,
            "{:?}",
            begun.elapsed()
        );
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
