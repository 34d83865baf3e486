//! Pulse surveys: up to five questions, answered without a name.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::id::WorkshopId;
use crate::words::Words;

/// The most questions that a survey asks.
pub const QUESTIONS_MAX: usize = 5;

/// A short survey.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Survey {
    /// What it is called.
    pub title: Words,
    /// Why the school asks, and what it will do with the answers.
    pub why: Words,
    /// The questions by their place, `1` to `5`.
    pub questions: BTreeMap<String, Question>,
    /// The last day on which it can be answered; no end when missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open_until: Option<NaiveDate>,
    /// The workshop that it asks about; none when it is about the school.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workshop: Option<WorkshopId>,
}

/// One question of a survey.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Question {
    /// What is asked.
    pub text: Words,
    /// How it is answered.
    pub kind: QuestionKind,
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// On a scale from 1 (not at all) to 5 (very much).
    #[default]
    Scale,
    /// Yes, no, or not sure: `yes`, `no`, `unsure`.
    YesNo,
    /// In one's own words.
    Words,
}

impl Survey {
    /// The questions that are asked, in order; what stands past the fifth is not.
    pub fn asked(&self) -> impl Iterator<Item = (&str, &Question)> {
        self.questions
            .iter()
            .take(QUESTIONS_MAX)
            .map(|(place, question)| (place.as_str(), question))
    }

    /// Whether it can be answered on this day.
    pub fn is_open(&self, today: NaiveDate) -> bool {
        !self.questions.is_empty() && self.open_until.is_none_or(|last| today <= last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_questions_are_asked_and_no_more() {
        let questions = (1..=7).map(|place| (place.to_string(), Question::default()));
        let survey = Survey {
            questions: questions.collect(),
            ..Survey::default()
        };
        let asked: Vec<&str> = survey.asked().map(|(place, _)| place).collect();
        assert_eq!(asked, ["1", "2", "3", "4", "5"]);
    }

    #[test]
    fn a_survey_without_questions_is_never_open() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
        assert!(!Survey::default().is_open(today));
    }
}
