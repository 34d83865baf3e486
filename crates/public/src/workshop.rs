//! Workshops for families.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::chosen::Chosen;
use crate::id::WorkshopId;
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

/// The dates of the series that a workshop is one of, in order, itself among them; itself alone when it is one of none, and
/// nothing when it is not among them all.
pub fn dates<'a>(
    all: &'a BTreeMap<WorkshopId, Workshop>,
    id: &WorkshopId,
) -> Vec<(&'a WorkshopId, &'a Workshop)> {
    let Some((this, workshop)) = all.get_key_value(id) else {
        return Vec::new();
    };
    let series = workshop.series.as_ref().filter(|it| !it.is_empty());
    let same = |(other, it): &(&WorkshopId, &Workshop)| {
        *other == this || (series.is_some() && it.series.as_ref() == series)
    };
    let mut dates: Vec<_> = all.iter().filter(same).collect();
    dates.sort_by_key(|(id, it)| (it.date.is_none(), it.date, it.from, *id));
    dates
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

    #[test]
    fn a_series_is_its_dates_in_order() {
        let on = |of_month, series: Option<&str>| Workshop {
            date: Some(day(of_month)),
            series: series.map(str::to_owned),
            ..Workshop::default()
        };
        let all = [
            ("A", on(20, Some("S"))),
            ("B", on(6, Some("S"))),
            ("C", on(7, Some("T"))),
            ("D", on(8, None)),
            ("E", on(9, None)),
            ("F", on(1, Some(""))),
        ];
        let all: BTreeMap<WorkshopId, Workshop> =
            all.map(|(id, it)| (WorkshopId::from(id), it)).into();
        let check = |id: &str, expected: &[&str]| {
            let found = dates(&all, &id.into());
            let found: Vec<&str> = found.iter().map(|(id, _)| id.0.as_str()).collect();
            assert_eq!(found, expected, "{id}");
        };
        check("A", &["B", "A"]);
        check("B", &["B", "A"]);
        check("D", &["D"]);
        check("F", &["F"]);
        check("X", &[]);
    }
}
