//! Columns that must not be stored, whatever a person maps: as in OneRoster, their values never get past the reading.

use throughline_domain::fold::fold;
use throughline_domain::table_import::TableView;

use crate::table::Grid;

/// Parts of the titles of such columns, folded.
const WITHHELD: [&str; 20] = [
    "password",
    "contrasena",
    "birthplace",
    "birth place",
    "place of birth",
    "country of birth",
    "birth country",
    "city of birth",
    "lugar de nacimiento",
    "pais de nacimiento",
    "citizen",
    "ciudadania",
    "nationality",
    "nacionalidad",
    "immigra",
    "inmigra",
    "migratori",
    "visa",
    "social security",
    "seguro social",
];

/// Drops the values of columns that must not be stored, from the table and from what is shown of it.
pub fn withhold(grid: &mut Grid, view: &mut TableView) {
    for (at, column) in view.columns.iter_mut().enumerate() {
        let title = fold(&column.title);
        if title == "ssn" || WITHHELD.iter().any(|part| title.contains(part)) {
            grid.withhold(at);
            column.samples.clear();
            column.taken_for = None;
            column.withheld = true;
        }
    }
    if let Some(line) = view.header_line {
        let header = grid.rows.iter_mut().find(|row| row.line == line);
        for (cell, column) in header
            .into_iter()
            .flat_map(|row| &mut row.cells)
            .zip(&view.columns)
        {
            column.title.clone_into(cell);
        }
    }
}
