//! Values as directories write them: texts, telephones, web addresses, points, ages.

use throughline_domain::roster_import::BadRowReason;
use throughline_public::directory::{Ages, Phone, Point};
use throughline_public::words::Words;

/// The most letters of one value: what is longer is no description of a service.
const MOST_LETTERS: usize = 10_000;

/// A text as it is kept: whatever stands in it is text and never markup. Lines end alike, and what cannot be seen is gone.
pub(crate) fn text(value: &str) -> String {
    let value = value.replace("\r\n", "\n").replace('\r', "\n");
    let seen = |letter: &char| {
        *letter == '\n' || !(letter.is_control() || matches!(letter, '\u{feff}' | '\u{200b}'))
    };
    let kept: String = value
        .trim()
        .chars()
        .filter(seen)
        .take(MOST_LETTERS)
        .collect();
    kept.trim().to_owned()
}

/// A text in the language in which files are written that do not say it.
pub(crate) fn words(value: &str) -> Words {
    let text = text(value);
    if text.is_empty() {
        Words::default()
    } else {
        Words([("en".to_owned(), text)].into())
    }
}

/// The telephones that a value holds: a number, or several with a slash, a semicolon or `or` between them.
///
/// # Errors
/// When a part of it is no telephone number: fewer than 3 or more than 15 digits (ITU-T E.164), or a letter among them that is no
/// extension.
pub(crate) fn phones(column: &str, value: &str) -> (Vec<Phone>, Vec<BadRowReason>) {
    let (mut phones, mut bad) = (Vec::new(), Vec::new());
    let value = text(value);
    for part in value.replace(" or ", ";").split([';', '/', '\n']) {
        let part = part.trim().trim_matches('"').trim();
        if part.is_empty() {
            continue;
        }
        match phone(part) {
            Some(phone) => phones.push(phone),
            None => bad.push(BadRowReason::NotAPhone {
                column: column.to_owned(),
                value: part.chars().take(60).collect(),
            }),
        }
    }
    (phones, bad)
}

fn phone(text: &str) -> Option<Phone> {
    let lower = text.to_ascii_lowercase();
    let mark = ["extension", "ext.", "ext", "x"]
        .iter()
        .find_map(|mark| Some((lower.find(mark)?, mark.len())));
    let (number, extension) = match mark {
        Some((at, length)) => (text.get(..at)?, text.get(at + length..)?),
        None => (text, ""),
    };
    let (number, extension) = (
        number.trim().trim_end_matches(',').trim(),
        extension.trim_matches([' ', '.', ':', '#']),
    );
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    let letters = |text: &str| text.chars().filter(|letter| letter.is_alphabetic()).count();
    // A number may be spelled in capitals, such as 1-800-555-FOOD.
    let spelled = number.chars().filter(char::is_ascii_uppercase).count();
    let sound = (3..=15).contains(&(digits(number) + spelled))
        && digits(number) > 2
        && letters(number) == spelled
        && !number.contains(['@', '<', '>', '=', '%', '\u{fffd}'])
        && letters(extension) == 0
        && digits(extension) <= 8;
    sound.then(|| Phone {
        number: number.to_owned(),
        extension: extension.to_owned(),
        ..Phone::default()
    })
}

/// A web address, with `https://` before it where nothing stands there; empty for an empty value.
///
/// # Errors
/// When it is of another kind, such as a script.
pub(crate) fn link(column: &str, value: &str) -> Result<String, BadRowReason> {
    let value = text(value);
    let lower = value.to_ascii_lowercase();
    let bad = || BadRowReason::NotALink {
        column: column.to_owned(),
        value: value.chars().take(60).collect(),
    };
    if value.is_empty() {
        return Ok(value);
    }
    let whole = if lower.starts_with("http://") || lower.starts_with("https://") {
        value.clone()
    } else if lower
        .split(['/', '?'])
        .next()
        .is_some_and(|host| host.contains(':'))
    {
        return Err(bad());
    } else {
        format!("https://{value}")
    };
    let host = whole
        .split("//")
        .nth(1)
        .unwrap_or_default()
        .split('/')
        .next()
        .unwrap_or_default();
    let sound = host.contains('.')
        && !whole.contains(char::is_whitespace)
        && !whole.contains(['<', '>', '"']);
    if sound { Ok(whole) } else { Err(bad()) }
}

