//! All that a school shows to families.

use std::collections::BTreeMap;

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
