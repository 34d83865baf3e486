//! Importing a roster, from OneRoster files or from any table: read and compared first, saved in one transaction when
//! the person says so.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use throughline_domain::contacts::Contacts;
use throughline_domain::id::{DossierId, StudentId};
use throughline_domain::roster_import::RosterFileError;
use throughline_domain::subject::Subject;
use throughline_domain::table_import::Mapping;
use throughline_interchange::is_zip;
use throughline_interchange::roster::{Extent, Plan, plan};
use throughline_interchange::table::{Grid, look};
use throughline_interchange::{oneroster, student_list};
use throughline_protocol::command::InFile;
use throughline_protocol::{Commit, DossierView, Edit, Failure, Heads, Packed, Reply, Stage};
use throughline_vault::store::Store;

use crate::answer::Answer;
use crate::commit::dossier_id;
use crate::host::Host;
use crate::open::Open;
use crate::{convert, people, table};

/// A roster that was read and is not saved.
pub enum Pending {
    /// What saving it would change.
    Plan(Plan),
    /// A table, and what it would change once a person has said what its columns are.
    Table(Table),
}

/// A table that may be a roster.
pub struct Table {
    table: table::Table,
    mapped: Option<(Mapping, Plan)>,
}

impl Pending {
    /// What a person is shown next.
    pub fn reply(&self) -> Result<Reply, Failure> {
        Ok(match self {
            Self::Plan(plan)
            | Self::Table(Table {
                mapped: Some((_, plan)),
                ..
            }) => Reply::Roster(Packed::of(&plan.preview)?),
            Self::Table(table) => Reply::Table(Packed::of(&table.table.view)?),
        })
    }
}

/// Under which name the mappings are stored that a person confirmed.
const MAPPINGS: &str = "student_list.mappings";

/// Reads roster files and compares them with what is here. One file that is no OneRoster file is taken for a table.
pub async fn read<H: Host>(
    host: &H,
    open: &Open<H::Store>,
    files: Vec<InFile>,
    answer: &Answer,
) -> Result<Pending, Failure> {
    let alone = match files.as_slice() {
        [alone] if !is_zip(&alone.bytes) => Some(alone.clone()),
        _ => None,
    };
    match (read_oneroster(host, open, files, answer).await, alone) {
        (
            Err(Failure::Roster(
                RosterFileError::NotOneRoster | RosterFileError::MissingColumn { .. },
            )),
            Some(file),
        ) => Ok(Pending::Table(read_table(open, file).await?)),
        (read, _) => Ok(Pending::Plan(read?)),
    }
}

async fn read_table<S: Store>(open: &Open<S>, file: InFile) -> Result<Table, Failure> {
    let look = |grid: &mut Grid, file: &str| {
        let mut view = look(grid, file, student_list::WANTED);
        student_list::withhold(grid, &mut view);
        view
    };
    let table = table::read(open, file, oneroster::MOST_BYTES, MAPPINGS, look).await?;
    Ok(Table {
        table,
        mapped: None,
    })
}

/// Compares a table with what is here, its columns being what the person says they are.
pub async fn map<H: Host>(
    host: &H,
    open: &Open<H::Store>,
    pending: &mut Pending,
    mapping: Mapping,
) -> Result<(), Failure> {
    let Pending::Table(table) = pending else {
        return Err(Failure::OutOfOrder);
    };
    let secret = open.secret();
    let derive = |kind: &str, key: &str| u128::from_be_bytes(secret.derive(kind, &[key]));
    let roster = people::roster(open).await?;
    let as_of = host.now().to_rfc3339();
    let reading = student_list::read(
        &table.table.grid,
        &table.table.view,
        &mapping,
        &roster,
        &derive,
        &as_of,
    );
    let plan = plan(&reading, &roster, &BTreeMap::new());
    table.mapped = Some((mapping, plan));
    Ok(())
}

