//! The library that comes with the program: complete, the same in both languages, and in the tone of the program.

use std::collections::BTreeSet;

use throughline_domain::library::{Entry, EntryKind, Filter, LibraryError, read};
use throughline_domain::referral::Concern;
use throughline_domain::tier::Tier;

/// The fewest entries that are worth a look.
const FEWEST: usize = 24;
/// The fewest entries for each area of concern.
const FEWEST_OF_AN_AREA: usize = 3;

/// Words that address the reader as *tú*; the program says *usted*.
const FAMILIAR: &[&str] = &[
    "asegúrate",
    "contigo",
    "debes",
    "dile",
    "eres",
    "estás",
    "haz",
    "pide",
    "puedes",
    "quieres",
    "recuerda",
    "sabes",
    "te",
    "ti",
    "tienes",
    "tu",
    "tus",
    "tú",
];

fn english() -> Result<Vec<Entry>, LibraryError> {
    read(include_str!("../../../library/en.json"))
}

fn spanish() -> Result<Vec<Entry>, LibraryError> {
    read(include_str!("../../../library/es.json"))
}

/// Each entry in English beside the same in Spanish.
fn pairs() -> Result<Vec<(Entry, Entry)>, LibraryError> {
    let (english, spanish) = (english()?, spanish()?);
    assert_eq!(english.len(), spanish.len());
    Ok(english.into_iter().zip(spanish).collect())
}

#[test]
fn there_is_something_for_every_kind_tier_and_area() -> Result<(), LibraryError> {
    let library = english()?;
    assert!(library.len() >= FEWEST, "{}", library.len());
    let count = |filter: Filter| library.iter().filter(|entry| filter.admits(entry)).count();
    for &kind in EntryKind::ALL {
        let filter = Filter {
            kind: Some(kind),
            ..Filter::default()
        };
        assert!(count(filter) >= FEWEST_OF_AN_AREA, "{kind:?}");
    }
    for &tier in Tier::ALL {
        let filter = Filter {
            tier: Some(tier),
            ..Filter::default()
        };
        assert!(count(filter) >= FEWEST_OF_AN_AREA, "{tier:?}");
    }
    for &area in Concern::ALL {
        let filter = Filter {
            area: Some(area),
            ..Filter::default()
        };
        assert!(count(filter) >= FEWEST_OF_AN_AREA, "{area:?}");
    }
    Ok(())
}

#[test]
fn both_languages_have_the_same_entries_and_codes() -> Result<(), LibraryError> {
    for (english, spanish) in pairs()? {
        let codes = |entry: &Entry| {
            let kinds = (entry.kind, entry.evidence.kind);
            let whom = (entry.tiers.clone(), entry.areas.clone());
            let time = (entry.minutes, entry.times_a_week);
            let length = (entry.steps.len(), entry.cautions.is_some());
            (entry.id.clone(), kinds, whom, time, length)
        };
        assert_eq!(codes(&english), codes(&spanish));
    }
    Ok(())
}

#[test]
fn every_text_is_translated() -> Result<(), LibraryError> {
    for (english, spanish) in pairs()? {
        for (text, translated) in english.texts().zip(spanish.texts()) {
            assert_ne!(text, translated, "{}", english.id);
        }
    }
    Ok(())
}

#[test]
fn no_two_entries_have_the_same_name() -> Result<(), LibraryError> {
    for library in [english()?, spanish()?] {
        let names: BTreeSet<&str> = library.iter().map(|entry| entry.name.as_str()).collect();
        assert_eq!(names.len(), library.len());
    }
    Ok(())
}

#[test]
fn texts_are_set_with_care() -> Result<(), LibraryError> {
    for entry in english()?.iter().chain(&spanish()?) {
        for text in entry.texts() {
            assert_eq!(text, text.trim(), "{}", entry.id);
            for wrong in ["  ", "—", "\"", "'", "...", " .", " ,"] {
                assert!(!text.contains(wrong), "{}: {text}", entry.id);
            }
        }
        for sentence in entry.texts().skip(1) {
            let ends = ['.', '?', '”', '»'];
            assert!(sentence.ends_with(ends), "{}: {sentence}", entry.id);
        }
    }
    Ok(())
}

#[test]
fn spanish_says_usted() -> Result<(), LibraryError> {
    for entry in spanish()? {
        for text in entry.texts() {
            let text = text.to_lowercase();
            let mut words = text.split(|letter: char| !letter.is_alphabetic());
            let familiar = words.find(|word| FAMILIAR.contains(word));
            assert_eq!(familiar, None, "{}: {text}", entry.id);
        }
    }
    Ok(())
}
