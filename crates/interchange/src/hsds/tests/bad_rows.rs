//! What is wrong with files is told with its line, and the rest goes on.

use throughline_domain::roster_import::{BadRowReason, RosterFileError};
use throughline_public::directory::Point;
use throughline_public::words::Words;

use super::*;

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

/// The reasons that are told of a file, each with its line.
fn reasons(tables: &[(&str, &str)]) -> Vec<(String, u64, BadRowReason)> {
    told(&read(files(tables)).unwrap())
}

const SERVICES: &str = "id,organization_id,name,status\ns1,o1,Pantry,active\n";

#[test]
fn a_row_without_what_its_table_cannot_do_without_is_left_out() {
    let missing = |column: &str| BadRowReason::Missing {
        column: column.to_owned(),
    };
    for (table, text, column) in [
        (
            "services",
            "id,organization_id,name,status\n,o1,Pantry,active\n",
            "id",
        ),
        ("locations", "id,location_type,name\n,physical,Hall\n", "id"),
        (
            "service_at_location",
            "id,service_id,location_id\nj1,s1,\n",
            "location_id",
        ),
        ("phones", "id,service_id,number\np1,s1,\n", "number"),
        ("taxonomy_terms", "id,name,description\nt1,,Food\n", "name"),
        (
            "attributes",
            "id,link_id,taxonomy_term_id,link_entity\na1,s1,,service\n",
            "taxonomy_term_id",
        ),
    ] {
        let mut tables = vec![("organizations", ORGANIZATIONS), (table, text)];
        if table != "services" {
            tables.push(("services", SERVICES));
        }
        let expected = (format!("{table}.csv"), 2, missing(column));
        assert_eq!(reasons(&tables), [expected], "{table}");
    }
}

#[test]
fn every_reference_that_leads_nowhere_is_told_and_costs_only_itself() {
    let reading = read(files(&[
        ("organizations", ORGANIZATIONS),
        ("services", SERVICES),
        ("locations", "id,location_type\nl1,physical\n"),
        (
            "service_at_location",
            "id,service_id,location_id\nj1,s1,l1\nj2,s1,l9\nj3,s9,l1\n",
        ),
        ("addresses", "id,location_id,city\na1,l9,Oakland\n"),
        ("phones", "id,location_id,number\np1,l9,510-555-0100\n"),
        (
            "schedules",
            "id,service_id,byday,freq,opens_at,closes_at\nc1,s9,MO,WEEKLY,09:00,17:00\n",
        ),
        ("languages", "id,service_id,code\ng1,s9,es\n"),
        ("required_documents", "id,service_id,document\nd1,s9,ID\n"),
        ("taxonomy_terms", "id,name,description\nt1,Food,Food\n"),
        (
            "attributes",
            "id,link_id,taxonomy_term_id,link_entity\nb1,s1,t9,service\n",
        ),
    ]))
    .unwrap();
    let mut found: Vec<(String, u64)> = told(&reading)
        .into_iter()
        .map(|(file, line, reason)| match reason {
            BadRowReason::Dangling { column } => (format!("{file} {column}"), line),
            other => panic!("{file} {line} {other:?}"),
        })
        .collect();
    found.sort();
    let expected = [
        ("addresses.csv location_id", 2),
        ("attributes.csv taxonomy_term_id", 2),
        ("languages.csv service_id", 2),
        ("phones.csv location_id", 2),
        ("required_documents.csv service_id", 2),
        ("schedules.csv service_id", 2),
        ("service_at_location.csv location_id", 3),
        ("service_at_location.csv service_id", 4),
    ];
    assert_eq!(found, expected.map(|(text, line)| (text.to_owned(), line)));
    let service = &reading.services[0];
    assert_eq!((service.places.len(), service.languages.len()), (1, 0));
}

