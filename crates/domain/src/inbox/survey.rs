//! What families answered to a survey, counted so that nothing points to one of them.
//!
//! Answers come as slips, and anyone can write one. They are never shown by themselves: only counts over all of them, and own
//! words sorted by letter, without a day, a language, or the other answers of the same slip.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use throughline_public::id::SurveyId;
use throughline_public::slip::{Note, Slip, TEXT_MAX};
use throughline_public::survey::{QuestionKind, Survey};

use super::cases;
use crate::contents::Contents;
use crate::fold::fold;
use crate::time::Timestamp;

/// The fewest answers of which anything is shown.
///
/// The idea is that of small cells in published statistics: the NCES (SLDS Technical Brief 3, 2011) advises to report no group
/// of fewer than 10, and states have used minimums from 5 on. This is the lower end: nothing here is published by itself, no
/// answer is broken down by group, and a workshop of eight families should be able to say something. Five is also how many
/// answers are added at a time while a survey is open, so that two looks at it do not tell what the one family in between said.
/// What comes in after a survey has ended is counted at once.
pub const MINIMUM: usize = 5;

/// What came in to a survey.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Results {
    /// How many answered at least one question.
    pub answered: usize,
    /// How many of them are counted: a multiple of [`MINIMUM`] while the survey is open.
    pub counted: usize,
    /// How many were written after it had ended, and are not counted.
    pub late: usize,
    /// Each question by its place, in order; none while fewer than [`MINIMUM`] are counted.
    pub questions: Vec<(String, Tally)>,
}

/// What was answered to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tally {
    /// Fewer than [`MINIMUM`] answered it.
    TooFew,
    /// How many chose each step of the scale, from 1 to 5.
    Scale([usize; 5]),
    /// How many said so.
    YesNo {
        /// Yes.
        yes: usize,
        /// No.
        no: usize,
        /// Not sure.
        unsure: usize,
    },
    /// What was written, sorted by letter.
    Words(Vec<String>),
}

/// The mean of a scale, from 1 to 5; `None` when nobody answered.
pub fn mean(steps: &[usize; 5]) -> Option<f64> {
    let (mut count, mut sum) = (0_u32, 0_u32);
    for (step, chosen) in (1_u32..).zip(steps) {
        let chosen = u32::try_from(*chosen).unwrap_or(u32::MAX);
        count = count.saturating_add(chosen);
        sum = sum.saturating_add(step.saturating_mul(chosen));
    }
    (count > 0).then(|| f64::from(sum) / f64::from(count))
}

/// What an Inbox holds of a survey, on this day. Answers to questions that it does not ask, and codes that none of its
/// questions knows, are as if they were not written; a slip without any other is not counted.
pub fn results(contents: &Contents, id: &str, survey: &Survey, today: NaiveDate) -> Results {
    let mut results = Results::default();
    let mut all: Vec<BTreeMap<&str, String>> = Vec::new();
    // The latest come first there; here those count first that came first.
    for case in cases(contents).into_iter().rev() {
        let Some(answers) = answers(&case.slip, id, survey) else {
            continue;
        };
        if answers.is_empty() {
            continue;
        }
        if is_late(&case.slip, survey) {
            results.late += 1;
        } else {
            all.push(answers);
        }
    }
    results.answered = all.len();
    let ended = survey.open_until.is_some_and(|last| today > last);
    results.counted = match all.len() {
        few if few < MINIMUM => 0,
        many if ended => many,
        many => many - many % MINIMUM,
    };
    all.truncate(results.counted);
    if !all.is_empty() {
        let asked = survey.asked();
        results.questions = asked
            .map(|(place, question)| {
                let given = all.iter().filter_map(|answers| answers.get(place));
                let given: Vec<&str> = given.map(String::as_str).collect();
                (place.to_owned(), tally(question.kind, &given))
            })
            .collect();
    }
    results
}

/// How many slips answer each survey, also those that are not here.
pub fn surveys_answered(contents: &Contents) -> BTreeMap<SurveyId, usize> {
    let mut answered = BTreeMap::new();
    for case in cases(contents) {
        if let Note::Survey { survey, .. } = case.slip.note {
            *answered.entry(survey).or_default() += 1;
        }
    }
    answered
}

/// A slip as it is kept: of answers to a survey, neither in which language nor to the minute when they were written, and
/// not where an answer would go, for none is given. Any other slip is kept as it came.
pub fn without_traces(mut slip: Slip) -> Slip {
    if matches!(slip.note, Note::Survey { .. }) {
        let day = Timestamp::from_rfc3339(&slip.written_at).map(|at| at.day(0).0);
        slip.written_at = day.map_or(String::new(), |day| format!("{day}T00:00:00Z"));
        slip.language.clear();
        slip.reply_to.clear();
    }
    slip
}

/// What a slip answers to the questions of this survey; `None` when it answers another, or is no such slip.
fn answers<'a>(slip: &Slip, id: &str, survey: &'a Survey) -> Option<BTreeMap<&'a str, String>> {
    let Note::Survey {
        survey: of,
        answers,
    } = &slip.note
    else {
        return None;
    };
    (of.0 == id).then(|| {
        let asked = survey.asked();
        asked
            .filter_map(|(place, question)| {
                Some((place, answer(question.kind, answers.get(place)?)?))
            })
            .collect()
    })
}

/// An answer, when it is one to a question of this kind.
fn answer(kind: QuestionKind, typed: &str) -> Option<String> {
    let is_known = match kind {
        QuestionKind::Scale => matches!(typed, "1" | "2" | "3" | "4" | "5"),
        QuestionKind::YesNo => matches!(typed, "yes" | "no" | "unsure"),
        QuestionKind::Words => true,
    };
    let said = typed.chars().take(TEXT_MAX);
    let said: String = said
        .filter(|letter| !letter.is_control() || letter.is_whitespace())
        .collect();
    let said = said.trim();
    (is_known && !said.is_empty()).then(|| said.to_owned())
}

/// Whether it was written after the survey had ended. The clock is the kiosk's and the day the world's, so that a day more
/// is given.
fn is_late(slip: &Slip, survey: &Survey) -> bool {
    let Some(last) = survey
        .open_until
        .and_then(|last| last.checked_add_days(Days::new(1)))
    else {
        return false;
    };
    let written = Timestamp::from_rfc3339(&slip.written_at);
    written.is_none_or(|at| at.day(0).0 > last)
}

fn tally(kind: QuestionKind, given: &[&str]) -> Tally {
    let count = |code: &str| given.iter().filter(|answer| **answer == code).count();
    if given.len() < MINIMUM {
        return Tally::TooFew;
    }
    match kind {
        QuestionKind::Scale => Tally::Scale(["1", "2", "3", "4", "5"].map(count)),
        QuestionKind::YesNo => Tally::YesNo {
            yes: count("yes"),
            no: count("no"),
            unsure: count("unsure"),
        },
        QuestionKind::Words => {
            let mut words: Vec<String> = given.iter().map(|it| (*it).to_owned()).collect();
            words.sort_by_cached_key(|text| (fold(text), text.clone()));
            Tally::Words(words)
        }
    }
}

#[cfg(test)]
mod tests;
