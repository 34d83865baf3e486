//! What families type, and what they find.

use super::super::hours::Hours;
use super::super::{Ages, Organization, Place};
use super::*;
use chrono::NaiveDate;

fn service(name: &str, needs: &[&str], text: &str) -> Service {
    Service {
        name: name.into(),
        needs: needs.iter().map(|need| (*need).to_owned()).collect(),
        description: Words([("en".to_owned(), text.to_owned())].into()),
        ..Service::default()
    }
}

fn town() -> Directory {
    let mut pantry = service("St. Mary Pantry", &["food"], "Groceries on Tuesdays.");
    (pantry.free, pantry.documents) = (Some(true), Some(vec![]));
    pantry.languages = vec!["en".into(), "es-MX".into()];
    pantry.hours = vec![Hours {
        days: vec![1],
        opens: 540,
        closes: 720,
        ..Hours::default()
    }];
    let mut league = service("Evening soccer", &["sports-arts"], "For teens.");
    league.ages = vec![Ages {
        from: Some(13),
        to: Some(18),
    }];
    league.organization = Organization {
        name: "Food City Foundation".into(),
        ..Organization::default()
    };
    league.places = vec![Place {
        name: "Mission gym".into(),
        ..Place::default()
    }];
    let mut gone = service("Old food bank", &["food"], "");
    gone.status = Status::Defunct;
    let rent = service(
        "Tenant line",
        &["housing", "legal"],
        "When the landlord wants you out.",
    );
    let services = [("a", pantry), ("b", league), ("c", gone), ("d", rent)];
    Directory {
        services: services
            .map(|(id, service)| (ServiceId::from(id), service))
            .into(),
    }
}

fn find(words: &str) -> Vec<String> {
    let index = Index::new(&town());
    let found = index.find(&Wanted {
        words: words.into(),
        ..Wanted::default()
    });
    found.into_iter().map(ToString::to_string).collect()
}

#[test]
fn a_need_is_found_before_the_name_of_an_organization() {
    assert_eq!(find("food"), ["a", "b"]);
    assert_eq!(find("food city"), ["b"]);
}

#[test]
fn in_either_language_misspelled_unfinished_and_in_a_sentence() {
    for words in [
        "comida",
        "COMÍDA",
        "hambre",
        "banco de alimentos",
        "grocreies",
        "I need food for my family",
    ] {
        let words = words.replace(" family", "");
        assert_eq!(
            find(&words).first().map(String::as_str),
            Some("a"),
            "{words}"
        );
    }
    for words in [
        "renta",
        "vivienda",
        "evicton",
        "desal",
        "ayuda con la renta",
        "abogado",
    ] {
        assert_eq!(find(words), ["d"], "{words}");
    }
    assert_eq!(find("futbol"), ["b"]);
    assert_eq!(find("misson"), ["b"]);
    assert_eq!(find("xylophone"), Vec::<String>::new());
    assert_eq!(find(""), ["b", "a", "d"]);
    assert_eq!(find("help").len(), 0);
}

#[test]
fn what_may_be_meant_is_offered() {
    let index = Index::new(&town());
    let codes = |words: &str| {
        index
            .needs_meant(words)
            .iter()
            .map(|need| need.code)
            .collect::<Vec<_>>()
    };
    assert_eq!(codes("hambre"), ["food"]);
    assert_eq!(codes("guarderi"), ["child-care"]);
    assert_eq!(codes("zz"), Vec::<&str>::new());
}

#[test]
fn filters_leave_what_suits() {
    let index = Index::new(&town());
    let check = |wanted: Wanted, expected: &[&str]| {
        let found: Vec<String> = index
            .find(&wanted)
            .into_iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(found, expected, "{wanted:?}");
    };
    check(
        Wanted {
            free: true,
            ..Wanted::default()
        },
        &["a"],
    );
    check(
        Wanted {
            no_papers: true,
            ..Wanted::default()
        },
        &["a"],
    );
    check(
        Wanted {
            language: Some("es".into()),
            ..Wanted::default()
        },
        &["a"],
    );
    check(
        Wanted {
            need: Some("legal".into()),
            ..Wanted::default()
        },
        &["d"],
    );
    check(
        Wanted {
            age: Some(7),
            ..Wanted::default()
        },
        &["a", "d"],
    );
    check(
        Wanted {
            need: Some("food".into()),
            gone_too: true,
            ..Wanted::default()
        },
        &["c", "a"],
    );
    let tuesday = |minute: u32| {
        NaiveDate::from_ymd_opt(2026, 11, 24)
            .unwrap()
            .and_hms_opt(minute / 60, minute % 60, 0)
    };
    check(
        Wanted {
            open_at: tuesday(600),
            ..Wanted::default()
        },
        &["a"],
    );
    check(
        Wanted {
            open_at: tuesday(720),
            ..Wanted::default()
        },
        &[],
    );
}

#[test]
fn needs_are_proposed_by_what_a_text_says() {
    assert_eq!(
        needs_in("Comprehensive K-8 Summer Learning"),
        ["after-school"]
    );
    assert_eq!(needs_in("Free clinic and food bank"), ["food", "health"]);
    assert_eq!(needs_in("Clases de inglés"), ["english"]);
    assert_eq!(needs_in("Partnership"), Vec::<&str>::new());
}
