//! What the columns of a table may be: by their names first, then by what stands in them.

use std::collections::BTreeSet;

use throughline_domain::fold::fold;
use throughline_domain::table_import::{ColumnView, TableView};

use super::grid::{Grid, LOOKED_AT, Row};

/// Something that an import seeks in a table.
#[derive(Clone, Copy)]
pub struct Wanted {
    /// What the import calls it.
    pub what: &'static str,
    /// How columns that hold it are called: folded, whole names.
    pub names: &'static [&'static str],
    /// Whether these values, of which none is empty, look like it.
    pub looks: fn(&[&str]) -> bool,
}

/// How many values of a column are shown, and how much of each.
const SAMPLES: usize = 3;
const SAMPLE_LETTERS: usize = 40;
/// How many values are looked at to guess what a column holds.
const VALUES: usize = 200;

/// Looks at a table. What is sought first counts first, and is found in one column at most.
pub fn look(grid: &Grid, file: &str, wanted: &[Wanted]) -> TableView {
    let width = grid.width();
    let header = header(grid, wanted);
    let titles: Vec<String> = (0..width)
        .map(|column| {
            header
                .map_or("", |at| grid.rows[at].cell(column))
                .to_owned()
        })
        .collect();
    let rows = &grid.rows[header.map_or(0, |at| at + 1)..];
    let mut taken: Vec<Option<&str>> = vec![None; width];
    for want in wanted {
        let free = |column: &usize| taken[*column].is_none();
        let named = |name: &&str| {
            (0..width)
                .filter(free)
                .find(|at| fold(&titles[*at]) == **name)
        };
        if let Some(column) = want.names.iter().find_map(named) {
            taken[column] = Some(want.what);
        }
    }
    for want in wanted {
        if taken.contains(&Some(want.what)) {
            continue;
        }
        let free = |column: &usize| taken[*column].is_none() && titles[*column].is_empty();
        let alike = |column: &usize| {
            let values = values(rows, *column);
            !values.is_empty() && (want.looks)(&values)
        };
        if let Some(column) = (0..width).filter(free).find(alike) {
            taken[column] = Some(want.what);
        }
    }
    let columns = titles.into_iter().zip(taken).enumerate();
    let columns = columns.map(|(at, (title, taken_for))| ColumnView {
        title,
        samples: samples(rows, at),
        taken_for: taken_for.map(str::to_owned),
        withheld: false,
    });
    TableView {
        file: file.to_owned(),
        columns: columns.collect(),
        rows: rows.len(),
        header_line: header.map(|at| grid.rows[at].line),
        remembered: false,
    }
}

/// The row among the first ones that has most of the names that are sought; `None` where no row has any.
fn header(grid: &Grid, wanted: &[Wanted]) -> Option<usize> {
    let names: BTreeSet<&str> = wanted.iter().flat_map(|want| want.names).copied().collect();
    let known = |row: &Row| {
        row.cells
            .iter()
            .filter(|cell| names.contains(fold(cell).as_str()))
            .count()
    };
    let first = grid.rows.iter().take(LOOKED_AT).enumerate();
    let found = first
        .map(|(at, row)| (known(row), at))
        .filter(|(known, _)| *known > 0);
    // Of equal ones the first.
    found
        .max_by_key(|(known, at)| (*known, usize::MAX - at))
        .map(|(_, at)| at)
}

fn values(rows: &[Row], column: usize) -> Vec<&str> {
    let cells = rows.iter().take(VALUES).map(|row| row.cell(column));
    cells.filter(|cell| !cell.is_empty()).collect()
}

fn samples(rows: &[Row], column: usize) -> Vec<String> {
    let cut = |cell: &&str| cell.chars().take(SAMPLE_LETTERS).collect();
    values(rows, column).iter().take(SAMPLES).map(cut).collect()
}
