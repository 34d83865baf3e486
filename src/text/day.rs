//! Days and moments as people say them. The caller knows how far local time is ahead of UTC.

use chrono::{DateTime, Datelike, NaiveDateTime, Timelike};
use throughline_domain::time::{Clock, Day, Timestamp};

use super::{Filling, Text, dates};

/// A day, such as “Nov 22, 2026”.
pub fn day(day: Day) -> Text {
    let date = day.0;
    let (number, year) = (date.day().to_string(), date.year().to_string());
    match date.month() {
        1 => dates::january(number, year),
        2 => dates::february(number, year),
        3 => dates::march(number, year),
        4 => dates::april(number, year),
        5 => dates::may(number, year),
        6 => dates::june(number, year),
        7 => dates::july(number, year),
        8 => dates::august(number, year),
        9 => dates::september(number, year),
        10 => dates::october(number, year),
        11 => dates::november(number, year),
        _ => dates::december(number, year),
    }
}

/// A moment with day and time of day, in each language's way.
pub fn moment(at: Timestamp, offset_minutes: i32) -> Text {
    let local = local(at, offset_minutes);
    dates::moment(day(Day(local.date())), clock(Clock(local.time())))
}

/// A time of day, in each language's way.
pub fn clock(Clock(at): Clock) -> Filling {
    let (afternoon, hour) = at.hour12();
    let half = if afternoon { "PM" } else { "AM" };
    Filling::EachInItsWay([
        format!("{hour}:{:02} {half}", at.minute()),
        format!("{}:{:02}", at.hour(), at.minute()),
    ])
}

/// How long ago a moment was, in words that fit the distance: “5 minutes ago”, “yesterday”, or the day.
pub fn elapsed(at: Timestamp, now: Timestamp, offset_minutes: i32) -> Text {
    let minutes = now.0.saturating_sub(at.0) / 60_000;
    let that_day = at.day(offset_minutes);
    match now.day(offset_minutes).days_since(that_day) {
        0 if minutes < 1 => dates::just_now(),
        0 if minutes < 60 => dates::minutes_ago(usize::try_from(minutes).unwrap_or(0)),
        0 => dates::hours_ago(usize::try_from(minutes / 60).unwrap_or(0)),
        1 => dates::yesterday(),
        days @ 2..=13 => dates::days_ago(usize::try_from(days).unwrap_or(0)),
        _ => day(that_day),
    }
}

fn local(at: Timestamp, offset_minutes: i32) -> NaiveDateTime {
    let millis = at.0.saturating_add(i64::from(offset_minutes) * 60_000);
    DateTime::from_timestamp_millis(millis).map_or_else(NaiveDateTime::default, |at| at.naive_utc())
}
