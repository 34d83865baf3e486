//! The school's clock: "open now" is said by it, wherever the kiosk stands.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use throughline_public::about::{About, Day};
use throughline_public::directory::hours;

use crate::browser;
use crate::text::{Text, words};

/// This moment at the school, as its clock says it.
pub fn now(about: &About) -> NaiveDateTime {
    let now = browser::unix_seconds();
    let offset = hours::offset_minutes(&about.time_zone, now);
    hours::local(now, offset.unwrap_or_else(browser::own_offset))
}

/// Today at the school.
pub fn today(about: &About) -> NaiveDate {
    now(about).date()
}

/// A date in words, such as "Thursday, March 12".
pub fn date(date: NaiveDate) -> Text {
    use chrono::Datelike;
    words::date(
        date.day().to_string(),
        month(date.month()).say(),
        day(Day::of(date)).say(),
    )
}

/// A day of the week in words.
pub fn day(day: Day) -> Text {
    match day {
        Day::Monday => words::monday(),
        Day::Tuesday => words::tuesday(),
        Day::Wednesday => words::wednesday(),
        Day::Thursday => words::thursday(),
        Day::Friday => words::friday(),
        Day::Saturday => words::saturday(),
        Day::Sunday => words::sunday(),
    }
}

fn month(month: u32) -> Text {
    match month {
        1 => words::january(),
        2 => words::february(),
        3 => words::march(),
        4 => words::april(),
        5 => words::may(),
        6 => words::june(),
        7 => words::july(),
        8 => words::august(),
        9 => words::september(),
        10 => words::october(),
        11 => words::november(),
        _ => words::december(),
    }
}

/// A time of day, such as `6:30 pm`, from minutes after midnight.
pub fn time(minutes: u16) -> String {
    let (hour, minute) = (minutes / 60 % 24, minutes % 60);
    let half = if hour < 12 { "am" } else { "pm" };
    let hour = match hour % 12 {
        0 => 12,
        hour => hour,
    };
    format!("{hour}:{minute:02} {half}")
}

/// A time of day, such as `6:30 pm`.
pub fn time_of(time_of_day: NaiveTime) -> String {
    use chrono::Timelike;
    let minutes = time_of_day.hour() * 60 + time_of_day.minute();
    time(u16::try_from(minutes).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::time;

    #[test]
    fn times_are_said_as_on_a_clock_of_twelve_hours() {
        for (minutes, said) in [
            (0, "12:00 am"),
            (510, "8:30 am"),
            (720, "12:00 pm"),
            (1_080, "6:00 pm"),
        ] {
            assert_eq!(time(minutes), said);
        }
    }
}
