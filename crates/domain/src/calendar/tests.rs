//! A school's calendar, and what is reckoned from it.

use proptest::prelude::*;

use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Thanksgiving from Wednesday to Friday, and two weeks in winter.
fn school() -> Calendar {
    let off = |from: &str, until: &str, name: &str| {
        let off = DaysOff {
            until: day(until),
            name: name.to_owned(),
        };
        (day(from), Whole(off))
    };
    Calendar::without(
        &[
            off("2026-11-25", "2026-11-27", "Thanksgiving"),
            off("2026-12-21", "2027-01-01", "Winter break"),
            off("2026-12-30", "2027-01-03", "Repairs"),
            off("2027-02-10", "2027-02-09", "Backwards"),
        ]
        .into(),
    )
}

#[test]
fn weekends_are_no_school_days() {
    // 2026-11-20 is a Friday.
    for (since, today, expected) in [
        ("2026-11-20", "2026-11-20", 0),
        ("2026-11-20", "2026-11-22", 0),
        ("2026-11-20", "2026-11-23", 1),
        ("2026-11-21", "2026-11-23", 1),
        ("2026-11-18", "2026-11-25", 5),
        ("2026-11-16", "2026-12-01", 11),
        ("2026-11-23", "2026-11-20", 0),
    ] {
        let found = Calendar::default().school_days(day(since), day(today));
        assert_eq!(found, expected, "{since} to {today}");
    }
}

#[test]
fn days_off_are_no_school_days() {
    for (since, today, expected) in [
        ("2026-11-24", "2026-11-27", 0),
        ("2026-11-24", "2026-11-30", 1),
        ("2026-11-16", "2026-12-01", 8),
        ("2026-12-18", "2027-01-04", 1),
        ("2026-12-25", "2026-12-28", 0),
    ] {
        let found = school().school_days(day(since), day(today));
        assert_eq!(found, expected, "{since} to {today}");
    }
}

#[test]
fn it_is_said_why_there_is_no_school() {
    let why = |text| school().no_school(day(text));
    assert_eq!(
        why("2026-11-26"),
        Some(NoSchool::Off("Thanksgiving".into()))
    );
    assert_eq!(
        why("2026-12-26"),
        Some(NoSchool::Off("Winter break".into()))
    );
    assert_eq!(why("2026-11-28"), Some(NoSchool::Weekend));
    assert_eq!(why("2026-11-30"), None);
    assert_eq!(why("2027-02-10"), None);
}

#[test]
fn after_days_off_school_begins_again() {
    let next = |text| school().school_day_from(day(text)).to_string();
    assert_eq!(next("2026-11-24"), "2026-11-24");
    assert_eq!(next("2026-11-25"), "2026-11-30");
    assert_eq!(next("2026-12-21"), "2027-01-04");
    let end = Day(NaiveDate::MAX);
    assert_eq!(
        Calendar::default().school_day_from(end).0.weekday(),
        end.0.weekday()
    );
}

#[test]
fn a_week_plans_as_many_sessions_as_it_has_school_days_for() {
    let planned = |times, from| school().planned(times, day(from));
    assert_eq!(planned(3, "2026-11-16"), 3);
    // Two of five days: 1.2 of three sessions, two of five, 0.4 of one.
    assert_eq!(
        [3, 5, 1].map(|times| planned(times, "2026-11-23")),
        [1, 2, 0]
    );
    assert_eq!(planned(3, "2026-12-21"), 0);
    assert_eq!(planned(0, "2026-11-16"), 0);
}

#[test]
fn days_off_are_counted_with_the_weekends_within_them() {
    let off = |since, today| school().days_off(day(since), day(today));
    assert_eq!(off("2026-11-16", "2026-12-01"), 3);
    assert_eq!(off("2026-12-18", "2027-01-04"), 14);
    assert_eq!(off("2026-12-22", "2026-12-24"), 2);
    assert_eq!(off("2026-12-24", "2026-12-22"), 0);
}

proptest! {
    #[test]
    fn school_days_are_those_that_are_one_by_one(since in 0..200_u64, days in 0..120_u64) {
        let first = day("2026-09-01");
        let since = after(first, since).unwrap();
        let today = after(since, days).unwrap();
        let one_by_one = (1..=days).filter(|ahead| school().is_school_day(after(since, *ahead).unwrap()));
        prop_assert_eq!(school().school_days(since, today), u32::try_from(one_by_one.count()).unwrap());
    }
}
