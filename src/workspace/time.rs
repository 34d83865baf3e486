//! The time of the person's device, in words.

use chrono::Timelike;
use throughline_domain::time::{Day, Timestamp};

use crate::platform::clock;
use crate::text::{self, Text};

/// Now.
pub fn now() -> Timestamp {
    clock::now()
}

/// Today.
pub fn today() -> Day {
    clock::today()
}

/// The IANA name of the device's time zone; empty where it is not known.
pub fn zone() -> String {
    clock::time_zone()
}

/// A moment's day and time of day.
pub fn moment(at: Timestamp) -> Text {
    text::moment(at, clock::offset_minutes(at))
}

/// How long ago a moment was.
pub fn elapsed(at: Timestamp) -> Text {
    text::elapsed(at, clock::now(), clock::offset_minutes(at))
}

/// A moment by the clock on the wall here.
pub fn local(at: Timestamp) -> chrono::NaiveDateTime {
    let local = shifted(at, -clock::offset_minutes(at));
    chrono::DateTime::from_timestamp_millis(local.0)
        .map_or_else(Default::default, |at| at.naive_utc())
}

/// The calendar day of a moment here.
pub fn day_of(at: Timestamp) -> Day {
    at.day(clock::offset_minutes(at))
}

/// When something of a day happened that was written down at this moment: then, or at noon of an earlier day.
pub fn happened(day: Day, written: Timestamp) -> Timestamp {
    if day_of(written) == day {
        return written;
    }
    moment_of(&format!("{day}T12:00")).unwrap_or(written)
}

/// The moment of a day and time as a `datetime-local` field writes it (`2026-11-22T14:05`); `None` when it is none.
pub fn moment_of(field: &str) -> Option<Timestamp> {
    let local = chrono::NaiveDateTime::parse_from_str(field.get(..16)?, "%Y-%m-%dT%H:%M").ok()?;
    let as_utc = Timestamp(local.and_utc().timestamp_millis());
    // The offset is that of the moment meant, not of the same digits in UTC: near a change of the clocks they differ.
    let first = shifted(as_utc, clock::offset_minutes(as_utc));
    Some(shifted(as_utc, clock::offset_minutes(first)))
}

/// A moment as a `datetime-local` field writes it.
pub fn field_of(at: Timestamp) -> String {
    let local = local(at);
    let (hour, minute) = (local.hour(), local.minute());
    format!("{}T{hour:02}:{minute:02}", local.date())
}

fn shifted(at: Timestamp, offset_minutes: i32) -> Timestamp {
    Timestamp(at.0 - i64::from(offset_minutes) * 60_000)
}
