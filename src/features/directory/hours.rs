//! Opening hours as people type and read them: `Mon-Fri 9:00-17:00`, one line each.

use throughline_public::directory::hours::Hours;
use throughline_public::words::Words;

use crate::text::{Language, directory as say, language};

/// How days begin when they are typed, from Monday on: in English, and in Spanish without accents.
const DAYS: [[&str; 3]; 7] = [
    ["mon", "lun", "lun"],
    ["tue", "mar", "mar"],
    ["wed", "mie", "mié"],
    ["thu", "jue", "jue"],
    ["fri", "vie", "vie"],
    ["sat", "sab", "sáb"],
    ["sun", "dom", "dom"],
];

/// Hours from what was typed: a line that is not understood is kept as a note in this language.
pub fn read(typed: &str, language: &str) -> Vec<Hours> {
    let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
    let hours = |line: &str| {
        rule(line).unwrap_or_else(|| Hours {
            note: Words([(language.to_owned(), line.to_owned())].into()),
            ..Hours::default()
        })
    };
    lines.map(hours).collect()
}

fn rule(line: &str) -> Option<Hours> {
    let line = line
        .to_lowercase()
        .replace(['–', '—'], "-")
        .replace(" - ", "-");
    let line = line
        .replace(" am", "am")
        .replace(" pm", "pm")
        .replace(" a ", "-")
        .replace(" to ", "-");
    let at = line.find(|letter: char| letter.is_ascii_digit())?;
    let (days, times) = line.split_at(at);
    let (opens, closes) = times.trim().split_once('-')?;
    let after_noon = closes.trim().ends_with("pm") && !opens.trim().ends_with(['m']);
    let (opens, closes) = (clock(opens)?, clock(closes)?);
    // `1-5pm` begins after noon too; `9-5pm` does not.
    let opens = if after_noon && opens < 12 * 60 && opens + 12 * 60 < closes {
        opens + 12 * 60
    } else {
        opens
    };
    let mut all = Vec::new();
    for part in days
        .split(',')
        .map(|part| part.trim().trim_end_matches([':', '.']))
    {
        match part.split_once('-') {
            Some((from, to)) => {
                let (from, to) = (day(from)?, day(to)?);
                let count = (to + 7 - from) % 7 + 1;
                all.extend((0..count).map(|step| (from + step) % 7));
            }
            None => all.push(day(part)?),
        }
    }
    all.sort_unstable();
    all.dedup();
    Some(Hours {
        days: all,
        opens,
        closes,
        ..Hours::default()
    })
}

fn day(text: &str) -> Option<u8> {
    let text = text.trim();
    let is_it = |names: &[&str; 3]| names.iter().any(|name| text.starts_with(name));
    DAYS.iter()
        .position(is_it)
        .and_then(|at| u8::try_from(at).ok())
}

/// Minutes after midnight of `9`, `9:30`, `9am`, `5:30pm`, `17:00`.
fn clock(text: &str) -> Option<u16> {
    let text = text.trim();
    let (digits, shift) = match (text.strip_suffix("pm"), text.strip_suffix("am")) {
        (Some(digits), _) => (digits, Some(12)),
        (_, Some(digits)) => (digits, Some(0)),
        _ => (text, None),
    };
    let (hour, minute) = digits
        .trim()
        .split_once(':')
        .unwrap_or((digits.trim(), "0"));
    let (hour, minute) = (hour.parse::<u16>().ok()?, minute.parse::<u16>().ok()?);
    let hour = match shift {
        Some(shift) if (1..=12).contains(&hour) => hour % 12 + shift,
        Some(_) => return None,
        None => hour,
    };
    match (hour, minute) {
        (24, 0) => Some(0),
        (0..=23, 0..=59) => Some(hour * 60 + minute),
        _ => None,
    }
}

/// Hours as they are typed, a line each. Tracked.
pub fn typed(hours: &[Hours]) -> String {
    hours.iter().map(said).collect::<Vec<_>>().join("\n")
}

/// Hours in a line, in the language of the person. Tracked.
pub fn said(hours: &Hours) -> String {
    said_in(hours, language())
}

/// Hours in a line: days, times, and the note.
pub fn said_in(hours: &Hours, language: Language) -> String {
    let note = hours
        .note
        .best(language.tag())
        .map_or("", |(_, text)| text)
        .to_owned();
    if !hours.is_understood() {
        return note;
    }
    let spanish = language == Language::Spanish;
    let name = |day: u8| {
        let [english, _, spanish_name] = DAYS[usize::from(day) % 7];
        let name = if spanish { spanish_name } else { english };
        let mut letters = name.chars();
        let first: String = letters
            .next()
            .map(|letter| letter.to_uppercase().collect())
            .unwrap_or_default();
        if spanish {
            name.to_owned()
        } else {
            first + letters.as_str()
        }
    };
    let days = match hours.days.as_slice() {
        [first, .., last]
            if usize::from(last - first) + 1 == hours.days.len() && hours.days.len() > 2 =>
        {
            format!("{}-{}", name(*first), name(*last))
        }
        days => days
            .iter()
            .map(|day| name(*day))
            .collect::<Vec<_>>()
            .join(", "),
    };
    let time = |minutes: u16| format!("{}:{:02}", minutes / 60, minutes % 60);
    let times = format!("{days} {}-{}", time(hours.opens), time(hours.closes));
    let weeks = if hours.weeks.is_empty() {
        String::new()
    } else {
        let weeks = hours.weeks.iter().map(|week| {
            if *week < 0 {
                say::last_week().in_language(language)
            } else {
                format!("{week}.")
            }
        });
        say::weeks(weeks.collect::<Vec<_>>().join(", ")).in_language(language)
    };
    [times, weeks, note]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, days: &[u8], opens: u16, closes: u16) {
        let hours = read(line, "en").remove(0);
        assert_eq!(
            (hours.days.as_slice(), hours.opens, hours.closes),
            (days, opens, closes),
            "{line}"
        );
    }

    #[test]
    fn hours_as_people_type_them() {
        check("Mon-Fri 9:00-17:00", &[0, 1, 2, 3, 4], 540, 1020);
        check("Tuesday, Thursday 1–5pm", &[1, 3], 780, 1020);
        check("sat 9 am - 12 pm", &[5], 540, 720);
        check("Lunes a viernes 9:30 a 14:00", &[0, 1, 2, 3, 4], 570, 840);
        check("mié 9am-5pm", &[2], 540, 1020);
        check("Fri-Sun 22:00-2:00", &[4, 5, 6], 1320, 120);
    }

    #[test]
    fn what_is_not_understood_is_a_note() {
        for line in [
            "By appointment",
            "Mon noon-late",
            "every 2nd Tuesday 9-10",
            "Mon 25:00-26:00",
        ] {
            let hours = read(line, "en").remove(0);
            assert_eq!((hours.days.len(), hours.note.0["en"].as_str()), (0, line));
        }
    }

    #[test]
    fn what_is_shown_is_read_again() {
        for line in [
            "Mon-Fri 9:00-17:00",
            "Tue, Thu 13:00-17:00",
            "By appointment",
        ] {
            assert_eq!(typed(&read(line, "en")), line);
        }
    }
}
