//! What is written is valid, and read again as it was.

use proptest::prelude::*;
use throughline_public::directory::hours::Hours;
use throughline_public::directory::{Contact, Directory, Phone, Place, Service, Source, Status};
use throughline_public::id::ServiceId;
use throughline_public::words::Words;

use super::made_up::service;
use super::standard::{unzipped, validates};
use super::*;
use crate::directory::plan;

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

#[test]
fn every_file_that_can_be_written_is_as_the_standard_wants_it() {
    let words = |text: &str| Words([("en".to_owned(), text.to_owned())].into());
    let hours = || {
        vec![Hours {
            days: vec![0, 4],
            opens: 540,
            closes: 1020,
            ..Hours::default()
        }]
    };
    let phones = || {
        vec![Phone {
            number: "510-555-0100".into(),
            ..Phone::default()
        }]
    };
    let whole = Place {
        street: "12 Oak Street".into(),
        city: "Oakland".into(),
        state: "CA".into(),
        postal_code: "94601".into(),
        country: "US".into(),
        accessibility: words("A ramp at the back"),
        phones: phones(),
        hours: hours(),
        ..Place::default()
    };
    // An address without a city, and a service of nobody in particular.
    let half = Place {
        street: "Behind the church".into(),
        ..Place::default()
    };
    let full = Service {
        name: "Pantry".into(),
        status: Status::TemporarilyClosed,
        needs: vec!["food".into(), "housing".into()],
        terms: vec!["Emergency food".into()],
        languages: vec!["es".into(), "Taisenses".into()],
        documents: Some(vec![]),
        contact: Contact {
            name: "Inés".into(),
            ..Contact::default()
        },
        phones: phones(),
        hours: hours(),
        places: vec![whole, half],
        ..Service::default()
    };
    let bare = Service {
        name: "Shelter".into(),
        ..Service::default()
    };
    let id = |key| ServiceId(throughline_domain::id::to_text(derive("service", key)));
    let directory = Directory {
        services: [(id("a"), full), (id("b"), bare)].into(),
    };
    let zip = write(&directory).unwrap();
    validates(&zip);
    let tables = unzipped(&zip);
    let written: Vec<&str> = tables.keys().map(String::as_str).collect();
    let all = REQUIRED.iter().map(|(table, _)| *table);
    // What a service costs is told in its own row.
    let mut all: Vec<&str> = all.filter(|table| *table != "cost_options").collect();
    all.sort_unstable();
    assert_eq!(written, all);
    assert_eq!(tables["addresses"].len(), 1);
    assert_eq!(tables["locations"].len(), 2);
}
