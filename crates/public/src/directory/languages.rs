//! The names of languages that are spoken where families are helped, in English and Spanish, with their tags (BCP 47).

use crate::letters::plain;

/// Tag, English name, Spanish name, and what else it is called, small and without accents.
type Language = (
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
);

const ALL: &[Language] = &[
    ("en", "English", "inglés", &["eng"]),
    ("es", "Spanish", "español", &["spa", "castellano"]),
    ("am", "Amharic", "amárico", &["amh"]),
    ("ar", "Arabic", "árabe", &["ara", "arab"]),
    (
        "ase",
        "American Sign Language",
        "lengua de señas americana",
        &["asl", "sign language"],
    ),
    ("bn", "Bengali", "bengalí", &["ben", "bangla"]),
    ("bs", "Bosnian", "bosnio", &["bos"]),
    (
        "ceb",
        "Cebuano",
        "cebuano",
        &["visaya", "visayan", "bisaya"],
    ),
    (
        "cmn",
        "Mandarin",
        "mandarín",
        &["chinese (mandarin)", "mandarin chinese", "putonghua"],
    ),
    ("de", "German", "alemán", &["deu", "ger"]),
    ("fa", "Farsi", "farsi", &["persian", "persa", "fas", "dari"]),
    (
        "fil",
        "Filipino",
        "filipino",
        &["tagalog", "tl", "tgl", "filipino tagalog"],
    ),
    ("fr", "French", "francés", &["fra", "fre"]),
    ("gu", "Gujarati", "guyaratí", &["guj"]),
    ("he", "Hebrew", "hebreo", &["heb"]),
    ("hi", "Hindi", "hindi", &["hin"]),
    ("hmn", "Hmong", "hmong", &[]),
    (
        "ht",
        "Haitian Creole",
        "criollo haitiano",
        &["hat", "creole", "kreyol"],
    ),
    ("hy", "Armenian", "armenio", &["hye"]),
    ("ilo", "Ilocano", "ilocano", &["ilokano"]),
    ("it", "Italian", "italiano", &["ita"]),
    ("ja", "Japanese", "japonés", &["jpn"]),
    (
        "km",
        "Khmer",
        "jemer",
        &["cambodian", "khm", "cambodian khmer", "camboyano"],
    ),
    ("ko", "Korean", "coreano", &["kor"]),
    ("lo", "Lao", "lao", &["laotian"]),
    ("mam", "Mam", "mam", &[]),
    ("mn", "Mongolian", "mongol", &["mon"]),
    ("my", "Burmese", "birmano", &["mya"]),
    ("ne", "Nepali", "nepalí", &["nep"]),
    ("pa", "Punjabi", "panyabí", &["pan", "panjabi"]),
    ("pl", "Polish", "polaco", &["pol"]),
    ("ps", "Pashto", "pastún", &["pus"]),
    (
        "pt",
        "Portuguese",
        "portugués",
        &["por", "portugese", "brazilian portuguese"],
    ),
    ("ro", "Romanian", "rumano", &["ron"]),
    ("ru", "Russian", "ruso", &["rus"]),
    ("sm", "Samoan", "samoano", &["smo"]),
    ("so", "Somali", "somalí", &["som"]),
    ("sw", "Swahili", "suajili", &["swa", "kiswahili"]),
    ("th", "Thai", "tailandés", &["tha"]),
    ("ti", "Tigrinya", "tigriña", &["tir", "tigrina"]),
    ("to", "Tongan", "tongano", &["ton"]),
    ("tr", "Turkish", "turco", &["tur"]),
    ("uk", "Ukrainian", "ucraniano", &["ukr"]),
    ("ur", "Urdu", "urdu", &["urd"]),
    ("uz", "Uzbek", "uzbeko", &["uzb"]),
    ("vi", "Vietnamese", "vietnamita", &["vie"]),
    (
        "yue",
        "Cantonese",
        "cantonés",
        &["chinese (cantonese)", "cantonese chinese"],
    ),
    ("zh", "Chinese", "chino", &["zho", "chi"]),
];

/// The tag of a language by its name in English or Spanish, or by a code; `None` for one that is not in the list.
pub fn tag_of(name: &str) -> Option<&'static str> {
    let words = |text: &str| plain(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let wanted = words(name);
    let is_it = |language: &&Language| {
        let (tag, english, spanish, others) = **language;
        *tag == wanted
            || words(english) == wanted
            || words(spanish) == wanted
            || others.iter().any(|other| words(other) == wanted)
    };
    ALL.iter().find(is_it).map(|(tag, ..)| *tag)
}

/// What a language is called in English or, where `language` is Spanish, in Spanish; the tag itself when it is not in the
/// list. A region does not matter.
pub fn name(tag: &str, language: &str) -> String {
    let primary = tag.split('-').next().unwrap_or(tag);
    let found = ALL
        .iter()
        .find(|(known, ..)| known.eq_ignore_ascii_case(primary));
    found
        .map_or(tag, |(_, english, spanish, _)| {
            if language.starts_with("es") {
                spanish
            } else {
                english
            }
        })
        .to_owned()
}

/// The tags in the list, English and Spanish first.
pub fn tags() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|(tag, ..)| *tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_known_by_their_names_in_either_language() {
        for (name, tag) in [
            ("Spanish", "es"),
            ("ESPAÑOL", "es"),
            ("Filipino (Tagalog)", "fil"),
            ("Portugese", "pt"),
            ("ur", "ur"),
        ] {
            assert_eq!(tag_of(name), Some(tag), "{name}");
        }
        assert_eq!(tag_of("Taisenses"), None);
        assert_eq!(name("es-MX", "en"), "Spanish");
        assert_eq!(name("vi", "es"), "vietnamita");
        assert_eq!(name("xx", "es"), "xx");
    }

    #[test]
    fn every_name_leads_to_its_own_tag() {
        for tag in tags() {
            assert_eq!(
                (tag_of(&name(tag, "en")), tag_of(&name(tag, "es"))),
                (Some(tag), Some(tag))
            );
        }
    }
}
