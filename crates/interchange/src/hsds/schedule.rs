//! Opening hours: rules of RFC 5545 as the specification spreads them over columns.

use chrono::NaiveDate;
use throughline_domain::roster_import::BadRowReason;
use throughline_public::directory::hours::Hours;
use throughline_public::words::Words;

use super::tables::Row;
use crate::directory::value;

/// The two letters of each day, from Monday on.
pub(super) const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// Hours as a row says them. A rule that is not understood is kept as a note, so that nothing is called open that may not be.
pub(super) fn read(row: &Row, bad: &mut Vec<BadRowReason>) -> Option<Hours> {
    let notes = ["description", "notes"].map(|column| row.get(column));
    let notes: Vec<&str> = notes.into_iter().filter(|note| !note.is_empty()).collect();
    let several = row
        .beginning("description@")
        .filter(|(_, note)| !note.is_empty());
    let mut note = Words(
        several
            .map(|(tag, note)| (tag.to_owned(), note.to_owned()))
            .collect(),
    );
    if note == Words::default() {
        note = value::words(&notes.join("\n"));
    }
    let mut hours = Hours {
        note,
        ..Hours::default()
    };
    let mut date = |column: &str| match row.get(column) {
        "" => None,
        text => {
            let date = text.get(..10).unwrap_or(text).parse::<NaiveDate>().ok();
            if date.is_none() {
                bad.push(BadRowReason::BadDate {
                    column: column.to_owned(),
                });
            }
            date
        }
    };
    hours.from = date("valid_from").max(date("dtstart"));
    let (to, until) = (date("valid_to"), date("until"));
    hours.until = match (to, until) {
        (Some(to), Some(until)) => Some(to.min(until)),
        (to, until) => to.or(until),
    };
    if let Some((days, weeks, opens, closes)) = rule(row) {
        (hours.days, hours.weeks, hours.opens, hours.closes) = (days, weeks, opens, closes);
        return Some(hours);
    }
    let times =
        [row.get("opens_at"), row.get("closes_at")].map(|time| time.get(..5).unwrap_or(time));
    let spoken = [row.get("byday"), &times.join("–")].join(" ");
    if notes.is_empty() && spoken.trim() != "–" {
        hours.note = value::words(&spoken);
    }
    (hours != Hours::default()).then_some(hours)
}

/// Days, weeks of a month, and times in minutes.
type Rule = (Vec<u8>, Vec<i8>, u16, u16);

fn rule(row: &Row) -> Option<Rule> {
    let every = matches!(row.get("interval"), "" | "1");
    let plain = ["byweekno", "bymonthday", "byyearday", "count"]
        .iter()
        .all(|column| row.get(column).is_empty());
    let frequency = row.get("freq").to_ascii_uppercase();
    if !every || !plain || !matches!(frequency.as_str(), "" | "WEEKLY" | "MONTHLY") {
        return None;
    }
    let (mut days, mut weeks) = (Vec::new(), Vec::new());
    for part in row
        .get("byday")
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let at = part
            .len()
            .checked_sub(2)
            .filter(|at| part.is_char_boundary(*at))?;
        let (week, day) = part.split_at(at);
        let day = DAYS
            .iter()
            .position(|known| known.eq_ignore_ascii_case(day))?;
        days.push(u8::try_from(day).ok()?);
        if !week.is_empty() {
            weeks.push(
                week.parse::<i8>()
                    .ok()
                    .filter(|week| (1..=5).contains(&week.abs()))?,
            );
        }
    }
    let monthly = frequency == "MONTHLY";
    // `1MO,3TU` means two pairs, which days and weeks apart cannot say.
    let (pairs, first_day) = (weeks.len(), *days.first()?);
    let same_day = days.iter().all(|day| *day == first_day);
    if monthly != (pairs > 0) || pairs > 0 && !(same_day && pairs == days.len()) {
        return None;
    }
    if pairs > 0 {
        days = vec![first_day];
    }
    let (opens, closes) = (
        minutes(row.get("opens_at"))?,
        minutes(row.get("closes_at"))?,
    );
    Some((days, weeks, opens, closes))
}

/// Minutes after midnight, of `10:00`, `10:00:00`, and with a zone behind, which is the zone of the place.
fn minutes(text: &str) -> Option<u16> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u16>().ok();
    let (hour, minute) = (number(0, 2)?, number(3, 5)?);
    let colon = text.as_bytes().get(2) == Some(&b':');
    match (hour, minute) {
        (24, 0) if colon => Some(0),
        (0..=23, 0..=59) if colon => Some(hour * 60 + minute),
        _ => None,
    }
}

/// The columns of a row for these hours: `freq`, `byday`, `opens_at`, `closes_at`.
pub(super) fn write(hours: &Hours) -> [String; 4] {
    if !hours.is_understood() {
        return <[String; 4]>::default();
    }
    let name = |day: &u8| DAYS.get(usize::from(*day)).copied().unwrap_or_default();
    let days: Vec<String> = if hours.weeks.is_empty() {
        hours.days.iter().map(|day| name(day).to_owned()).collect()
    } else {
        let weeks = hours.weeks.iter();
        weeks
            .flat_map(|week| {
                hours
                    .days
                    .iter()
                    .map(move |day| format!("{week}{}", name(day)))
            })
            .collect()
    };
    let frequency = if hours.weeks.is_empty() {
        "WEEKLY"
    } else {
        "MONTHLY"
    };
    let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    [
        frequency.to_owned(),
        days.join(","),
        clock(hours.opens),
        clock(hours.closes),
    ]
}
