//! The community directory in and out: HSDS 3.0, contacts, or any table; read and compared first, saved in one transaction when the person
//! says so.

use std::collections::BTreeMap;

use throughline_domain::contents::Leaf;
use throughline_domain::family::Family;
use throughline_domain::roster_import::RosterFileError;
use throughline_domain::subject::Subject;
use throughline_domain::table_import::Mapping;
use throughline_interchange::directory::{Plan, Reading, plan};
use throughline_interchange::table::Grid;
use throughline_interchange::{hsds, is_zip, service_list, vcard};
use throughline_protocol::command::{InFile, ServicesAs};
use throughline_protocol::reply::OutFile;
use throughline_protocol::{Commit, DossierView, Edit, Failure, Reply, Stage};
use throughline_public::directory::Directory;
use throughline_vault::store::Store;

use crate::answer::Answer;
use crate::commit::dossier_id;
use crate::host::Host;
use crate::open::Open;
use crate::{convert, roster, table};

/// Services that were read and are not saved.
pub enum Pending {
    /// What saving them would change.
    Plan(Plan),
    /// A table, and what it would change once a person has said what its columns are.
    Table {
        /// The table.
        table: table::Table,
        /// What a person said of it, and what would change.
        mapped: Option<(Mapping, Plan)>,
    },
}

impl Pending {
    /// What a person is shown next.
    pub fn reply(&self) -> Reply {
        match self {
            Self::Plan(plan)
            | Self::Table {
                mapped: Some((_, plan)),
                ..
            } => Reply::Services(plan.preview.clone()),
            Self::Table { table, .. } => Reply::Table(table.view.clone()),
        }
    }
}

/// Under which name the mappings are stored that a person confirmed.
const MAPPINGS: &str = "service_list.mappings";

/// Reads files and compares them with what is here. One file that is neither HSDS nor contacts is taken for a table.
pub async fn read<H: Host>(
    host: &H,
    open: &Open<H::Store>,
    files: Vec<InFile>,
    answer: &Answer,
) -> Result<Pending, Failure> {
    answer.progress(Stage::Reading, 0, 1)?;
    host.breathe().await;
    if let [file] = files.as_slice()
        && vcard::is_vcard(&file.bytes)
    {
        let reading = vcard::read(&file.name, file.bytes.clone())?;
        return Ok(Pending::Plan(compare(host, open, &reading).await?));
    }
    let alone = match files.as_slice() {
        [alone] if !is_zip(&alone.bytes) => Some(alone.clone()),
        _ => None,
    };
    let set = files
        .into_iter()
        .map(|file| (file.name, file.bytes))
        .collect();
    match (hsds::read(set), alone) {
        (Err(RosterFileError::NotServices | RosterFileError::MissingColumn { .. }), Some(file)) => {
            let look = |grid: &mut Grid, file: &str| service_list::look(grid, file);
            let table = table::read(open, file, hsds::MOST_BYTES, MAPPINGS, look).await?;
            Ok(Pending::Table {
                table,
                mapped: None,
            })
        }
        (reading, _) => Ok(Pending::Plan(compare(host, open, &reading?).await?)),
    }
}

/// Compares a table with what is here, its columns being what the person says they are.
pub async fn map<H: Host>(
    host: &H,
    open: &Open<H::Store>,
    pending: &mut Pending,
    mapping: Mapping,
) -> Result<(), Failure> {
    let Pending::Table { table, mapped } = pending else {
        return Err(Failure::OutOfOrder);
    };
    let reading = service_list::read(&table.grid, &table.view, &mapping);
    *mapped = Some((mapping, compare(host, open, &reading).await?));
    Ok(())
}

async fn compare<H: Host>(
    host: &H,
    open: &Open<H::Store>,
    reading: &Reading,
) -> Result<Plan, Failure> {
    let secret = open.secret();
    let derive = |kind: &str, key: &str| u128::from_be_bytes(secret.derive(kind, &[key]));
    let known = directory(open).await?;
    let today = host.now().day(host.utc_offset_minutes());
    Ok(plan(
        reading,
        &known.services,
        &derive,
        &host.now().to_rfc3339(),
        today,
    ))
}

/// All services that are known, those that families do not see included.
async fn directory<S: Store>(open: &Open<S>) -> Result<Directory, Failure> {
    let id = dossier_id(open.secret(), Subject::Family);
    let Some((dossier, _)) = open.cabinet.load(id).await? else {
        return Ok(Directory::default());
    };
    let family: Family = convert::contents(dossier.read()).0.read();
    let services = family
        .directory
        .into_iter()
        .map(|(id, service)| (id, service.0));
    Ok(Directory {
        services: services.collect(),
    })
}

/// Saves what an import would change; what is new is shown to families where the person wants it.
pub async fn apply<H: Host>(
    host: &H,
    open: &mut Open<H::Store>,
    pending: &Pending,
    public: bool,
    answer: &Answer,
) -> Result<Vec<DossierView>, Failure> {
    let (plan, locals) = match pending {
        Pending::Plan(plan) => (plan, vec![]),
        Pending::Table {
            table,
            mapped: Some((mapping, plan)),
        } => (
            plan,
            vec![table::remembered(open, MAPPINGS, &table.view, mapping).await?],
        ),
        Pending::Table { .. } => return Err(Failure::OutOfOrder),
    };
    let known = directory(open).await?;
    let mut fields = BTreeMap::new();
    for (id, service) in &plan.services {
        let text =
            serde_json::to_string(service).map_err(|_| Failure::Fault("service".to_owned()))?;
        fields.insert(format!("directory/{id}"), Some(Leaf::Text(text)));
        if public && !known.services.contains_key(id) {
            fields.insert(format!("kept/{id}/public"), Some(Leaf::Flag(true)));
        }
    }
    answer.progress(Stage::Saving, 0, 1)?;
    host.breathe().await;
    answer.progress(Stage::Saving, 0, 1)?;
    let edits = vec![Edit::Change {
        dossier: Subject::Family,
        base: roster::heads(open, Subject::Family),
        fields,
    }];
    let commit = Commit::new("directory.import", edits);
    open.commit_with(&commit, &locals, host.now()).await
}

/// A file of all services. Nothing in it is about a student.
pub async fn export<H: Host>(
    host: &H,
    open: &Open<H::Store>,
    form: ServicesAs,
) -> Result<OutFile, Failure> {
    let directory = directory(open).await?;
    let day = host.now().day(host.utc_offset_minutes());
    let (ending, bytes) = match form {
        ServicesAs::Hsds => {
            let zip = hsds::write(&directory).map_err(|_| Failure::Fault("hsds".to_owned()))?;
            ("hsds.zip", zip)
        }
        ServicesAs::Contacts => ("vcf", vcard::write(&directory).into_bytes()),
    };
    Ok(OutFile {
        name: format!("directory-{day}.{ending}"),
        bytes,
    })
}
