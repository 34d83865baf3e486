//! Days off as a school has them in a letter or a table: one line a day or a range, in whatever order the parts come.

use super::LONGEST;
use crate::time::Day;

/// A line that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The first day.
    pub from: Day,
    /// The last day; the first one for a single day.
    pub until: Day,
    /// The words of the line that are no day; may be empty.
    pub name: String,
}

impl Line {
    /// Why it is no stretch of days off; `None` where it is one.
    pub fn problem(&self) -> Option<LineProblem> {
        if self.until < self.from {
            return Some(LineProblem::Backwards);
        }
        (self.until.days_since(self.from) >= LONGEST).then_some(LineProblem::TooLong)
    }
}

/// Why a line says no days off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineProblem {
    /// There is no day in it, or more than two.
    Days,
    /// It ends before it begins.
    Backwards,
    /// It is longer than [`LONGEST`].
    TooLong,
}

/// Reads a list, one line a day or a range; empty lines are nothing. A day is written `2026-11-26` or, in the order of the
/// school's language, `11/26/2026` (`day_first`: `26/11/2026`).
///
/// # Errors
/// Every line that cannot be read, by its number from 1.
pub fn read_lines(text: &str, day_first: bool) -> Result<Vec<Line>, Vec<(usize, LineProblem)>> {
    let (mut read, mut wrong) = (Vec::new(), Vec::new());
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() {
            continue;
        }
        match read_line(line, day_first) {
            Ok(line) => read.push(line),
            Err(problem) => wrong.push((number, problem)),
        }
    }
    if wrong.is_empty() {
        Ok(read)
    } else {
        Err(wrong)
    }
}

fn read_line(line: &str, day_first: bool) -> Result<Line, LineProblem> {
    let parts = line.split(|at: char| at.is_whitespace() || matches!(at, ',' | ';' | '–' | '—'));
    let (mut days, mut words) = (Vec::new(), Vec::new());
    for part in parts.filter(|part| !part.is_empty()) {
        let bare = part.trim_matches(|at: char| matches!(at, ':' | '.' | '(' | ')' | '"'));
        match day(bare, day_first) {
            Some(day) => days.push(day),
            None => words.push(part),
        }
    }
    let (from, until) = match days.as_slice() {
        [day] => (*day, *day),
        [from, until] => (*from, *until),
        _ => return Err(LineProblem::Days),
    };
    // What only stood between the two days, or before the name.
    let between = |word: &&str| {
        matches!(
            *word,
            "-" | ":" | "to" | "until" | "through" | "a" | "al" | "hasta"
        )
    };
    let name: Vec<&str> = words.into_iter().filter(|word| !between(word)).collect();
    let name = name.join(" ");
    let name = name.trim_matches(|at: char| matches!(at, ':' | '"' | ' '));
    let line = Line {
        from,
        until,
        name: name.to_owned(),
    };
    match line.problem() {
        Some(problem) => Err(problem),
        None => Ok(line),
    }
}

/// A day, in one of the ways in which it is written.
fn day(text: &str, day_first: bool) -> Option<Day> {
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let parts: Vec<&str> = text.split(['/', '.']).collect();
    let [first, second, year] = parts.as_slice() else {
        return None;
    };
    let (day, month) = if day_first {
        (first, second)
    } else {
        (second, first)
    };
    let (day, month, year): (u32, u32, i32) =
        (day.parse().ok()?, month.parse().ok()?, year.parse().ok()?);
    let year = if (0..100).contains(&year) {
        year + 2000
    } else {
        year
    };
    chrono::NaiveDate::from_ymd_opt(year, month, day).map(Day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(from: &str, until: &str, name: &str) -> Line {
        Line {
            from: from.parse().unwrap(),
            until: until.parse().unwrap(),
            name: name.to_owned(),
        }
    }

    #[test]
    fn a_list_from_a_letter_is_read() {
        let text = "2026-09-07 Labor Day\n\
                    Thanksgiving break: 2026-11-25 to 2026-11-27\n\n\
                    12/21/2026 – 1/1/27, Winter break\n\
                    \"Snow day\";02/03/2027";
        let expected = vec![
            line("2026-09-07", "2026-09-07", "Labor Day"),
            line("2026-11-25", "2026-11-27", "Thanksgiving break"),
            line("2026-12-21", "2027-01-01", "Winter break"),
            line("2027-02-03", "2027-02-03", "Snow day"),
        ];
        assert_eq!(read_lines(text, false), Ok(expected));
    }

    #[test]
    fn the_day_comes_first_where_it_does() {
        let expected = vec![line("2027-03-29", "2027-04-02", "Semana Santa")];
        assert_eq!(
            read_lines("29/03/2027 al 2.4.2027 Semana Santa", true),
            Ok(expected)
        );
    }

    #[test]
    fn every_line_that_says_no_days_is_named() {
        let text = "Spring break\n2027-03-05\n2027-04-02 2027-03-29\n2027-01-01 to 2027-12-31\n13/13/2027 x";
        let wrong = vec![
            (1, LineProblem::Days),
            (3, LineProblem::Backwards),
            (4, LineProblem::TooLong),
            (5, LineProblem::Days),
        ];
        assert_eq!(read_lines(text, false), Err(wrong));
    }
}
