//! Services that somebody could have typed.

use chrono::NaiveDate;
use proptest::prelude::*;
use throughline_public::directory::hours::Hours;
use throughline_public::directory::{
    Ages, Contact, Organization, Phone, Place, PlaceKind, Point, Service, Status,
};
use throughline_public::words::Words;

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[A-Za-zé<>\"',;=+@\\-|&][A-Za-z0-9é ,;\"'\n=<>/-]{0,12}[a-z.>\"=]"
    ]
}

fn words() -> impl Strategy<Value = Words> {
    let said = |tag: &'static str| text().prop_map(move |text| (tag.to_owned(), text));
    (said("en"), said("es")).prop_map(|pair| {
        Words(
            [pair.0, pair.1]
                .into_iter()
                .filter(|(_, text)| !text.is_empty())
                .collect(),
        )
    })
}

fn name() -> impl Strategy<Value = String> {
    "[A-Zé=][a-z \"',é]{1,8}[a-z]"
}

fn hours() -> impl Strategy<Value = Hours> {
    let day = || {
        proptest::option::of(
            (2020..2030_i32, 1..=365_u32)
                .prop_map(|(year, day)| NaiveDate::from_yo_opt(year, day).unwrap()),
        )
    };
    let weekly = (
        proptest::sample::subsequence(vec![0_u8, 1, 2, 3, 4, 5, 6], 1..=7),
        Just(vec![]),
    );
    let monthly = (
        0..7_u8,
        proptest::sample::subsequence(vec![1_i8, 2, 3, 4, 5, -1], 1..=3),
    )
        .prop_map(|(day, weeks)| (vec![day], weeks));
    let rule = prop_oneof![weekly, monthly];
    let understood = (rule, 0..1440_u16, 0..1440_u16, day(), day(), words()).prop_map(
        |((days, weeks), opens, closes, from, until, note)| Hours {
            days,
            weeks,
            opens,
            closes,
            from,
            until,
            note,
        },
    );
    prop_oneof![
        understood,
        words()
            .prop_filter("says something", |note| *note != Words::default())
            .prop_map(|note| Hours {
                note,
                ..Hours::default()
            })
    ]
}

fn phone() -> impl Strategy<Value = Phone> {
    (
        "(\\+1 )?[0-9]{3}-[0-9]{3}-[0-9]{4}",
        "[0-9]{0,3}",
        prop_oneof![Just(""), Just("voice"), Just("text")],
        words(),
    )
        .prop_map(|(number, extension, kind, about)| Phone {
            number,
            extension,
            kind: kind.to_owned(),
            about,
        })
}

fn place() -> impl Strategy<Value = Place> {
    let kind = prop_oneof![
        Just(PlaceKind::Physical),
        Just(PlaceKind::Postal),
        Just(PlaceKind::Virtual)
    ];
    let address = (
        text(),
        text(),
        "[A-Z]{0,2}",
        "([0-9]{5})?",
        prop_oneof![Just(String::new()), Just("CA".to_owned())],
    );
    let point =
        proptest::option::of((-90_000_000..=90_000_000_i32, -180_000_000..=180_000_000_i32));
    let lists = (
        proptest::collection::vec(phone(), 0..2),
        proptest::collection::vec(hours(), 0..2),
    );
    (
        "([a-z0-9]{8})?",
        text(),
        kind,
        address,
        point,
        words(),
        words(),
        lists,
    )
        .prop_map(
            |(id, name, kind, address, point, transportation, accessibility, lists)| Place {
                id,
                name,
                kind,
                street: address.0,
                city: address.1,
                state: address.2,
                postal_code: address.3,
                country: address.4,
                point: point.map(|(latitude, longitude)| Point {
                    latitude,
                    longitude,
                }),
                transportation,
                accessibility,
                phones: lists.0,
                hours: lists.1,
            },
        )
}

fn ages() -> impl Strategy<Value = Vec<Ages>> {
    let one = (
        proptest::option::of(0..9_u8),
        proptest::option::of(9..99_u8),
    )
        .prop_map(|(from, to)| Ages { from, to });
    proptest::collection::vec(one, 0..3).prop_filter("one range without bounds is none", |all| {
        all.len() != 1 || all[0] != Ages::default()
    })
}

/// A service with some of everything.
pub fn service() -> impl Strategy<Value = Service> {
    let status = prop_oneof![
        Just(Status::Active),
        Just(Status::Inactive),
        Just(Status::Defunct),
        Just(Status::TemporarilyClosed)
    ];
    let organization = (
        "([a-z0-9]{8})?",
        prop_oneof![Just(String::new()), name()],
        words(),
    )
        .prop_map(|(id, name, description)| Organization {
            id,
            name,
            description,
            url: "https://example.org/a,b".into(),
            email: "a@example.org".into(),
        });
    let document = words().prop_filter("says something", |document| *document != Words::default());
    let lists = (
        proptest::sample::subsequence(vec!["food", "housing", "legal"], 0..=3),
        proptest::collection::btree_set(name(), 0..3),
        proptest::sample::subsequence(vec!["en", "es-MX", "yue", "Taisenses"], 0..=4),
        proptest::option::of(proptest::collection::vec(document, 0..3)),
        proptest::collection::vec(phone(), 1..3),
        proptest::collection::vec(hours(), 0..3),
        proptest::collection::vec(place(), 0..3),
        ages(),
    );
    let texts = (
        words(),
        words(),
        words(),
        words(),
        words(),
        words(),
        text(),
        text(),
    );
    (
        name(),
        organization,
        status,
        lists,
        texts,
        proptest::option::of(any::<bool>()),
        proptest::option::of(1..365_u32),
    )
        .prop_map(
            |(name, organization, status, lists, texts, free, day)| Service {
                as_of: "2026-11-20".into(),
                name,
                organization,
                status,
                url: "https://example.org".into(),
                needs: lists.0.into_iter().map(str::to_owned).collect(),
                terms: lists.1.into_iter().collect(),
                languages: lists.2.into_iter().map(str::to_owned).collect(),
                documents: lists.3,
                phones: lists.4,
                hours: lists.5,
                places: lists.6,
                ages: lists.7,
                description: texts.0,
                eligibility: texts.1,
                cost: texts.2,
                application: texts.3,
                interpretation: texts.4,
                alert: texts.5,
                alternate_name: texts.6.replace('\n', " "),
                contact: Contact {
                    name: texts.7,
                    title: String::new(),
                },
                free,
                checked_on: day.and_then(|day| NaiveDate::from_yo_opt(2025, day)),
                ..Service::default()
            },
        )
}
