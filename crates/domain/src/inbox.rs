//! Inbox: what families, and staff without a vault, sent to the office. Its named readers open the sealed slips, sort them
//! and answer; what opens slips and what signs packs lies here and nowhere else.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::id::{OfficeKeyId, StaffId};
use crate::shape::{Body, Kind, Shape};

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
    /// Of a key that signs packs: what the one before it says of it; nothing for the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vouched: Option<String>,
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
