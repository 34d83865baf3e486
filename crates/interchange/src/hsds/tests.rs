//! What is read of directories, what is told of their mistakes, and that what is written is read again.

use std::collections::BTreeMap;
use std::io::Read;

use chrono::NaiveDate;
use proptest::prelude::*;
use throughline_domain::roster_import::{BadRowReason, RosterFileError};
use throughline_public::directory::hours::Hours;
use throughline_public::directory::{
    Ages, Contact, Directory, Organization, Phone, Place, PlaceKind, Point, Service, Source, Status,
};
use throughline_public::id::ServiceId;
use throughline_public::words::Words;

use super::*;
use crate::directory::{Reading, plan};

fn derive(kind: &str, key: &str) -> u128 {
    format!("{kind} {key}")
        .bytes()
        .fold(7, |bits: u128, byte| bits.rotate_left(5) ^ u128::from(byte))
}

fn files(tables: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
    tables
        .iter()
        .map(|(name, text)| (format!("{name}.csv"), text.as_bytes().to_vec()))
        .collect()
}

fn told(reading: &Reading) -> Vec<(String, u64, BadRowReason)> {
    reading
        .bad_rows
        .iter()
        .map(|row| (row.file.clone(), row.line, row.reason.clone()))
        .collect()
}

const ORGANIZATIONS: &str = "id,name,description\no1,Helpers,Who help\n";

#[test]
fn rows_that_cannot_be_used_are_told_with_their_line_and_the_rest_goes_on() {
    let reading = read(files(&[
        ("organizations", ORGANIZATIONS),
        ("services", "id,organization_id,name,status\ns1,o1,Pantry,active\ns2,o1,,active\ns3,gone,Shelter,closed?\ns1,o1,Again,active\n"),
        ("phones", "id,service_id,number\np1,s1,call me\np2,s1,415-555-0100\np3,nobody,415-555-0101\n"),
    ]))
    .unwrap();
    let names: Vec<&str> = reading
        .services
        .iter()
        .map(|service| service.name.as_str())
        .collect();
    assert_eq!(names, ["Pantry", "Shelter"]);
    assert_eq!(reading.services[0].phones.len(), 1);
    let missing = BadRowReason::Missing {
        column: "name".into(),
    };
    let told = told(&reading);
    assert!(
        told.contains(&("services.csv".into(), 3, missing)),
        "{told:?}"
    );
    assert!(told.contains(&(
        "services.csv".into(),
        5,
        BadRowReason::Duplicate { first_line: 2 }
    )));
    assert!(told.contains(&(
        "services.csv".into(),
        4,
        BadRowReason::Dangling {
            column: "organization_id".into()
        }
    )));
    assert!(told.contains(&(
        "services.csv".into(),
        4,
        BadRowReason::Unknown {
            column: "status".into(),
            value: "closed?".into()
        }
    )));
    assert!(told.contains(&(
        "phones.csv".into(),
        2,
        BadRowReason::NotAPhone {
            column: "number".into(),
            value: "call me".into()
        }
    )));
}

#[test]
fn html_is_text_scripts_are_no_links_and_points_are_turned_round() {
    let reading = read(files(&[
        ("organizations", ORGANIZATIONS),
        ("services", "id,organization_id,name,status,url,description\ns1,o1,<script>alert(1)</script>,active,javascript:alert(1),<b>Free</b>\n"),
        ("locations", "id,location_type,name,latitude,longitude\nl1,physical,Hall,-122.4,37.7\n"),
        ("service_at_location", "id,service_id,location_id\nj1,s1,l1\n"),
    ]))
    .unwrap();
    let service = &reading.services[0];
    assert_eq!(service.name, "<script>alert(1)</script>");
    assert_eq!(service.url, "");
    assert_eq!(
        service.places[0].point,
        Some(Point {
            latitude: 37_700_000,
            longitude: -122_400_000
        })
    );
    let reasons: Vec<BadRowReason> = told(&reading)
        .into_iter()
        .map(|(_, _, reason)| reason)
        .collect();
    assert!(
        reasons.contains(&BadRowReason::Swapped) && reasons.len() == 2,
        "{reasons:?}"
    );
}

#[test]
fn sets_that_cannot_be_used_say_why() {
    let check =
        |files: Vec<(String, Vec<u8>)>, why: RosterFileError| assert_eq!(read(files), Err(why));
    check(vec![], RosterFileError::NotServices);
    check(
        files(&[("organizations", ORGANIZATIONS)]),
        RosterFileError::NotServices,
    );
    check(
        vec![("hsds.zip".into(), b"no zip".to_vec())],
        RosterFileError::BadZip,
    );
    check(
        files(&[("services", "id,name\n\"s1,a\n")]),
        RosterFileError::OpenQuote {
            file: "services.csv".into(),
            line: 2,
        },
    );
    check(
        vec![("services.csv".into(), b"id,name\0".to_vec())],
        RosterFileError::NotText("services.csv".into()),
    );
    let twice = [
        files(&[("services", "id,name\n")]),
        files(&[("services", "id,name\n")]),
    ]
    .concat();
    check(twice, RosterFileError::SameFileTwice("services.csv".into()));
}