/// An address for mail; empty for one that is none.
pub(crate) fn email(value: &str) -> String {
    let value = text(value);
    let parts: Vec<&str> = value.split('@').collect();
    let sound = parts.len() == 2
        && parts.iter().all(|part| !part.is_empty())
        && !value.contains([' ', '<', '>', '"', '\n', ',']);
    if sound { value } else { String::new() }
}

/// A point from degrees; `None` where nothing is written. In the United States, a point that lies there only when the two are
/// exchanged is turned round and told, as is one that lies on earth only then.
pub(crate) fn point(
    latitude: &str,
    longitude: &str,
    country: &str,
) -> (Option<Point>, Option<BadRowReason>) {
    let (latitude, longitude) = (latitude.trim(), longitude.trim());
    if latitude.is_empty() && longitude.is_empty() {
        return (None, None);
    }
    let degrees = |text: &str| {
        text.parse::<f64>()
            .ok()
            .filter(|degrees| degrees.is_finite())
    };
    let (Some(latitude), Some(longitude)) = (degrees(latitude), degrees(longitude)) else {
        return (None, Some(BadRowReason::NotOnEarth));
    };
    let on_earth =
        |latitude: f64, longitude: f64| latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
    // From American Samoa to Maine, the islands west of the date line left out.
    let is_american = |latitude: f64, longitude: f64| {
        (-15.0..=72.0).contains(&latitude) && (-180.0..=-64.0).contains(&longitude)
    };
    let american = country.eq_ignore_ascii_case("us") || country.eq_ignore_ascii_case("usa");
    let turn = on_earth(longitude, latitude)
        && (!on_earth(latitude, longitude)
            || american && !is_american(latitude, longitude) && is_american(longitude, latitude));
    match (turn, on_earth(latitude, longitude)) {
        (true, _) => (
            Some(of_degrees(longitude, latitude)),
            Some(BadRowReason::Swapped),
        ),
        (false, true) => (Some(of_degrees(latitude, longitude)), None),
        (false, false) => (None, Some(BadRowReason::NotOnEarth)),
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "both lie on earth: below 180 million"
)]
fn of_degrees(latitude: f64, longitude: f64) -> Point {
    let millionths = |degrees: f64| (degrees * 1e6).round() as i32;
    Point {
        latitude: millionths(latitude),
        longitude: millionths(longitude),
    }
}

/// Degrees as they are written in files.
pub(crate) fn degrees(millionths: i32) -> String {
    format!("{}", f64::from(millionths) / 1e6)
}

/// Ages as lists write them: `6-13`, `14 to 17`, `65+`, `under 5`, `12`; `None` for anything else.
pub(crate) fn ages(text: &str) -> Option<Ages> {
    let lower = text.trim().trim_matches(['\'', '"']).to_ascii_lowercase();
    let lower = ["ages", "age", "edad", "years", "yrs", "años", "anos"]
        .iter()
        .fold(lower, |text, word| text.replace(word, ""));
    let lower = lower.trim().trim_matches(':').trim();
    let number = |text: &str| text.trim().parse::<u8>().ok().filter(|age| *age <= 120);
    let at_most = ["under ", "up to ", "hasta "]
        .iter()
        .find_map(|word| lower.strip_prefix(word));
    if let Some(rest) = at_most {
        let to = number(rest)?;
        return Some(Ages {
            from: None,
            to: Some(if lower.starts_with("under") {
                to.checked_sub(1)?
            } else {
                to
            }),
        });
    }
    let and_over = ["+", "and over", "and up", "and older", "or older", "y más"]
        .iter()
        .find_map(|word| lower.strip_suffix(word));
    if let Some(rest) = and_over {
        return Some(Ages {
            from: Some(number(rest)?),
            to: None,
        });
    }
    let range = lower
        .replace(['–', '—'], "-")
        .replace(" to ", "-")
        .replace(" a ", "-");
    match range.split_once('-') {
        Some((from, to)) => {
            let (from, to) = (number(from)?, number(to)?);
            (from <= to).then_some(Ages {
                from: Some(from),
                to: Some(to),
            })
        }
        None => number(&range).map(|age| Ages {
            from: Some(age),
            to: Some(age),
        }),
    }
}

/// Whether a cell is a tick: it says that what its column is called is so.
pub(crate) fn is_tick(text: &str) -> bool {
    matches!(
        text.trim().to_ascii_lowercase().as_str(),
        "x" | "✓" | "✔" | "yes" | "y" | "true" | "1" | "sí" | "si"
    )
}

