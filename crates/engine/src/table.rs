//! A table that may be anything: read, looked at, and what a person said of its columns remembered for the next time.

use std::collections::BTreeMap;

use throughline_domain::roster_import::RosterFileError;
use throughline_domain::table_import::{Mapping, TableView};
use throughline_interchange::table::{Grid, NoTable};
use throughline_protocol::Failure;
use throughline_protocol::command::InFile;
use throughline_vault::store::Store;

use crate::open::Open;
use crate::records::NewLocal;

/// A table, and what its columns are taken for.
pub struct Table {
    /// Its rows.
    pub grid: Grid,
    /// As a person sees it.
    pub view: TableView,
}

/// The mappings that a person confirmed, by the titles of the columns.
type Mappings = BTreeMap<String, Mapping>;

/// Reads a table. `look` says what its columns are; where a person said it before, that counts. `remembered_as` is the name under which
/// such mappings are stored.
pub async fn read<S: Store>(
    open: &Open<S>,
    file: InFile,
    most_bytes: u64,
    remembered_as: &str,
    look: impl Fn(&mut Grid, &str) -> TableView,
) -> Result<Table, Failure> {
    if file.bytes.len() as u64 > most_bytes {
        return Err(RosterFileError::TooLarge.into());
    }
    let mut grid = Grid::read(file.bytes).map_err(|error| match error {
        NoTable::NotText(_) => RosterFileError::NotText(file.name.clone()),
        NoTable::OpenQuote(open) => RosterFileError::OpenQuote {
            file: file.name.clone(),
            line: open.line,
        },
    })?;
    if grid.rows.is_empty() {
        return Err(RosterFileError::Empty.into());
    }
    let mut view = look(&mut grid, &file.name);
    let mappings: Option<Mappings> = open.cabinet.records().local(remembered_as).await?;
    if let Some(mapping) = mappings.and_then(|mut known| known.remove(&titles(&view))) {
        for (column, taken_for) in view.columns.iter_mut().zip(mapping.columns) {
            column.taken_for = taken_for;
        }
        view.remembered = true;
    }
    Ok(Table { grid, view })
}

/// The mappings with this one among them.
pub async fn remembered<S: Store>(
    open: &Open<S>,
    remembered_as: &'static str,
    view: &TableView,
    mapping: &Mapping,
) -> Result<NewLocal, Failure> {
    let known: Option<Mappings> = open.cabinet.records().local(remembered_as).await?;
    let mut mappings = known.unwrap_or_default();
    mappings.insert(titles(view), mapping.clone());
    NewLocal::new(remembered_as, &mappings)
}

/// The titles of a table's columns, as one text.
fn titles(view: &TableView) -> String {
    let titles: Vec<&str> = view
        .columns
        .iter()
        .map(|column| column.title.as_str())
        .collect();
    titles.join("\u{1f}")
}
