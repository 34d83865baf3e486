//! Tests of reading and planning, on small files that are written out in full.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use throughline_domain::contacts::Contacts;
use throughline_domain::id::StudentId;
use throughline_domain::roster::{Card, Roster};
use throughline_domain::roster_import::RosterFileError;
use throughline_domain::time::Day;

use crate::roster::{Plan, Reading};

mod bad_rows;
mod changes;
mod guardians;
mod privacy;
mod refused;
mod spellings;
mod versions;

/// Stands in for the keyed hash: FNV-1a with 128 bits.
pub(crate) fn derive(kind: &str, key: &str) -> u128 {
    let bytes = kind.bytes().chain([0]).chain(key.bytes());
    bytes.fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013B)
    })
}

fn student(source_id: &str) -> StudentId {
    StudentId(derive("student", &format!("oneroster:{source_id}")))
}

fn try_read_on(today: &str, files: &[(&str, &[u8])]) -> Result<Reading, RosterFileError> {
    let files = files
        .iter()
        .map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec()))
        .collect();
    let today: Day = today.parse().unwrap();
    super::read(files, &derive, today, &mut |_, _| ControlFlow::Continue(()))
}

fn try_read(files: &[(&str, &str)]) -> Result<Reading, RosterFileError> {
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, text)| (*name, text.as_bytes()))
        .collect();
    try_read_on("2026-11-22", &files)
}

fn read(files: &[(&str, &str)]) -> Reading {
    try_read(files).unwrap()
}

/// The shortest `users.csv` of version 1.1 with these rows.
fn users(rows: &str) -> String {
    format!("sourcedId,status,dateLastModified,role,givenName,familyName,identifier,grades\n{rows}")
}

/// This row as often, each with its own number in place of `#`.
fn many(count: u32, row: &str) -> String {
    let rows: Vec<String> = (0..count)
        .map(|number| row.replace('#', &number.to_string()))
        .collect();
    rows.concat()
}

/// The card of one student of a `users.csv` alone.
fn card(reading: &Reading, source_id: &str) -> Card {
    reading.cards[&student(source_id)].clone()
}

/// What one school knows, import after import.
#[derive(Default)]
struct Known {
    roster: Roster,
    contacts: BTreeMap<StudentId, Contacts>,
}

impl Known {
    /// Imports files on a day and gives the plan that was carried out.
    fn import_on(&mut self, today: &str, files: &[(&str, &str)]) -> Plan {
        let files: Vec<(&str, &[u8])> = files
            .iter()
            .map(|(name, text)| (*name, text.as_bytes()))
            .collect();
        let reading = try_read_on(today, &files).unwrap();
        let plan = crate::roster::plan(&reading, &self.roster, &self.contacts);
        plan.apply(&mut self.roster, &mut self.contacts);
        plan
    }

    fn import(&mut self, files: &[(&str, &str)]) -> Plan {
        self.import_on("2026-11-22", files)
    }

    fn card(&self, source_id: &str) -> Card {
        self.roster.cards[&student(source_id)].0.clone()
    }
}