/// 128 bits written as a UUID; `None` when it is none.
pub(crate) fn from_uuid(text: &str) -> Option<u128> {
    let groups: Vec<usize> = text.split('-').map(str::len).collect();
    let digits: String = text.chars().filter(|letter| *letter != '-').collect();
    let hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    (groups == [8, 4, 4, 4, 12] && hex)
        .then(|| u128::from_str_radix(&digits, 16).ok())
        .flatten()
}

/// 128 bits as a UUID.
pub(crate) fn uuid(bits: u128) -> String {
    let digits = format!("{bits:032x}");
    [
        &digits[..8],
        &digits[8..12],
        &digits[12..16],
        &digits[16..20],
        &digits[20..],
    ]
    .join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephones_and_what_is_none() {
        let numbers = |value: &str| {
            let (phones, bad) = phones("number", value);
            (
                phones
                    .into_iter()
                    .map(|phone| {
                        format!("{} {}", phone.number, phone.extension)
                            .trim()
                            .to_owned()
                    })
                    .collect::<Vec<_>>(),
                bad.len(),
            )
        };
        assert_eq!(
            numbers("\"+44 1234 234567\""),
            (vec!["+44 1234 234567".to_owned()], 0)
        );
        assert_eq!(
            numbers("(415) 695-5787 ext. 12"),
            (vec!["(415) 695-5787 12".to_owned()], 0)
        );
        assert_eq!(
            numbers("415-642-5905 / 211"),
            (vec!["415-642-5905".to_owned(), "211".to_owned()], 0)
        );
        assert_eq!(
            numbers("1-800-555-FOOD"),
            (vec!["1-800-555-FOOD".to_owned()], 0)
        );
        for bad in [
            "call us",
            "12",
            "1234567890123456",
            "<script>123",
            "=1+1+555",
            "info@example.org",
        ] {
            assert_eq!(numbers(bad).1, 1, "{bad}");
        }
        assert_eq!(numbers(""), (vec![], 0));
    }

    #[test]
    fn links_lead_to_the_web_or_nowhere() {
        assert_eq!(
            link("url", "example.org/help"),
            Ok("https://example.org/help".to_owned())
        );
        assert_eq!(
            link("url", "http://example.org"),
            Ok("http://example.org".to_owned())
        );
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "call us",
            "https://exa mple.org",
            "ftp://example.org",
        ] {
            assert!(link("url", bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn points_that_were_exchanged_are_turned_round() {
        let oakland = Point {
            latitude: 37_804_400,
            longitude: -122_271_200,
        };
        assert_eq!(point("37.8044", "-122.2712", "US"), (Some(oakland), None));
        assert_eq!(
            point("-122.2712", "37.8044", ""),
            (Some(oakland), Some(BadRowReason::Swapped))
        );
        // Both orders lie on earth: only one of them in the United States.
        let new_york = Point {
            latitude: 40_712_800,
            longitude: -74_006_000,
        };
        assert_eq!(
            point("-74.006", "40.7128", "US"),
            (Some(new_york), Some(BadRowReason::Swapped))
        );
        assert_eq!(
            point("100", "101", "US"),
            (None, Some(BadRowReason::NotOnEarth))
        );
        assert_eq!(
            point("north", "", ""),
            (None, Some(BadRowReason::NotOnEarth))
        );
        assert_eq!(point("", " ", ""), (None, None));
    }

    #[test]
    fn ages_as_lists_write_them() {
        let check =
            |text: &str, from, to| assert_eq!(ages(text), Some(Ages { from, to }), "{text}");
        check("'6-13", Some(6), Some(13));
        check("14 to 17", Some(14), Some(17));
        check("Ages 0–5", Some(0), Some(5));
        check("65+", Some(65), None);
        check("under 5", None, Some(4));
        check("12", Some(12), Some(12));
        for none in ["Parent", "K-8", "13-6", "", "Non-profit"] {
            assert_eq!(ages(none), None, "{none}");
        }
    }

    #[test]
    fn texts_stay_texts() {
        assert_eq!(text(" <b>Free</b>\r\nlunch\u{0} "), "<b>Free</b>\nlunch");
        assert_eq!(text(&"x".repeat(20_000)).len(), MOST_LETTERS);
    }

    #[test]
    fn identifiers_travel_as_uuids() {
        assert_eq!(from_uuid(&uuid(u128::MAX / 3)), Some(u128::MAX / 3));
        assert_eq!(
            from_uuid("ac148810-d857-441c-9679-408f346de14b")
                .map(uuid)
                .unwrap(),
            "ac148810-d857-441c-9679-408f346de14b"
        );
        assert_eq!(from_uuid("826 Valencia"), None);
    }
}
