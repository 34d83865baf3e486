//! When a row was last changed, in one spelling that sorts as text.

use chrono::{DateTime, NaiveDate, NaiveDateTime, SecondsFormat, Utc};

/// Spellings of a moment without a zone, which is taken for UTC.
const WITHOUT_ZONE: [&str; 3] = [
    "%Y-%m-%dT%H:%M:%S%.f",
    "%Y-%m-%d %H:%M:%S%.f",
    "%Y-%m-%d %H:%M",
];
/// Spellings of a moment with a zone, besides RFC 3339.
const WITH_ZONE: [&str; 2] = ["%Y-%m-%dT%H:%M:%S%.f%z", "%Y-%m-%d %H:%M:%S%.f%z"];

/// A date as `2026-11-22`, or a moment as `2026-11-22T08:00:00.000Z`; `None` when the text is neither.
pub(super) fn as_of(text: &str) -> Option<String> {
    if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return (text.len() == 10).then(|| day.to_string());
    }
    moment(text).map(|moment| moment.to_rfc3339_opts(SecondsFormat::Millis, true))
}

/// A calendar day, also when it is written as a moment.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .ok()
        .or_else(|| moment(text).map(|moment| moment.date_naive()))
}

fn moment(text: &str) -> Option<DateTime<Utc>> {
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Some(moment.to_utc());
    }
    let with_zone = WITH_ZONE
        .iter()
        .find_map(|spelling| DateTime::parse_from_str(text, spelling).ok())
        .map(|moment| moment.to_utc());
    with_zone.or_else(|| {
        WITHOUT_ZONE
            .iter()
            .find_map(|spelling| NaiveDateTime::parse_from_str(text, spelling).ok())
            .map(|moment| moment.and_utc())
    })
}

/// Whether `a` is older than `b`. A bare date is not older than a moment of its own day.
pub(crate) fn is_older(a: &str, b: &str) -> bool {
    a < b && !b.starts_with(a)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(as_of(text).as_deref(), expected, "{text:?}");
    }

    #[test]
    fn dates_and_moments_in_the_spellings_that_occur() {
        check("2017-04-05", Some("2017-04-05"));
        check("2017-05-06T08:01:05Z", Some("2017-05-06T08:01:05.000Z"));
        check(
            "2017-05-06T08:01:05.25+02:00",
            Some("2017-05-06T06:01:05.250Z"),
        );
        check("2017-05-06T08:01:05+0200", Some("2017-05-06T06:01:05.000Z"));
        check("2017-05-06 08:01:05", Some("2017-05-06T08:01:05.000Z"));
        check("2017-05-06 08:01", Some("2017-05-06T08:01:00.000Z"));
    }

    #[test]
    fn what_is_no_date_or_could_be_two() {
        for text in ["", "9/1/2026", "2026-13-01", "2026-9-1", "20260901", "soon"] {
            check(text, None);
        }
    }

    #[test]
    fn older_means_another_day_or_an_earlier_moment() {
        assert!(is_older("2026-11-01", "2026-11-02"));
        assert!(is_older("2026-11-01", "2026-11-02T08:00:00.000Z"));
        assert!(!is_older("2026-11-02", "2026-11-02T08:00:00.000Z"));
        assert!(!is_older("2026-11-02T08:00:00.000Z", "2026-11-02"));
        assert!(!is_older("2026-11-02", "2026-11-02"));
    }
}
