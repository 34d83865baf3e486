//! What the directory tells of a service.

use super::hours::{Hours, local, offset_minutes};
use super::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str, minute: u32) -> NaiveDateTime {
    date(text).and_hms_opt(minute / 60, minute % 60, 0).unwrap()
}

fn seconds(moment: NaiveDateTime) -> i64 {
    moment.and_utc().timestamp()
}

fn hours(days: &[u8], weeks: &[i8], opens: u16, closes: u16) -> Hours {
    Hours {
        days: days.to_vec(),
        weeks: weeks.to_vec(),
        opens,
        closes,
        ..Hours::default()
    }
}

#[test]
fn a_service_is_stale_when_nobody_checked_it_for_more_than_a_year() {
    let checked = |on: &str| Service {
        checked_on: on.parse().ok(),
        ..Service::default()
    };
    let today = date("2026-11-22");
    assert!(!checked("2026-11-22").is_stale(today));
    assert!(!checked("2025-11-22").is_stale(today));
    assert!(checked("2025-11-21").is_stale(today));
    assert!(checked("").is_stale(today));
}

#[test]
fn an_age_that_nobody_named_is_not_turned_away_and_gaps_are_gaps() {
    let mut service = Service::default();
    assert!(service.is_for_age(7));
    service.ages = vec![
        Ages {
            from: None,
            to: Some(5),
        },
        Ages {
            from: Some(14),
            to: Some(17),
        },
    ];
    let who: Vec<u8> = (0..20).filter(|age| service.is_for_age(*age)).collect();
    assert_eq!(who, [0, 1, 2, 3, 4, 5, 14, 15, 16, 17]);
}

#[test]
fn no_id_needed_is_said_only_where_somebody_said_so() {
    let mut service = Service::default();
    assert!(!service.asks_no_papers());
    service.documents = Some(vec![]);
    assert!(service.asks_no_papers());
    service.documents = Some(vec![Words::default()]);
    assert!(!service.asks_no_papers());
}

#[test]
fn open_on_weekdays_until_the_minute_it_closes() {
    let mut service = Service::default();
    // A Monday.
    let monday = "2026-11-23";
    assert_eq!(service.is_open(at(monday, 600)), None);
    service.hours = vec![hours(&[0, 1, 2, 3, 4], &[], 540, 1020)];
    assert_eq!(service.is_open(at(monday, 539)), Some(false));
    assert_eq!(service.is_open(at(monday, 540)), Some(true));
    assert_eq!(service.is_open(at(monday, 1019)), Some(true));
    assert_eq!(service.is_open(at(monday, 1020)), Some(false));
    assert_eq!(service.is_open(at("2026-11-22", 600)), Some(false));
    service.status = Status::TemporarilyClosed;
    assert_eq!(service.is_open(at(monday, 600)), Some(false));
}

#[test]
fn hours_over_midnight_belong_to_the_day_on_which_they_begin() {
    // Fridays, from ten at night to two in the morning.
    let night = hours(&[4], &[], 22 * 60, 2 * 60);
    assert!(night.open_at(at("2026-11-27", 23 * 60)));
    assert!(night.open_at(at("2026-11-28", 60)));
    assert!(!night.open_at(at("2026-11-27", 60)));
    let always = hours(&[0, 1, 2, 3, 4, 5, 6], &[], 0, 0);
    assert!(always.open_at(at("2026-11-28", 1439)));
}

#[test]
fn the_second_and_the_last_tuesday_of_a_month() {
    let tuesdays = hours(&[1], &[2, -1], 540, 600);
    let on = |day: &str| tuesdays.is_on(date(day));
    assert!(on("2026-11-10") && on("2026-11-24"));
    assert!(!on("2026-11-03") && !on("2026-11-17") && !on("2026-11-25"));
}

#[test]
fn hours_hold_between_their_dates() {
    let mut summer = hours(&[0], &[], 540, 600);
    (summer.from, summer.until) = (Some(date("2026-06-01")), Some(date("2026-08-31")));
    assert!(summer.is_on(date("2026-06-01")) && summer.is_on(date("2026-08-31")));
    assert!(!summer.is_on(date("2026-09-07")));
}

#[test]
fn clocks_of_the_united_states_go_forward_and_back() {
    // 2026: summer time from March 8 to November 1. Ten o'clock in UTC is two o'clock in Los Angeles.
    let forward = seconds(at("2026-03-08", 600));
    assert_eq!(
        offset_minutes("America/Los_Angeles", forward - 1),
        Some(-480)
    );
    assert_eq!(offset_minutes("America/Los_Angeles", forward), Some(-420));
    let back = seconds(at("2026-11-01", 540));
    assert_eq!(offset_minutes("America/Los_Angeles", back - 1), Some(-420));
    assert_eq!(offset_minutes("America/Los_Angeles", back), Some(-480));
    assert_eq!(offset_minutes("America/Phoenix", forward), Some(-420));
    assert_eq!(local(forward, -420), at("2026-03-08", 180));
}

#[test]
fn a_time_zone_may_be_written_as_an_offset() {
    let check = |zone: &str, expected| assert_eq!(offset_minutes(zone, 0), expected, "{zone}");
    check("UTC", Some(0));
    check("UTC-03:00", Some(-180));
    check("+0530", Some(330));
    check("-8", Some(-480));
    check("", None);
    check("Europe/Madrid", None);
    check("UTC+99", None);
}

#[test]
fn a_number_is_dialled_without_its_ornaments() {
    let dialled = |number: &str| {
        Phone {
            number: number.into(),
            ..Phone::default()
        }
        .dialled()
    };
    assert_eq!(dialled("(415) 695-5787"), "4156955787");
    assert_eq!(dialled(" +44 1234 234567"), "+441234234567");
}

#[test]
fn an_extension_is_written_and_dialled() {
    let phone = |number: &str, extension: &str| Phone {
        number: number.into(),
        extension: extension.into(),
        ..Phone::default()
    };
    let front = phone("(510) 555-0100", "# 7");
    assert_eq!(front.written(), "(510) 555-0100 x# 7");
    assert_eq!(front.uri(), "tel:5105550100;ext=7");
    let plain = phone("+1 510 555 0100", "");
    assert_eq!(plain.written(), "+1 510 555 0100");
    assert_eq!(plain.uri(), "tel:+15105550100");
}

#[test]
fn the_form_in_which_a_service_is_stored_and_published_is_pinned() {
    let service = Service {
        as_of: "2026-11-22".into(),
        name: "Pantry".into(),
        documents: Some(vec![]),
        hours: vec![hours(&[1], &[], 540, 600)],
        places: vec![Place {
            name: "Hall".into(),
            point: Some(Point {
                latitude: 37_773_972,
                longitude: -122_431_297,
            }),
            ..Place::default()
        }],
        ..Service::default()
    };
    let text = serde_json::to_string(&service).unwrap();
    assert_eq!(
        text,
        r#"{"as_of":"2026-11-22","name":"Pantry","documents":[],"hours":[{"days":[1],"opens":540,"closes":600}],"places":[{"name":"Hall","point":{"latitude":37773972,"longitude":-122431297}}]}"#
    );
    assert_eq!(serde_json::from_str::<Service>(&text).unwrap(), service);
}

#[test]
fn every_need_has_a_code_of_its_own() {
    let codes: std::collections::BTreeSet<&str> = needs::ALL.iter().map(|need| need.code).collect();
    assert_eq!(codes.len(), needs::ALL.len());
    assert_eq!(needs::Need::of("food").unwrap().name("es"), "Comida");
}
