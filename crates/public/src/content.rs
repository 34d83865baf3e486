//! All that a school shows to families.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::about::About;
use crate::answered::Answered;
use crate::directory::Directory;
use crate::guide::Guide;
use crate::id::{AnsweredId, GuideId, StrategyId, SurveyId, WorkshopId};
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