async fn read_oneroster<H: Host>(
    host: &H,
    open: &Open<H::Store>,
    files: Vec<InFile>,
    answer: &Answer,
) -> Result<Plan, Failure> {
    let secret = open.secret();
    let derive = |kind: &str, key: &str| u128::from_be_bytes(secret.derive(kind, &[key]));
    let today = host.now().day(host.utc_offset_minutes());
    let mut cancelled = false;
    let mut progress = |done: u64, total: u64| {
        let percent = usize::try_from(done.saturating_mul(100) / total.max(1)).unwrap_or(100);
        cancelled = cancelled || answer.progress(Stage::Reading, percent, 100).is_err();
        if cancelled {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    let files = files
        .into_iter()
        .map(|file| (file.name, file.bytes))
        .collect();
    let reading = oneroster::read(files, &derive, today, &mut progress);
    if cancelled {
        return Err(Failure::Cancelled);
    }
    let reading = reading?;
    host.breathe().await;
    answer.progress(Stage::Checking, 0, 1)?;
    let roster = people::roster(open).await?;
    let contacts = if reading.extents.users == Extent::Absent {
        BTreeMap::new()
    } else {
        contacts(open).await?
    };
    Ok(plan(&reading, &roster, &contacts))
}

async fn contacts<S: Store>(open: &Open<S>) -> Result<BTreeMap<StudentId, Contacts>, Failure> {
    let ids: BTreeMap<DossierId, StudentId> = open
        .cabinet
        .index()
        .iter()
        .filter_map(|(id, known)| match known.subject {
            Some(Subject::Contacts(student)) => Some((*id, student)),
            _ => None,
        })
        .collect();
    let all: Vec<DossierId> = ids.keys().copied().collect();
    let loaded = open.cabinet.load_many(&all).await?;
    let contacts = loaded.into_iter().filter_map(|(id, (dossier, _))| {
        let contacts = convert::contents(dossier.read()).0.read();
        Some((*ids.get(&id)?, contacts))
    });
    Ok(contacts.collect())
}

/// Saves what an import would change. Imported facts are dated: the newest one wins on every device without asking.
pub async fn apply<H: Host>(
    host: &H,
    open: &mut Open<H::Store>,
    pending: &Pending,
    answer: &Answer,
) -> Result<Vec<DossierView>, Failure> {
    let (plan, locals) = match pending {
        Pending::Plan(plan) => (plan, vec![]),
        Pending::Table(Table {
            table,
            mapped: Some((mapping, plan)),
        }) => {
            let mapping = table::remembered(open, MAPPINGS, &table.view, mapping).await?;
            (plan, vec![mapping])
        }
        Pending::Table(_) => return Err(Failure::OutOfOrder),
    };
    let fault = |_| Failure::Fault("roster".to_owned());
    let some = |fields: BTreeMap<_, _>| {
        fields
            .into_iter()
            .map(|(path, leaf)| (path, Some(leaf)))
            .collect()
    };
    let mut edits = vec![Edit::Change {
        dossier: Subject::Roster,
        base: heads(open, Subject::Roster),
        fields: some(plan.roster_fields().map_err(fault)?),
    }];
    for (student, fields) in plan.contacts_fields().map_err(fault)? {
        let dossier = Subject::Contacts(student);
        edits.push(Edit::Change {
            dossier,
            base: heads(open, dossier),
            fields: some(fields),
        });
    }
    answer.progress(Stage::Saving, 0, edits.len())?;
    host.breathe().await;
    answer.progress(Stage::Saving, 0, edits.len())?;
    let commit = Commit::new("roster.import", edits);
    open.commit_with(&commit, &locals, host.now()).await
}

/// The state of a dossier that is here.
pub fn heads<S: Store>(open: &Open<S>, subject: Subject) -> Heads {
    let id = dossier_id(open.secret(), subject);
    let known = open.cabinet.index().get(&id);
    known.map(|known| known.heads.clone()).unwrap_or_default()
}
