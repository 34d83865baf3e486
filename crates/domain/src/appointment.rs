//! An appointment as a file that calendars take in (iCalendar, RFC 5545).

use std::fmt::Write as _;

use chrono::TimeDelta;

use crate::time::{Clock, Day, Timestamp};

/// How long an appointment with a time of day is taken to last, in minutes, when nobody says.
pub const MINUTES: i64 = 60;
/// The most bytes of a line, without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// An appointment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment<'a> {
    /// What stays the same however the appointment changes, so that a calendar replaces it: identifiers only.
    pub uid: &'a str,
    /// When the file is made.
    pub stamp: Timestamp,
    /// The day.
    pub day: Day,
    /// When it begins, by the clock on the wall where it is; the whole day when there is none.
    pub at: Option<Clock>,
    /// What it is called: no name of a student, since calendars are shared.
    pub summary: &'a str,
    /// Where it is; may be empty.
    pub place: &'a str,
}

impl Appointment<'_> {
    /// The file's text.
    pub fn to_icalendar(&self) -> String {
        let mut lines = vec![
            "BEGIN:VCALENDAR".to_owned(),
            "VERSION:2.0".to_owned(),
            "PRODID:-//Throughline//Throughline//EN".to_owned(),
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}", escaped(self.uid)),
            format!("DTSTAMP:{}", basic(&self.stamp.to_rfc3339())),
        ];
        let day = self.day.0;
        match self.at {
            Some(Clock(at)) => {
                // Without a zone: the clock on the wall, wherever the calendar is (3.3.5, form 1).
                let begins = day.and_time(at);
                let ends = begins + TimeDelta::minutes(MINUTES);
                lines.push(format!("DTSTART:{}", basic(&begins)));
                lines.push(format!("DTEND:{}", basic(&ends)));
            }
            None => lines.push(format!("DTSTART;VALUE=DATE:{}", basic(&day))),
        }
        lines.push(format!("SUMMARY:{}", escaped(self.summary)));
        if !self.place.trim().is_empty() {
            lines.push(format!("LOCATION:{}", escaped(self.place.trim())));
        }
        lines.extend(["END:VEVENT".to_owned(), "END:VCALENDAR".to_owned()]);
        lines.iter().fold(String::new(), |mut text, line| {
            let _ = write!(text, "{}\r\n", folded(line));
            text
        })
    }
}

/// A day or a moment without what stands between its digits (3.3.4, 3.3.5).
fn basic(moment: &impl ToString) -> String {
    moment.to_string().replace(['-', ':'], "").replace(' ', "T")
}

/// Text as a value: what has a meaning of its own is escaped (3.3.11), what is no character of a text is left out.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => value.extend(['\\', letter]),
            '\n' => value.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => value.push(letter),
        }
    }
    value
}

/// A line in pieces of at most 75 octets, each but the first behind a space, and no letter cut in two.
fn folded(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > LINE {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(letter);
        length += letter.len_utf8();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn appointment() -> Appointment<'static> {
        Appointment {
            uid: "7@throughline",
            stamp: Timestamp::from_rfc3339("2026-11-22T16:00:05Z").unwrap(),
            day: "2026-12-31".parse().unwrap(),
            at: "23:30".parse().ok(),
            summary: "Transition meeting",
            place: "Room 2, upstairs; ring\nthe bell \\ knock",
        }
    }

    #[test]
    fn an_appointment_is_what_calendars_read() {
        let expected = "BEGIN:VCALENDAR\r\n\
            VERSION:2.0\r\n\
            PRODID:-//Throughline//Throughline//EN\r\n\
            BEGIN:VEVENT\r\n\
            UID:7@throughline\r\n\
            DTSTAMP:20261122T160005Z\r\n\
            DTSTART:20261231T233000\r\n\
            DTEND:20270101T003000\r\n\
            SUMMARY:Transition meeting\r\n\
            LOCATION:Room 2\\, upstairs\\; ring\\nthe bell \\\\ knock\r\n\
            END:VEVENT\r\n\
            END:VCALENDAR\r\n";
        assert_eq!(appointment().to_icalendar(), expected);
    }

    #[test]
    fn without_a_time_it_is_of_the_whole_day() {
        let all_day = Appointment {
            at: None,
            place: " ",
            ..appointment()
        };
        let text = all_day.to_icalendar();
        assert!(text.contains("\r\nDTSTART;VALUE=DATE:20261231\r\n"));
        assert!(!text.contains("DTEND") && !text.contains("LOCATION"));
    }

    #[test]
    fn a_long_line_is_folded_between_letters_and_nothing_slips_in() {
        let long = "é".repeat(100);
        let text = Appointment {
            summary: &long,
            place: "here\r\nATTENDEE:mailto:x@example.org\u{7}",
            ..appointment()
        }
        .to_icalendar();
        assert!(text.split("\r\n").all(|line| line.len() <= LINE));
        assert!(
            text.replace("\r\n ", "")
                .contains(&format!("SUMMARY:{long}"))
        );
        assert!(text.contains("LOCATION:here\\nATTENDEE:mailto:x@example.org\r\n"));
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    }
}
