//! Days of the calendar, without a clock: what opening hours and "checked on" need, in a few lines, since the kiosk must stay
//! small.

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year, 1 to 9999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl Date {
    /// From text of ISO 8601 that begins with the date, such as `2026-11-22`; `None` when it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let part = |from: usize, to: usize| {
            let digits = text.get(from..to)?;
            let all = digits.bytes().all(|byte| byte.is_ascii_digit());
            all.then(|| digits.parse::<u16>().ok()).flatten()
        };
        let between = |at: usize| text.as_bytes().get(at) == Some(&b'-');
        let (year, month, day) = (part(0, 4)?, part(5, 7)?, part(8, 10)?);
        let ends = text
            .as_bytes()
            .get(10)
            .is_none_or(|byte| !byte.is_ascii_digit());
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        let valid = between(4)
            && between(7)
            && ends
            && year > 0
            && (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day);
        valid.then_some(Self { year, month, day })
    }

    /// Days since 1970-01-01.
    pub fn number(self) -> i32 {
        let before: u32 = (1..self.month)
            .map(|month| u32::from(days_in(self.year, month)))
            .sum();
        let year = i32::from(self.year) - 1;
        let leap_days = year / 4 - year / 100 + year / 400;
        // 719,162 days lie between the first day of the year 1 and 1970.
        year * 365 + leap_days + i32::try_from(before).unwrap_or_default() + i32::from(self.day)
            - 1
            - 719_162
    }

    /// The day so many days after 1970-01-01; the first or last day that can be written when it lies beyond.
    pub fn from_number(number: i32) -> Self {
        let first = Self {
            year: 1,
            month: 1,
            day: 1,
        };
        let last = Self {
            year: 9999,
            month: 12,
            day: 31,
        };
        let number = number.clamp(first.number(), last.number());
        let guess = i64::from(number + 719_162) * 400 / 146_097 + 1;
        let mut year = u16::try_from(guess).unwrap_or(9999).min(9999);
        let start = |year| {
            Self {
                year,
                month: 1,
                day: 1,
            }
            .number()
        };
        while year > 1 && start(year) > number {
            year -= 1;
        }
        while year < 9999 && start(year + 1) <= number {
            year += 1;
        }
        let mut left = number - start(year);
        let mut month = 1;
        while left >= i32::from(days_in(year, month)) {
            left -= i32::from(days_in(year, month));
            month += 1;
        }
        Self {
            year,
            month,
            day: u8::try_from(left + 1).unwrap_or(1),
        }
    }

    /// The same day so many months later, or the last of that month where it has no such day.
    #[must_use]
    pub fn months_later(self, months: u32) -> Self {
        let all = u32::from(self.year) * 12 + u32::from(self.month) - 1 + months;
        let year = u16::try_from(all / 12).unwrap_or(9999).min(9999);
        let month = u8::try_from(all % 12 + 1).unwrap_or(12);
        Self {
            year,
            month,
            day: self.day.min(days_in(year, month)),
        }
    }

    /// The day of the week: 0 is Monday, 6 is Sunday.
    pub fn weekday(self) -> u8 {
        // 1970-01-01 was a Thursday.
        u8::try_from((self.number() + 3).rem_euclid(7)).unwrap_or_default()
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// How many days a month has.
pub fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn days_are_counted_from_1970() {
        let check = |text: &str, number: i32, weekday: u8| {
            let day = date(text);
            assert_eq!((day.number(), day.weekday()), (number, weekday), "{text}");
            assert_eq!(Date::from_number(number), day);
            assert_eq!(day.to_string(), text);
        };
        check("1970-01-01", 0, 3);
        check("1969-12-31", -1, 2);
        check("2000-02-29", 11_016, 1);
        check("2026-11-22", 20_779, 6);
        check("0001-01-01", -719_162, 0);
        check("9999-12-31", 2_932_896, 4);
    }

    #[test]
    fn there_and_back_for_every_day_of_a_century_and_a_half() {
        for number in -20_000..40_000 {
            assert_eq!(Date::from_number(number).number(), number);
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "2026",
            "2026-13-01",
            "2026-02-29",
            "2026/02/01",
            "22.11.2026",
            "2026-11-221",
            "0000-01-01",
            "２026-11-22",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
        assert_eq!(
            Date::parse(" 2026-11-22T10:00:00Z"),
            Some(date("2026-11-22"))
        );
    }

    #[test]
    fn months_end_where_they_end() {
        assert_eq!(date("2024-02-29").months_later(12), date("2025-02-28"));
        assert_eq!(date("2026-08-31").months_later(1), date("2026-09-30"));
        assert_eq!(date("2026-12-05").months_later(1), date("2027-01-05"));
    }
}
