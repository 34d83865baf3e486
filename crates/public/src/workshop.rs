//! Workshops for families.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::chosen::Chosen;
use crate::words::Words;

/// One date of a workshop.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Workshop {
    /// What it is called.
    pub title: Words,
    /// What it is about, in simple Markdown.
    pub about: Words,
    /// The day, at the school.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    /// When it begins, by the school's clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveTime>,
    /// When it ends, by the school's clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveTime>,
    /// Where, and how to get there.
    pub place: Words,
    /// How many families there is room for; no limit when missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seats: Option<u32>,
    /// Whether the seats are taken: who signs up now is put on the waiting list.
    pub full: bool,
    /// Whether children are looked after meanwhile.
    pub childcare: bool,
    /// The languages (BCP 47 tags) that it is interpreted into or held in.
    pub interpreters: Chosen<String>,
    /// What joins the dates of one series: the same text on each of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
    /// The last day on which families can sign up; its own day when missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open_until: Option<NaiveDate>,
    /// Whether it will not take place.
    pub cancelled: bool,
}

impl Workshop {
    /// Whether a family can still sign up (or be put on the waiting list) on this day.
    pub fn takes_sign_ups(&self, today: NaiveDate) -> bool {
        let last = self.open_until.or(self.date);
        !self.cancelled && last.is_some_and(|last| today <= last)
    }

    /// Whether it is still to come, or is today.
    pub fn is_ahead(&self, today: NaiveDate) -> bool {
        self.date.is_some_and(|date| date >= today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    #[test]
    fn sign_up_closes_on_its_day_or_before_and_never_opens_for_what_is_called_off() {
        let mut workshop = Workshop {
            date: Some(day(20)),
            ..Workshop::default()
        };
        assert!(workshop.takes_sign_ups(day(20)) && workshop.is_ahead(day(20)));
        assert!(!workshop.takes_sign_ups(day(21)) && !workshop.is_ahead(day(21)));
        workshop.open_until = Some(day(18));
        assert!(!workshop.takes_sign_ups(day(19)));
        workshop.cancelled = true;
        assert!(!workshop.takes_sign_ups(day(1)));
        assert!(!Workshop::default().takes_sign_ups(day(1)));
    }
}
