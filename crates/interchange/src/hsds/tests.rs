//! What is read of directories, what is told of their mistakes, and that what is written is read again.

mod bad_rows;
mod made_up;
mod standard;
mod written;

use throughline_domain::roster_import::BadRowReason;

use super::*;
use crate::directory::Reading;

fn derive(kind: &str, key: &str) -> u128 {
    format!("{kind} {key}")
        .bytes()
        .fold(7, |bits: u128, byte| bits.rotate_left(5) ^ u128::from(byte))
}

fn files(tables: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
    tables
        .iter()
        .map(|(name, text)| (format!("{name}.csv"), text.as_bytes().to_vec()))
        .collect()
}

fn told(reading: &Reading) -> Vec<(String, u64, BadRowReason)> {
    reading
        .bad_rows
        .iter()
        .map(|row| (row.file.clone(), row.line, row.reason.clone()))
        .collect()
}

const ORGANIZATIONS: &str = "id,name,description\no1,Helpers,Who help\n";
