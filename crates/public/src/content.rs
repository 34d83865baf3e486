//! All that a school shows to families.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::about::About;
use crate::answered::Answered;
use crate::directory::Directory;
use crate::enclosure::Enclosure;
use crate::guide::Guide;
use crate::id::{AnsweredId, EnclosureId, GuideId, StrategyId, SurveyId, WorkshopId};
use crate::strategy::Strategy;
use crate::survey::Survey;
use crate::workshop::Workshop;

/// What a pack carries: nothing that was not marked public.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Content {
    /// The school.
    pub about: About,
    /// Who in the neighbourhood helps with what.
    pub directory: Directory,
    /// What to read.
    pub guides: BTreeMap<GuideId, Guide>,
    /// What to do at home.
    pub strategies: BTreeMap<StrategyId, Strategy>,
    /// Where to come.
    pub workshops: BTreeMap<WorkshopId, Workshop>,
    /// What the school asks.
    pub surveys: BTreeMap<SurveyId, Survey>,
    /// What families asked, and what became of it.
    pub answered: BTreeMap<AnsweredId, Answered>,
}

impl Content {
    /// The files of all guides and strategies.
    pub fn files(&self) -> impl Iterator<Item = (&EnclosureId, &Enclosure)> {
        let of_guides = self.guides.values().flat_map(|it| &it.files);
        let of_strategies = self.strategies.values().flat_map(|it| &it.files);
        of_guides.chain(of_strategies)
    }

    /// How many bytes these files have: what is the same in two places counts once, and is in a pack once.
    pub fn bytes_of_files(&self) -> u64 {
        let each: BTreeMap<&str, u32> = self
            .files()
            .map(|(_, it)| (it.sha256.as_str(), it.size))
            .collect();
        each.values().map(|size| u64::from(*size)).sum()
    }

    /// The surveys that can be answered on this day. One that asks about a workshop is not asked before its day.
    pub fn surveys_on(&self, today: NaiveDate) -> Vec<(SurveyId, Survey)> {
        let to_come = |survey: &Survey| {
            let workshop = survey.workshop.as_ref();
            let workshop = workshop.and_then(|id| self.workshops.get(id));
            workshop.is_some_and(|it| it.date.is_some_and(|date| date > today))
        };
        let open = self.surveys.iter();
        open.filter(|(_, survey)| survey.is_open(today) && !to_come(survey))
            .map(|(id, survey)| (id.clone(), survey.clone()))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::Question;

    #[test]
    fn a_file_in_two_places_counts_once() {
        let file = |sha256: &str, size| Enclosure {
            sha256: sha256.into(),
            size,
            ..Enclosure::default()
        };
        let guide = Guide {
            files: [("1".into(), file("a", 5)), ("2".into(), file("b", 7))].into(),
            ..Guide::default()
        };
        let strategy = Strategy {
            files: [("3".into(), file("a", 5))].into(),
            ..Strategy::default()
        };
        let content = Content {
            guides: [("G".into(), guide)].into(),
            strategies: [("S".into(), strategy)].into(),
            ..Content::default()
        };
        assert_eq!(content.files().count(), 3);
        assert_eq!(content.bytes_of_files(), 12);
    }

    #[test]
    fn a_workshop_is_asked_about_from_its_day_on() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let workshop = Workshop {
            date: Some(day(20)),
            ..Workshop::default()
        };
        let survey = |workshop: Option<&str>| Survey {
            questions: [("1".into(), Question::default())].into(),
            open_until: Some(day(27)),
            workshop: workshop.map(WorkshopId::from),
            ..Survey::default()
        };
        let content = Content {
            workshops: [("W".into(), workshop)].into(),
            surveys: [
                ("about it".into(), survey(Some("W"))),
                ("of one not shown".into(), survey(Some("X"))),
                ("school".into(), survey(None)),
            ]
            .into(),
            ..Content::default()
        };
        let on = |date| {
            let open = content.surveys_on(day(date)).into_iter();
            open.map(|(id, _)| id.0).collect::<Vec<_>>()
        };
        assert_eq!(on(19), ["of one not shown", "school"]);
        assert_eq!(on(20), ["about it", "of one not shown", "school"]);
        assert!(on(28).is_empty());
    }
}
