//! Services to tables, in one ZIP.
//!
//! What the specification has no column for travels in columns of our own (`x_…`, and `…@es` for further languages), which
//! others pass over: what is read again is what was written.

mod line;
mod place;
mod service;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write};

use throughline_public::directory::{Directory, Organization, Place};
use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

use self::line::{Line, Table};
use crate::directory::value;

/// The directory as one ZIP of CSV files.
///
/// # Errors
/// When the ZIP cannot be put together: it would be larger than 4 GiB.
pub fn write(directory: &Directory) -> Result<Vec<u8>, ZipError> {
    let mut files = Files::default();
    for (id, service) in &directory.services {
        files.service(id, service);
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, table) in &files.tables {
        writer.start_file(format!("{name}.csv"), SimpleFileOptions::default())?;
        writer.write_all(table.csv().as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}

#[derive(Default)]
struct Files {
    tables: BTreeMap<&'static str, Table>,
    organizations: Vec<(Organization, String)>,
    places: BTreeMap<String, Place>,
    terms: BTreeMap<String, String>,
    needs: BTreeSet<&'static str>,
}

/// An identifier for what belongs to something: the same in every export.
fn made(of: u128, number: u64) -> String {
    let spread = of.rotate_left(61) ^ 0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835;
    value::uuid(
        spread
            .wrapping_mul(0x2545_F491_4F6C_DD1D_1234_5678_9ABC_DEF1)
            .wrapping_add(u128::from(number)),
    )
}

impl Files {
    fn push(&mut self, table: &'static str, line: Line) {
        let table = self.tables.entry(table).or_default();
        for column in line.0.keys() {
            if !table.columns.contains(column) {
                table.columns.push(column.clone());
            }
        }
        table.rows.push(line);
    }
}
