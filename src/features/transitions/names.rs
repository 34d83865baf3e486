//! The words for the parts of a hand-over.

use throughline_domain::handover::Part;

use crate::text::{Text, transitions as say};

/// A part.
pub fn part(part: Part) -> Text {
    match part {
        Part::Strengths => say::strengths(),
        Part::Connecting => say::connecting(),
        Part::Community => say::community(),
        Part::Peers => say::peers(),
        Part::Family => say::family(),
        Part::Worked => say::worked(),
        Part::Other => say::other(),
    }
}

/// What belongs there.
pub fn part_hint(part: Part) -> Text {
    match part {
        Part::Strengths => say::strengths_hint(),
        Part::Connecting => say::connecting_hint(),
        Part::Community => say::community_hint(),
        Part::Peers => say::peers_hint(),
        Part::Family => say::family_hint(),
        Part::Worked => say::worked_hint(),
        Part::Other => say::other_hint(),
    }
}

/// The name by which a draft keeps a part.
pub const fn part_code(part: Part) -> &'static str {
    match part {
        Part::Strengths => "strengths",
        Part::Connecting => "connecting",
        Part::Community => "community",
        Part::Peers => "peers",
        Part::Family => "family",
        Part::Worked => "worked",
        Part::Other => "other",
    }
}
