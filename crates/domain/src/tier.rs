//! Tiers: how intensive a support is.

use serde::{Deserialize, Serialize};

/// A tier of support: a number from 1 to 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Tier {
    /// For every student.
    One,
    /// For some, mostly in small groups.
    Two,
    /// For a few, one at a time.
    Three,
}

impl Tier {
    /// Every tier.
    pub const ALL: &[Tier] = &[Tier::One, Tier::Two, Tier::Three];

    /// Days from one probe to the next, where the school has not said otherwise: every other week in tier 2, every week
    /// in tier 3 (Mississippi Department of Education, "How often should progress monitoring be performed?",
    /// <https://www.mdek12.org/node/3263>). `None` in tier 1, where all are screened and nobody is monitored here.
    pub fn days_between_probes(self) -> Option<u16> {
        match self {
            Self::One => None,
            Self::Two => Some(14),
            Self::Three => Some(7),
        }
    }
}

/// A number that is no tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} is no tier: a tier is 1, 2 or 3")]
pub struct NoTier(pub u8);

impl TryFrom<u8> for Tier {
    type Error = NoTier;

    fn try_from(number: u8) -> Result<Tier, NoTier> {
        match number {
            1 => Ok(Tier::One),
            2 => Ok(Tier::Two),
            3 => Ok(Tier::Three),
            _ => Err(NoTier(number)),
        }
    }
}

impl From<Tier> for u8 {
    fn from(tier: Tier) -> u8 {
        match tier {
            Tier::One => 1,
            Tier::Two => 2,
            Tier::Three => 3,
        }
    }
}
