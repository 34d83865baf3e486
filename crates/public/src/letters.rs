//! Words as they are compared: without accents, capitals and plurals; and how near two of them are.

use crate::fold::fold;

/// How many words of what somebody looks for are read. Whoever puts a page into the field has an answer all the same.
pub(crate) const ASKED_MAX: usize = 20;

/// A text as it is compared: folded, and what is neither letter nor digit becomes a space.
pub fn plain(text: &str) -> String {
    let compared = |letter: char| {
        if letter.is_alphanumeric() {
            letter
        } else {
            ' '
        }
    };
    fold(text).chars().map(compared).collect()
}

/// The words of a text as they are compared: plain, and in the singular.
pub(crate) fn stems(text: &str) -> impl Iterator<Item = String> {
    let plain = plain(text);
    let words: Vec<String> = plain.split_whitespace().map(singular).collect();
    words.into_iter()
}

/// Without the ending of a plural, English or Spanish.
fn singular(word: &str) -> String {
    match word.strip_suffix("ies") {
        Some(begun) if begun.len() > 3 => format!("{begun}y"),
        _ if word.len() > 3 && !word.ends_with("ss") => {
            word.strip_suffix('s').unwrap_or(word).to_owned()
        }
        _ => word.to_owned(),
    }
}

/// Which letters a word has, and how many: what tells fast that two words cannot be near.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shape {
    letters: u32,
    length: usize,
}

impl Shape {
    pub(crate) fn of(word: &str) -> Self {
        let bit = |letter: char| 1_u32 << (u32::from(letter) % 32);
        Self {
            letters: word.chars().map(bit).fold(0, |all, bit| all | bit),
            length: word.chars().count(),
        }
    }
}

/// Whether one word is the other with a slip of spelling: one letter more, less, another or exchanged with its neighbour in words of four to
/// seven letters, two of those in longer ones. Shorter words must be right.
pub(crate) fn is_near(known: &str, known_shape: Shape, word: &str, shape: Shape) -> bool {
    let slips = match shape.length {
        0..=3 => return false,
        4..=7 => 1,
        _ => 2,
    };
    let differ = (known_shape.letters ^ shape.letters).count_ones();
    known_shape.length.abs_diff(shape.length) <= slips
        && differ as usize <= 2 * slips
        && distance(known, word) <= slips
}

/// How many slips lead from one word to the other (optimal string alignment).
fn distance(one: &str, other: &str) -> usize {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    let mut before: Vec<usize> = vec![0; other.len() + 1];
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut row = vec![at + 1; other.len() + 1];
        for (to, against) in other.iter().enumerate() {
            let changed = last[to] + usize::from(letter != against);
            row[to + 1] = changed.min(last[to + 1] + 1).min(row[to] + 1);
            let exchanged = at > 0 && to > 0 && *letter == other[to - 1] && one[at - 1] == *against;
            if exchanged {
                row[to + 1] = row[to + 1].min(before[to - 1] + 1);
            }
        }
        before = last;
        last = row;
    }
    last[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(known: &str, word: &str) -> bool {
        is_near(known, Shape::of(known), word, Shape::of(word))
    }

    #[test]
    fn accents_capitals_and_plurals_do_not_matter() {
        let stems: Vec<String> = stems("Niños, ÚTILES y Women's Clothes — ABAD\u{301}").collect();
        assert_eq!(stems, ["nino", "utile", "y", "women", "clothe", "abad"]);
        let stems: Vec<String> = super::stems("groceries grocery ties").collect();
        assert_eq!(stems, ["grocery", "grocery", "tie"]);
    }

    #[test]
    fn one_slip_in_a_short_word_and_two_in_a_long_one() {
        assert!(
            near("housing", "houssing") && near("housing", "huosing") && near("housing", "hausing")
        );
        assert!(near("immigration", "imigracion") && near("counseling", "cunceling"));
        assert!(!near("food", "fund") && !near("bus", "bos") && !near("housing", "hosting s"));
    }
}
