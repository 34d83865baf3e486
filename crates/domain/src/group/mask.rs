//! Taking the names of others out of what is written into one member's file.

use std::collections::BTreeSet;

use crate::fold::fold;

/// What stands where a name stood.
pub const MASK: &str = "[…]";

/// Words of names that are no names by themselves.
const PARTICLES: [&str; 8] = ["del", "der", "den", "dos", "las", "los", "van", "von"];

/// The text without the words of these names, whatever their capitals and accents. Words of one or two letters and particles
/// are left: they name nobody by themselves. A word that is also a name is masked too: rather a word too many.
pub fn masked(text: &str, names: &[String]) -> String {
    let words: BTreeSet<String> = names.iter().flat_map(|name| words_of(name)).collect();
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|it: char| !it.is_alphanumeric());
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
        if words.contains(&fold(word)) {
            said.push_str(MASK);
        } else {
            said.push_str(word);
        }
        let between = after.find(char::is_alphanumeric).unwrap_or(after.len());
        let (between, next) = after.split_at(between);
        said.push_str(between);
        rest = next;
    }
    // A name of several words is one gap.
    let twice = format!("{MASK} {MASK}");
    while said.contains(&twice) {
        said = said.replace(&twice, MASK);
    }
    said
}

fn words_of(name: &str) -> Vec<String> {
    let words = name.split(|it: char| !it.is_alphanumeric());
    words
        .map(fold)
        .filter(|word| word.chars().nth(2).is_some() && !PARTICLES.contains(&word.as_str()))
        .collect()
}