#[test]
fn hours_that_are_not_understood_become_a_note_and_are_never_open() {
    let hours = |row: &str| {
        let schedules = format!("id,service_id,freq,interval,byday,opens_at,closes_at\n{row}\n");
        let reading = read(files(&[
            ("organizations", ORGANIZATIONS),
            (
                "services",
                "id,organization_id,name,status\ns1,o1,A,active\n",
            ),
            ("schedules", &schedules),
        ]));
        reading.unwrap().services.remove(0).hours.remove(0)
    };
    let weekly = hours("1,s1,WEEKLY,1,\"MO,TH\",10:00:00,18:30");
    assert_eq!(
        (weekly.days, weekly.opens, weekly.closes),
        (vec![0, 3], 600, 1110)
    );
    let monthly = hours("1,s1,MONTHLY,1,\"1TU,-1TU\",09:00-05:00,24:00");
    assert_eq!(
        (monthly.days, monthly.weeks, monthly.closes),
        (vec![1], vec![1, -1], 0)
    );
    for odd in [
        "1,s1,WEEKLY,2,MO,10:00,12:00",
        "1,s1,MONTHLY,1,\"1MO,2TU\",10:00,12:00",
        "1,s1,WEEKLY,1,MO,noon,late",
    ] {
        let hours = hours(odd);
        assert!(
            !hours.is_understood() && hours.note != Words::default(),
            "{odd}"
        );
    }
}

/// Every row of every file has what the specification requires.
fn validates(zip: &[u8]) {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zip)).unwrap();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().to_string();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        let (_, required) = REQUIRED
            .iter()
            .find(|(table, _)| format!("{table}.csv") == name)
            .unwrap();
        let mut rows = csv::Reader::from_reader(text.as_bytes());
        let header = rows.headers().unwrap().clone();
        let mut ids = std::collections::BTreeSet::new();
        for row in rows.records() {
            let row: BTreeMap<String, String> = header
                .iter()
                .map(str::to_owned)
                .zip(row.unwrap().iter().map(str::to_owned))
                .collect();
            for column in *required {
                assert!(
                    row.get(*column).is_some_and(|value| !value.is_empty()),
                    "{name} {column} {row:?}"
                );
            }
            assert!(ids.insert(row["id"].clone()), "{name}: {} twice", row["id"]);
            for (column, value) in &row {
                let number = matches!(
                    column.as_str(),
                    "number" | "latitude" | "longitude" | "byday" | "x_ages"
                );
                assert!(
                    number || !value.starts_with(['=', '+', '-', '@']),
                    "{name} {column} {value}"
                );
            }
        }
    }
}

/// What was exported changes nothing when it is imported again.
fn survives(directory: &Directory) {
    let zip = write(directory).unwrap();
    validates(&zip);
    let reading = read(vec![("hsds.zip".to_owned(), zip)]).unwrap();
    assert_eq!(told(&reading), []);
    let plan = plan(
        &reading,
        &directory.services,
        &derive,
        "2026-11-26T00:00:00Z",
        "2026-11-26".parse().unwrap(),
    );
    for (id, service) in &plan.services {
        assert_eq!(Some(service), directory.services.get(id));
    }
    assert_eq!(plan.preview.services.unchanged, directory.services.len());
    // Elsewhere it arrives as it was sent, but for its identifier.
    let sent: Vec<&Service> = directory.services.values().collect();
    for (service, sent) in reading.services.iter().zip(sent) {
        assert_eq!(
            service,
            &Service {
                source: service.source.clone(),
                ..sent.clone()
            }
        );
    }
}

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

fn service() -> impl Strategy<Value = Service> {
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_is_valid_and_read_again(services in proptest::collection::vec(service(), 1..4)) {
        let services = services.into_iter().enumerate().map(|(at, mut service)| {
            // Places and organizations that differ have identifiers that differ.
            for (number, place) in service.places.iter_mut().enumerate().filter(|(_, place)| !place.id.is_empty()) {
                place.id = format!("{}-{at}-{number}", place.id);
            }
            if !service.organization.id.is_empty() {
                service.organization.id = format!("{}-{at}", service.organization.id);
            }
            (ServiceId(throughline_domain::id::to_text(derive("service", &format!("{at}")))), service)
        });
        survives(&Directory { services: services.collect() });
    }

    #[test]
    fn any_bytes_are_a_directory_or_none(bytes in prop::collection::vec(any::<u8>(), 0..200), head in "(id,)?name(,organization_id|,url|,status){0,2}\n") {
        let services = [head.into_bytes(), bytes.clone()].concat();
        for set in [vec![("services.csv".to_owned(), services)], vec![("hsds.zip".to_owned(), [b"PK\x03\x04".to_vec(), bytes].concat())]] {
            if let Ok(reading) = read(set) {
                prop_assert!(reading.services.iter().all(|service| !service.name.is_empty()));
            }
        }
    }
}

#[test]
fn a_service_from_elsewhere_keeps_the_identifier_it_has_there() {
    let id = ServiceId(throughline_domain::id::to_text(derive(
        "service",
        "hsds:s-77",
    )));
    let service = Service {
        as_of: "2026-11-20".into(),
        name: "Pantry".into(),
        source: Source {
            system: SYSTEM.into(),
            id: "s-77".into(),
        },
        ..Service::default()
    };
    let zip = write(&Directory {
        services: [(id.clone(), service.clone())].into(),
    })
    .unwrap();
    let reading = read(vec![("hsds.zip".to_owned(), zip)]).unwrap();
    assert_eq!(reading.services[0].source.id, "s-77");
}
