//! Grades as people write them, and the codes of the Common Education Data Standards that systems write.

use crate::fold::fold;

/// The CEDS code of a grade as a person writes it: `09` for `9`, `9th` or `Grade 9`, `KG` for `Kinder`. What is none of
/// them stays as it is written. Source: Common Education Data Standards, "Grade Level".
pub fn code(written: &str) -> String {
    let written = written.trim();
    recognised(written).unwrap_or_else(|| written.to_owned())
}

/// The code of a grade; `None` when the text is none that is known.
pub fn recognised(written: &str) -> Option<String> {
    let folded = fold(written);
    let words = folded.split(|letter: char| letter.is_whitespace() || letter == '.');
    let telling: Vec<&str> = words
        .filter(|word| {
            !matches!(
                *word,
                "" | "grade" | "gr" | "grado" | "year" | "level" | "nivel"
            )
        })
        .collect();
    let text = telling.concat();
    let named = match text.as_str() {
        "k" | "kg" | "kinder" | "kindergarten" => "KG",
        "pk" | "prek" | "prekindergarten" | "preschool" | "preescolar" | "prekinder" => "PK",
        "tk" | "transitionalkindergarten" => "TK",
        _ => return number(&text),
    };
    Some(named.to_owned())
}

fn number(text: &str) -> Option<String> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, ending) = text.split_at_checked(digits)?;
    let is_ordinal = matches!(
        ending,
        "" | "st" | "nd" | "rd" | "th" | "º" | "°" | "o" | "ro" | "do" | "to" | "mo" | "vo" | "no"
    );
    let number: u8 = number
        .parse()
        .ok()
        .filter(|number| (1..=13).contains(number))?;
    is_ordinal.then(|| format!("{number:02}"))
}

#[cfg(test)]
mod tests {
    use super::{code, recognised};

    #[test]
    fn grades_are_recognised_as_people_write_them() {
        for (written, expected) in [
            ("9", "09"),
            (" 09 ", "09"),
            ("9th", "09"),
            ("Grade 10", "10"),
            ("1st grade", "01"),
            ("3.º", "03"),
            ("Gr. 2", "02"),
            ("K", "KG"),
            ("Kindergarten", "KG"),
            ("Pre-K", "PK"),
            ("Transition", "Transition"),
            ("99", "99"),
            ("", ""),
        ] {
            assert_eq!(code(written), expected, "{written}");
        }
        assert_eq!(recognised("Room 9"), None);
    }
}
