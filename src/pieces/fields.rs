//! Numbers and days as they are typed and said.

use throughline_domain::time::Day;

/// A number as it was typed, with a point or a comma; `None` when it is none.
pub fn number(typed: &str) -> Option<f64> {
    let number: f64 = typed.trim().replace(',', ".").parse().ok()?;
    number.is_finite().then_some(number)
}

/// A number with at most two digits after the point, and none that says nothing.
pub fn said(number: f64) -> String {
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    // What rounds to nothing has no sign.
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}

/// A number with its sign.
pub fn signed(number: f64) -> String {
    let text = said(number);
    if number > 0.0 && text != "0" {
        format!("+{text}")
    } else {
        text.replace('-', "\u{2212}")
    }
}

/// A day as a field holds it; `None` when it is none.
pub fn day(typed: &str) -> Option<Day> {
    typed.parse().ok()
}

/// A day for a field; empty for none.
pub fn day_field(day: Option<Day>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// A number for a field; empty for none.
pub fn number_field(number: Option<f64>) -> String {
    number.map(said).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        assert_eq!(number(" 12,5 "), Some(12.5));
        assert_eq!(number("7"), Some(7.0));
        for odd in ["", "seven", "NaN", "inf", "1.2.3"] {
            assert_eq!(number(odd), None, "{odd}");
        }
    }

    #[test]
    fn numbers_are_said_without_digits_that_say_nothing() {
        let cases = [
            (30.0, "30"),
            (2.754_545, "2.75"),
            (0.5, "0.5"),
            (-0.001, "0"),
        ];
        for (given, expected) in cases {
            assert_eq!(said(given), expected);
        }
        assert_eq!(signed(2.5), "+2.5");
        assert_eq!(signed(-2.5), "\u{2212}2.5");
        assert_eq!(signed(0.0), "0");
    }
}
