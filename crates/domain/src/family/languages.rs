//! The languages that schools write in for families, each under its own name.

use throughline_public::directory::languages;

use super::Family;

/// The languages to choose from: the tag (BCP 47) and the name that its speakers give it.
pub const LANGUAGES: &[(&str, &str)] = &[
    ("en", "English"),
    ("es", "Español"),
    ("ar", "العربية"),
    ("zh", "中文"),
    ("fr", "Français"),
    ("ht", "Kreyòl ayisyen"),
    ("hmn", "Hmoob"),
    ("ko", "한국어"),
    ("pt", "Português"),
    ("ru", "Русский"),
    ("so", "Soomaali"),
    ("sw", "Kiswahili"),
    ("tl", "Tagalog"),
    ("uk", "Українська"),
    ("vi", "Tiếng Việt"),
];

/// The languages that are written where a school has said nothing.
const USUAL: [&str; 2] = ["en", "es"];

/// The name of a language; its tag when it is not among [`LANGUAGES`].
pub fn language_name(tag: &str) -> &str {
    let known = LANGUAGES.iter().find(|(known, _)| *known == tag);
    known.map_or(tag, |(_, name)| name)
}

/// What a language is called in the reader's language, by its tag: in English, or in Spanish. One that has no such name goes by
/// its own.
pub fn language_name_in(tag: &str, reading: &str) -> String {
    match languages::name(tag, reading) {
        unknown if unknown == tag => language_name(tag).to_owned(),
        name => name,
    }
}

impl Family {
    /// The tags of the languages that the school writes in.
    pub fn languages(&self) -> Vec<String> {
        let chosen: Vec<String> = self.about.languages.iter().cloned().collect();
        if chosen.is_empty() {
            return USUAL.map(str::to_owned).into();
        }
        chosen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_to_write_in_has_a_name_for_the_reader() {
        for (tag, own) in LANGUAGES {
            for reading in ["en", "es"] {
                assert_ne!(language_name_in(tag, reading), *tag, "{tag}");
            }
            assert_eq!(language_name(tag), *own);
        }
        assert_eq!(language_name_in("es", "en"), "Spanish");
        assert_eq!(language_name_in("es", "es"), "español");
        assert_eq!(language_name_in("xx", "en"), "xx");
    }
}
