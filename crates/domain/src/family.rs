//! Family: what families may see at the kiosk, and its drafts. Each thing is of the type that the pack carries
//! (decision 0026), with what only the staff see beside it.

mod calendar;
mod changes;
mod languages;
mod publish;
pub mod series;
mod usual;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use throughline_public::about::About;
use throughline_public::answered::Answered;
use throughline_public::directory::Service;
use throughline_public::guide::Guide;
use throughline_public::id::{AnsweredId, GuideId, ServiceId, StrategyId, SurveyId, WorkshopId};
use throughline_public::strategy::Strategy;
use throughline_public::survey::Survey;
use throughline_public::workshop::Workshop;

use crate::fields::Whole;
use crate::id::StaffId;
use crate::shape::{Body, Kind, Shape};
use crate::time::Day;

pub use calendar::calendar;
pub use changes::{Change, Changed, ThingKind};
pub use languages::{LANGUAGES, language_name, language_name_in};
pub use usual::usual_numbers;

/// The body of the Family dossier.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Family {
    /// What families need to know of the school. Its name and language come from School when a pack is made.
    pub about: About,
    /// Who in the neighbourhood helps with what: one dated fact a service.
    pub directory: BTreeMap<ServiceId, Whole<Service>>,
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
    /// Whether the readers of what families write were named. They alone have the Inbox; everybody else knows by this
    /// that there is one.
    pub has_readers: bool,
    /// What only the staff see of each thing, by the text of its identifier. It stays when the thing is taken out, until a
    /// pack without it was made.
    pub kept: BTreeMap<String, Kept>,
}

/// What only the staff see of a thing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// Whether it goes into the next pack; a draft does not.
    pub public: bool,
    /// When somebody should look at it again.
    pub review: Option<Day>,
    /// Who looks after it.
    pub carer: Option<StaffId>,
    /// The key of the text of the starter set that it began as; empty for the school's own.
    pub starter: String,
    /// What stands for its wording in the last pack; empty when it is in none.
    pub published: String,
    /// Of a service, what stands for the set of files that it came with; empty where it came with none.
    pub list: String,
    /// Of a service, the day on which a later such set no longer named it, until one names it again.
    pub missing: Option<Day>,
}

/// The collection of [`Published`]s.
pub const PUBLISHED: &str = "published";
/// The collection of what was checked and heard about services.
pub const CHECKS: &str = "checks";

/// A pack was made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// Its number: a kiosk takes no lower one than it has.
    pub sequence: u64,
    /// How many things were new in it.
    pub added: u32,
    /// How many were worded otherwise.
    pub changed: u32,
    /// How many were no longer in it.
    pub taken_out: u32,
    /// How many sealed answers it carried.
    pub replies: u32,
}

impl Family {
    /// What only the staff see of a thing; nothing special when nobody said anything of it.
    pub fn kept(&self, id: &str) -> Kept {
        self.kept.get(id).cloned().unwrap_or_default()
    }

    /// Whether a thing goes into the next pack.
    pub fn is_public(&self, id: &str) -> bool {
        self.kept.get(id).is_some_and(|kept| kept.public)
    }

    /// Whether its source no longer names a service, and nobody has checked it since.
    pub fn is_missing(&self, id: &ServiceId) -> bool {
        let missing = self.kept.get(&id.0).and_then(|kept| kept.missing);
        let service = self.directory.get(id);
        missing.zip(service).is_some_and(|(missing, service)| {
            service.checked_on.is_none_or(|checked| checked < missing.0)
        })
    }

    /// Whether somebody should look at a thing again by this day.
    pub fn is_due(&self, id: &str, today: Day) -> bool {
        let review = self.kept.get(id).and_then(|kept| kept.review);
        review.is_some_and(|review| review <= today)
    }
}

impl Body for Family {
    const SHAPE: Shape = Shape {
        kind: Kind::Family,
        prose: &[],
        entries: &[PUBLISHED, CHECKS],
        dated: &["directory"],
        later: &[],
    };
}

#[cfg(test)]
mod tests;
