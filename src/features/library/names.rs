//! The words for what stands in an entry.

use throughline_domain::library::{EntryKind, EntryProblem, EvidenceKind};
use throughline_domain::tier::Tier;

use crate::text::{Text, library as say, plans};

/// A kind of entry.
pub fn kind(kind: EntryKind) -> Text {
    match kind {
        EntryKind::Intervention => say::intervention(),
        EntryKind::Accommodation => say::accommodation(),
        EntryKind::Technique => say::technique(),
    }
}

/// The code of a kind, for a field.
pub const fn kind_code(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Intervention => "intervention",
        EntryKind::Accommodation => "accommodation",
        EntryKind::Technique => "technique",
    }
}

/// How much is known.
pub fn evidence(kind: EvidenceKind) -> Text {
    match kind {
        EvidenceKind::Strong => say::strong(),
        EvidenceKind::Moderate => say::moderate(),
        EvidenceKind::Promising => say::promising(),
        EvidenceKind::Practice => say::practice(),
    }
}

/// The code of how much is known, for a field.
pub const fn evidence_code(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Strong => "strong",
        EvidenceKind::Moderate => "moderate",
        EvidenceKind::Promising => "promising",
        EvidenceKind::Practice => "practice",
    }
}

/// A tier.
pub fn tier(tier: Tier) -> Text {
    match tier {
        Tier::One => plans::first_tier(),
        Tier::Two => plans::second_tier(),
        Tier::Three => plans::third_tier(),
    }
}

/// The code of a tier, for a field.
pub fn tier_code(tier: Tier) -> String {
    u8::from(tier).to_string()
}

/// What is wrong with an entry.
pub fn problem(problem: EntryProblem) -> (&'static str, Text) {
    match problem {
        EntryProblem::Name => ("entry-name", say::error_name()),
        EntryProblem::Tiers => ("entry-tiers", say::error_tiers()),
        EntryProblem::Areas => ("entry-areas", say::error_areas()),
        EntryProblem::Steps => ("entry-steps", say::error_steps()),
        EntryProblem::Minutes => ("entry-minutes", say::error_minutes()),
        EntryProblem::Times => ("entry-times", say::error_times()),
    }
}
