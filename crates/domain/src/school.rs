//! School: what all staff share about the school itself.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::fields::Whole;
use crate::id::StaffId;
use crate::shape::{Body, Kind, Shape};
use crate::staff::StaffEntry;
use crate::time::Day;

/// The body of the School dossier. The key chain and the workspace secret stay in the engine.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct School {
    /// The school's name.
    pub name: String,
    /// The language the school chose as its default, as a BCP 47 tag.
    pub language: String,
    /// Staff directory.
    pub staff: BTreeMap<StaffId, StaffEntry>,
    /// Terms by name.
    pub terms: BTreeMap<String, Whole<Term>>,
    /// Thresholds that the school changed from their defaults, by name.
    pub thresholds: BTreeMap<String, f64>,
    /// How we work together (prose).
    pub norms: String,
    /// What to do when a student is not safe now: the school's own protocol (prose).
    pub safety_protocol: String,
    /// Numbers to call then, by label.
    pub safety_numbers: BTreeMap<String, String>,
    /// The labels of these numbers in the order in which they are read; see [`crate::safety`].
    pub safety_order: Whole<Vec<String>>,
}

/// A term of the school year.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// Its first day.
    pub from: Day,
    /// Its last day.
    pub to: Day,
}

/// The collection of key-chain statements: opaque to everything but the engine.
pub const CHAIN: &str = "chain";

impl Body for School {
    const SHAPE: Shape = Shape {
        kind: Kind::School,
        prose: &["norms", "safety_protocol"],
        entries: &[CHAIN, "celebrations", "practices", "goals"],
        dated: &["terms"],
        later: &[],
    };
}