#[test]
fn telephones_in_every_shape_are_numbers_or_told() {
    let phones = "id,service_id,number,extension\n\
        p1,s1,(510) 555-0100 ext. 7,\n\
        p2,s1,510-555-0101 / 211,\n\
        p3,s1,1-800-555-FOOD,\n\
        p4,s1,+52 55 1234 5678,9\n\
        p5,s1,see website,\n\
        p6,s1,12,\n\
        p7,s1,=1+1+5550100,\n\
        p8,s1,12345678901234567,\n";
    let reading = read(files(&[
        ("organizations", ORGANIZATIONS),
        ("services", SERVICES),
        ("phones", phones),
    ]))
    .unwrap();
    let numbers: Vec<String> = reading.services[0]
        .phones
        .iter()
        .map(|phone| format!("{} {}", phone.number, phone.extension))
        .collect();
    let expected = [
        "(510) 555-0100 7",
        "510-555-0101 ",
        "211 ",
        "1-800-555-FOOD ",
        "+52 55 1234 5678 9",
    ];
    assert_eq!(numbers, expected);
    let lines: Vec<u64> = told(&reading)
        .into_iter()
        .filter(|(_, _, reason)| matches!(reason, BadRowReason::NotAPhone { .. }))
        .map(|(_, line, _)| line)
        .collect();
    assert_eq!(lines, [6, 7, 8, 9]);
}

#[test]
fn points_that_lie_nowhere_are_told_and_left_out() {
    let place = |latitude: &str, longitude: &str| {
        let locations =
            format!("id,location_type,latitude,longitude\nl1,physical,{latitude},{longitude}\n");
        let reading = read(files(&[
            ("organizations", ORGANIZATIONS),
            ("services", SERVICES),
            ("locations", &locations),
            (
                "service_at_location",
                "id,service_id,location_id\nj1,s1,l1\n",
            ),
            (
                "addresses",
                "id,location_id,address_1,city,country\na1,l1,1 A Street,Oakland,US\n",
            ),
        ]))
        .unwrap();
        let reasons: Vec<BadRowReason> = told(&reading)
            .into_iter()
            .map(|(_, _, reason)| reason)
            .collect();
        (reading.services[0].places[0].point, reasons)
    };
    let oakland = Some(Point {
        latitude: 37_804_400,
        longitude: -122_271_200,
    });
    assert_eq!(place("37.8044", "-122.2712"), (oakland, vec![]));
    let turned = (oakland, vec![BadRowReason::Swapped]);
    assert_eq!(place("-122.2712", "37.8044"), turned);
    for (latitude, longitude) in [
        ("137.8", "222.3"),
        ("north", "west"),
        ("37.8", ""),
        ("NaN", "1"),
    ] {
        let nowhere = (None, vec![BadRowReason::NotOnEarth]);
        assert_eq!(
            place(latitude, longitude),
            nowhere,
            "{latitude} {longitude}"
        );
    }
}

#[test]
fn dates_that_are_none_are_told_and_old_ones_make_a_service_stale() {
    let services = "id,organization_id,name,status,assured_date,last_modified\n\
        s1,o1,Pantry,active,2026-11-01,\n\
        s2,o1,Shelter,active,2019-01-01,\n\
        s3,o1,Clinic,active,31/12/2026,yesterday\n\
        s4,o1,Legal aid,active,2026-02-30,2026-03-01T09:00:00Z\n";
    let reading = read(files(&[
        ("organizations", ORGANIZATIONS),
        ("services", services),
    ]))
    .unwrap();
    let today = "2026-11-26".parse().unwrap();
    let stale: Vec<bool> = reading
        .services
        .iter()
        .map(|it| it.is_stale(today))
        .collect();
    assert_eq!(stale, [false, true, true, true]);
    assert_eq!(reading.services[3].as_of, "2026-03-01T09:00:00Z");
    let dates: Vec<(u64, String)> = told(&reading)
        .into_iter()
        .filter_map(|(_, line, reason)| match reason {
            BadRowReason::BadDate { column } => Some((line, column)),
            _ => None,
        })
        .collect();
    let expected = [
        (4, "assured_date"),
        (4, "last_modified"),
        (5, "assured_date"),
    ];
    assert_eq!(
        dates,
        expected.map(|(line, column)| (line, column.to_owned()))
    );
}
