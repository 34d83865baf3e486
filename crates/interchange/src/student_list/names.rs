//! Whole names in one cell.

/// What belongs to the family name after it. They are written as people do: folded to lower case.
const PARTICLES: [&str; 14] = [
    "de", "del", "de la", "la", "las", "los", "da", "do", "dos", "van", "von", "der", "den", "bin",
];

/// The given and the family name of a whole name: at the comma where there is one; else the last word is the family
/// name, with the particles before it. A name of one word is a given name.
pub(super) fn split(name: &str) -> (String, String) {
    if let Some((family, given)) = name.split_once(',') {
        return (given.trim().to_owned(), family.trim().to_owned());
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let mut first = words.len().saturating_sub(1).max(1);
    while first > 1 && PARTICLES.contains(&words[first - 1].to_lowercase().as_str()) {
        first -= 1;
    }
    let (given, family) = words.split_at(first.min(words.len()));
    (given.join(" "), family.join(" "))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn names_are_split_where_people_would() {
        for (name, given, family) in [
            ("Ruiz, Ana María", "Ana María", "Ruiz"),
            ("García Márquez, Lucía", "Lucía", "García Márquez"),
            ("John Paul Smith", "John Paul", "Smith"),
            ("María de la Cruz", "María", "de la Cruz"),
            ("Vincent van Gogh", "Vincent", "van Gogh"),
            ("Madonna", "Madonna", ""),
            ("Ruiz,", "", "Ruiz"),
            ("", "", ""),
        ] {
            assert_eq!(split(name), (given.to_owned(), family.to_owned()), "{name}");
        }
    }
}
