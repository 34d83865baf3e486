//! School: what all staff share about the school itself.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::fields::Whole;
use crate::fold::fold;
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
    /// Days without school, by the first of each stretch.
    pub days_off: crate::calendar::Own,
    /// How we work together (prose).
    pub norms: String,
    /// What to do when a student is not safe now: the school's own protocol (prose).
    pub safety_protocol: String,
    /// Numbers to call then, by label.
    pub safety_numbers: BTreeMap<String, String>,
    /// The labels of these numbers in the order in which they are read; see [`crate::safety`].
    pub safety_order: Whole<Vec<String>>,
}

/// The part of School that is read by who looks into the library, and by nobody else: large in a school that made it its
/// own.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Bookcase {
    /// What the school changed in its library, by the identifier of the entry.
    pub library: crate::library::Own,
    /// Plans to begin from, by their identifier: its own, and those of the program that it changed.
    pub templates: crate::plan::template::Own,
}

impl Body for Bookcase {
    const SHAPE: Shape = School::SHAPE;
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

impl School {
    /// Who supervises a person: the one colleague whose name stands in what the directory says of it; `None` when it names
    /// nobody, or several.
    pub fn supervisor_of(&self, staff: StaffId) -> Option<StaffId> {
        let said = spaced(&self.staff.get(&staff)?.supervisor);
        let named = |entry: &StaffEntry| {
            let name = spaced(&entry.name);
            !name.trim().is_empty() && said.contains(&name)
        };
        let others = self.staff.iter().filter(|(id, _)| **id != staff);
        let mut named = others.filter(|(_, entry)| named(entry));
        let (found, _) = named.next()?;
        named.next().is_none().then_some(*found)
    }
}

/// Folded words with a space around each.
fn spaced(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

impl Body for School {
    const SHAPE: Shape = Shape {
        kind: Kind::School,
        prose: &["norms", "safety_protocol"],
        entries: &[CHAIN, "celebrations", "practices", "goals"],
        dated: &["terms"],
        later: &[],
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_directory_names_a_supervisor_or_nobody() {
        let entry = |name: &str, supervisor: &str| StaffEntry {
            name: name.into(),
            supervisor: supervisor.into(),
            ..StaffEntry::default()
        };
        let mut school = School::default();
        let (me, cora, nobody) = (StaffId(1), StaffId(2), StaffId(3));
        school
            .staff
            .insert(me, entry("Ada Vale", "Mrs. Córa Díaz (office 4)"));
        school
            .staff
            .insert(cora, entry("Cora Diaz", "the district"));
        school
            .staff
            .insert(nobody, entry("", "Cora Diaz and Ada Vale"));
        assert_eq!(school.supervisor_of(me), Some(cora));
        assert_eq!(school.supervisor_of(cora), None);
        assert_eq!(school.supervisor_of(nobody), None);
        assert_eq!(school.supervisor_of(StaffId(9)), None);
    }
}
