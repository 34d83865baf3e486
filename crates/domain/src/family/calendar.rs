//! Workshops as a calendar file (RFC 5545): they can be taken into any calendar, and brought up to date by a later one.

use std::fmt::Write as _;

use chrono::{Days, NaiveDate, NaiveTime};
use throughline_public::workshop::Workshop;

use crate::time::Timestamp;

/// The most bytes of a line, its end not counted (RFC 5545, 3.1).
const LINE_MAX: usize = 75;

/// The calendar file of these workshops in one language, each under its identifier; `None` while no day is set. Its times
/// are those of the clock on the wall where they take place. `now` raises its number, so that a later file replaces an
/// earlier one.
pub fn calendar(workshops: &[(&str, &Workshop)], language: &str, now: Timestamp) -> Option<String> {
    let dated = |(id, workshop): &(&str, &Workshop)| {
        let date = workshop.date?;
        Some(event(id, workshop, date, language, now))
    };
    let events: Vec<String> = workshops.iter().filter_map(dated).collect();
    if events.is_empty() {
        return None;
    }
    let mut file = String::new();
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Throughline//Workshops//EN",
    ] {
        fold(&mut file, line);
    }
    file.extend(events);
    fold(&mut file, "END:VCALENDAR");
    Some(file)
}

/// One workshop in the file.
fn event(id: &str, workshop: &Workshop, date: NaiveDate, language: &str, now: Timestamp) -> String {
    let best = |words: &throughline_public::words::Words| {
        words
            .best(language)
            .map_or(String::new(), |(_, text)| text.to_owned())
    };
    let about = throughline_public::markdown::plain(&best(&workshop.about));
    let stamp: String = now.to_rfc3339().replace(['-', ':'], "");
    // Minutes fit for some four thousand years.
    let sequence = now.0 / 60_000;
    let mut file = String::new();
    let mut line = |text: &str| fold(&mut file, text);
    line("BEGIN:VEVENT");
    line(&format!("UID:{id}@throughline"));
    line(&format!("SEQUENCE:{sequence}"));
    line(&format!("DTSTAMP:{stamp}"));
    if let Some(from) = workshop.from {
        line(&format!("DTSTART:{}", moment(date, from)));
        if let Some(to) = workshop.to.filter(|to| *to > from) {
            line(&format!("DTEND:{}", moment(date, to)));
        }
    } else {
        line(&format!("DTSTART;VALUE=DATE:{}", day(date)));
        let next = date.checked_add_days(Days::new(1)).unwrap_or(date);
        line(&format!("DTEND;VALUE=DATE:{}", day(next)));
    }
    line(&format!("SUMMARY:{}", escaped(&best(&workshop.title))));
    line(&format!("LOCATION:{}", escaped(&best(&workshop.place))));
    line(&format!("DESCRIPTION:{}", escaped(&about)));
    if workshop.cancelled {
        line("STATUS:CANCELLED");
    }
    line("END:VEVENT");
    file
}

fn day(date: NaiveDate) -> String {
    date.to_string().replace('-', "")
}

fn moment(date: NaiveDate, time: NaiveTime) -> String {
    let time: String = time.to_string().replace(':', "").chars().take(6).collect();
    format!("{}T{time}", day(date))
}

/// A text in which nothing ends a value (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => {
                said.push('\\');
                said.push(letter);
            }
            '\n' => said.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => said.push(letter),
        }
    }
    said
}

/// Adds a line, folded where it is too long, never within a letter.
fn fold(file: &mut String, line: &str) {
    let mut bytes = 0;
    for letter in line.chars() {
        if bytes + letter.len_utf8() > LINE_MAX {
            file.push_str("\r\n ");
            bytes = 1;
        }
        bytes += letter.len_utf8();
        file.push(letter);
    }
    let _ = write!(file, "\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workshop() -> Workshop {
        let mut workshop = Workshop {
            date: NaiveDate::from_ymd_opt(2026, 11, 26),
            from: NaiveTime::from_hms_opt(18, 0, 0),
            to: NaiveTime::from_hms_opt(19, 30, 0),
            ..Workshop::default()
        };
        workshop
            .title
            .0
            .insert("es".into(), "Dormir bien, crecer bien".into());
        workshop
            .about
            .0
            .insert("es".into(), "Para **todos**;\n\ncon niños ".repeat(9));
        workshop
    }

    #[test]
    fn a_workshop_is_an_event_of_any_calendar() {
        let file = calendar(&[("W", &workshop())], "es", Timestamp(1_795_363_200_000)).unwrap();
        for line in [
            "UID:W@throughline\r\n",
            "DTSTAMP:20261122T160000Z\r\n",
            "DTSTART:20261126T180000\r\n",
            "DTEND:20261126T193000\r\n",
            "SUMMARY:Dormir bien\\, crecer bien\r\n",
        ] {
            assert!(file.contains(line), "{line}{file}");
        }
        assert!(file.lines().all(|line| line.len() <= LINE_MAX));
        let whole = file.replace("\r\n ", "");
        assert!(
            whole.contains("DESCRIPTION:Para todos\\;\\ncon niños"),
            "{whole}"
        );
    }

    #[test]
    fn without_a_time_it_takes_the_day_and_without_a_day_there_is_no_file() {
        let mut workshop = workshop();
        workshop.from = None;
        workshop.cancelled = true;
        let file = calendar(&[("W", &workshop)], "es", Timestamp(0)).unwrap();
        assert!(file.contains("DTSTART;VALUE=DATE:20261126\r\nDTEND;VALUE=DATE:20261127\r\n"));
        assert!(file.contains("STATUS:CANCELLED"));
        workshop.date = None;
        assert_eq!(calendar(&[("W", &workshop)], "es", Timestamp(0)), None);
    }

    #[test]
    fn the_dates_of_a_series_are_events_of_one_file() {
        let (first, mut second) = (workshop(), workshop());
        second.date = NaiveDate::from_ymd_opt(2026, 12, 3);
        let undated = Workshop::default();
        let all = [("A", &first), ("B", &second), ("C", &undated)];
        let file = calendar(&all, "es", Timestamp(0)).unwrap();
        assert_eq!(file.matches("BEGIN:VEVENT").count(), 2);
        assert_eq!(file.matches("BEGIN:VCALENDAR").count(), 1);
        assert!(file.contains("UID:B@throughline") && file.contains("DTSTART:20261203T180000"));
        assert!(file.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
    }
}
