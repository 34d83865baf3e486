//! Filling, plurals and dates in both languages.

use throughline_domain::time::Timestamp;

use super::{Language, Text, centre, dates, elapsed, moment, names, number};

fn check(text: &Text, english: &str, spanish: &str) {
    assert_eq!(text.in_language(Language::English), english);
    assert_eq!(text.in_language(Language::Spanish), spanish);
}

const NOON: Timestamp = Timestamp(1_795_348_800_000);

#[test]
fn a_singular_is_said_in_its_own_way() {
    check(&dates::minutes_ago(1), "a minute ago", "hace un minuto");
    check(&dates::minutes_ago(12), "12 minutes ago", "hace 12 minutos");
}

#[test]
fn what_is_filled_in_is_not_looked_into() {
    let text = dates::january("{year}", "2026");
    check(&text, "Jan {year}, 2026", "{year} ene 2026");
}

#[test]
fn thousands_stand_apart() {
    for (count, said) in [
        (0, "0"),
        (999, "999"),
        (1_000, "1,000"),
        (1_234_567, "1,234,567"),
    ] {
        assert_eq!(number(count), said);
    }
}

#[test]
fn a_moment_is_written_in_local_time_and_each_languages_way() {
    check(
        &moment(NOON, 150),
        "Nov 22, 2026, 2:30 PM",
        "22 nov 2026, 14:30",
    );
    check(
        &moment(NOON, -720),
        "Nov 22, 2026, 12:00 AM",
        "22 nov 2026, 0:00",
    );
}

#[test]
fn time_ago_fits_the_distance() {
    let ago = |minutes: i64| elapsed(Timestamp(NOON.0 - minutes * 60_000), NOON, 0);
    check(&ago(0), "just now", "hace un momento");
    check(&ago(59), "59 minutes ago", "hace 59 minutos");
    check(&ago(61), "an hour ago", "hace una hora");
    check(&ago(24 * 60), "yesterday", "ayer");
    check(&ago(3 * 24 * 60), "3 days ago", "hace 3 días");
    check(&ago(30 * 24 * 60), "Oct 23, 2026", "23 oct 2026");
    check(&ago(-30 * 24 * 60), "Dec 22, 2026", "22 dic 2026");
}

#[test]
fn languages_go_by_the_names_that_the_reader_has_for_them() {
    let text = |tags: &[&str]| centre::missing_in(names::languages(tags.iter().copied()));
    check(
        &text(&["es", "vi"]),
        "Not written in: Spanish, Vietnamese",
        "Sin escribir en: español, vietnamita",
    );
    check(&text(&["xx"]), "Not written in: xx", "Sin escribir en: xx");
}
