//! Inbox: what families, and staff without a vault, sent to the office. Its named readers open the sealed slips, sort them
//! and answer; what opens slips and what signs packs lies here and nowhere else.

mod case;
pub mod seats;
pub mod survey;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use throughline_public::slip::{Reply, Slip};

use crate::id::{OfficeKeyId, ReferralId, StaffId, StudentId, ThreadId};
use crate::shape::{Body, Kind, Shape};

pub use case::{Case, State, cases};

/// The body of the Inbox dossier. The secret halves of the office's keys stay in the engine.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Inbox {
    /// Who reads it; `false` for those who were taken out.
    pub circle: BTreeMap<StaffId, bool>,
}

/// The fewest people who read it: one person alone could lose or hide what families wrote.
pub const FEWEST: usize = 2;

/// The collection of [`OfficeKey`]s.
pub const KEYS: &str = "keys";
/// The collection of slips that were opened.
pub const SLIPS: &str = "slips";
/// The collection of what was done with slips.
pub const STEPS: &str = "steps";
/// The collection of answers to slips.
pub const ANSWERS: &str = "answers";
/// The collection of sign-ups that came in otherwise, and of who came.
pub const SEATS: &str = "seats";

/// What a key of the office's is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyUse {
    /// It opens slips (age).
    Slips,
    /// It signs packs (minisign).
    Pack,
}

/// An entry of `keys`: a key was made. The latest of its use is in use; earlier ones still open what was sealed to them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeKey {
    /// Which.
    pub id: OfficeKeyId,
    /// What it is for.
    #[serde(rename = "use")]
    pub of: KeyUse,
    /// Its public half, as text.
    pub public: String,
    /// Of a key that signs packs: what the one before it says of it, as JSON text that the engine reads; nothing for the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vouched: Option<String>,
}

/// An entry of `slips`: a slip was opened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Received {
    /// What stands for the sealed slip: the kiosk forgets it when this comes back in a pack.
    pub hash: String,
    /// What it says. Anyone can have written it.
    pub slip: Slip,
}

/// An entry of `steps`: something was done with a slip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What stands for the slip.
    pub slip: String,
    /// What was done.
    pub what: Done,
}

/// What was done with a slip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Done {
    /// Somebody sees to it; nobody in particular, when empty.
    Assigned(Option<StaffId>),
    /// It belongs to a theme.
    Themed(Theme),
    /// Nothing is left to do.
    Closed(Closing),
    /// It is taken up again.
    Reopened,
    /// What a member of the staff wrote was confirmed with them, and is in the student's file.
    Filed(Filed),
    /// What a member of the staff proposed was confirmed with them, and colleagues talk about it.
    Discussed(Discussed),
}

/// Where what a member of the staff proposed is talked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discussed {
    /// Who proposed it, as was confirmed.
    pub by: StaffId,
    /// The consultation.
    pub thread: ThreadId,
}

/// Where a slip of the staff was filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filed {
    /// Whom it is about.
    pub student: StudentId,
    /// Who wrote it, as was confirmed.
    pub by: StaffId,
    /// The referral that it became, where it became one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referral: Option<ReferralId>,
}

/// Why nothing is left to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closing {
    /// It was answered in person, by telephone or by letter.
    Otherwise,
    /// It asks for no answer.
    NoAnswer,
    /// It is not meant seriously, or it is abuse.
    Spam,
}

impl Closing {
    /// Every reason, in the order in which they are offered.
    pub const ALL: &[Closing] = &[Closing::Otherwise, Closing::NoAnswer, Closing::Spam];
}

/// What a family's word is about, for counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Lessons, homework, marks.
    Learning,
    /// How the school and families talk with each other.
    Communication,
    /// Feeling well and safe at school.
    Wellbeing,
    /// Support for a child.
    Support,
    /// Food at school.
    Meals,
    /// The way to school.
    Transport,
    /// Events and workshops.
    Events,
    /// The building and what is in it.
    Building,
    /// A thank-you.
    Thanks,
    /// Anything else.
    Other,
}

impl Theme {
    /// Every theme, in the order in which they are offered.
    pub const ALL: &[Theme] = &[
        Theme::Learning,
        Theme::Communication,
        Theme::Wellbeing,
        Theme::Support,
        Theme::Meals,
        Theme::Transport,
        Theme::Events,
        Theme::Building,
        Theme::Thanks,
        Theme::Other,
    ];
}

/// An entry of `answers`: it goes out with the next pack, sealed so that only the slip's writer opens it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// What stands for the slip.
    pub slip: String,
    /// The answer.
    pub reply: Reply,
}

impl Inbox {
    /// Who reads it.
    pub fn readers(&self) -> BTreeSet<StaffId> {
        let read = self.circle.iter().filter(|(_, reads)| **reads);
        read.map(|(staff, _)| *staff).collect()
    }
}

impl Body for Inbox {
    const SHAPE: Shape = Shape {
        kind: Kind::Inbox,
        prose: &[],
        entries: &[KEYS, SLIPS, STEPS, ANSWERS, SEATS],
        dated: &[],
        later: &[],
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_was_taken_out_reads_no_more() {
        let circle = [(StaffId(1), true), (StaffId(2), false)].into();
        assert_eq!(Inbox { circle }.readers(), [StaffId(1)].into());
    }
}
