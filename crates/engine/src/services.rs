//! The community directory in and out: HSDS 3.0, contacts, or any table; read and compared first, saved in one transaction when the person
//! says so.

use std::collections::BTreeMap;

use throughline_domain::contents::Leaf;
use throughline_domain::family::Family;
use throughline_domain::roster_import::RosterFileError;
use throughline_domain::subject::Subject;
use throughline_domain::table_import::Mapping;
use throughline_domain::time::Day;
use throughline_interchange::directory::{Plan, Reading, plan};
use throughline_interchange::table::Grid;
use throughline_interchange::{hsds, is_zip, service_list, vcard};
use throughline_protocol::command::{InFile, ServicesAs};
use throughline_protocol::reply::OutFile;
use throughline_protocol::{Commit, DossierView, Edit, Failure, Packed, Reply, Stage};
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
    pub fn reply(&self) -> Result<Reply, Failure> {
        Ok(match self {
            Self::Plan(plan)
            | Self::Table {
                mapped: Some((_, plan)),
                ..
            } => Reply::Services(Packed::of(&plan.preview)?),
            Self::Table { table, .. } => Reply::Table(Packed::of(&table.view)?),
        })
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
    let family = family(open).await?;
    let known = directory(&family);
    let today = today(host);
    let now = host.now().to_rfc3339();
    let mut plan = plan(reading, &known.services, &derive, &now, today);
    plan.look_for_missing(reading, &family, &derive);
    Ok(plan)
}

/// What families may see, and its drafts.
async fn family<S: Store>(open: &Open<S>) -> Result<Family, Failure> {
    let id = dossier_id(open.secret(), Subject::Family);
    let found = open.cabinet.load(id).await?;
    Ok(found
        .map(|(dossier, _)| convert::contents(dossier.read()).0.read())
        .unwrap_or_default())
}

/// All services that are known, those that families do not see included.
fn directory(family: &Family) -> Directory {
    let services = family.directory.iter();
    Directory {
        services: services
            .map(|(id, service)| (id.clone(), service.0.clone()))
            .collect(),
    }
}

/// Saves what an import would change; what is new is shown to families where the person wants it, and what the same source
/// no longer names is marked where they want that. Nothing is taken out.
pub async fn apply<H: Host>(
    host: &H,
    open: &mut Open<H::Store>,
    pending: &Pending,
    (public, mark): (bool, bool),
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
    let family = family(open).await?;
    let mut fields = BTreeMap::new();
    for (id, service) in &plan.services {
        let text =
            serde_json::to_string(service).map_err(|_| Failure::Fault("service".to_owned()))?;
        fields.insert(format!("directory/{id}"), Some(Leaf::Text(text)));
        if public && !family.directory.contains_key(id) {
            fields.insert(format!("kept/{id}/public"), Some(Leaf::Flag(true)));
        }
    }
    fields.extend(marks(plan, &family, mark.then(|| today(host))));
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

/// Which set of files each service came with, and which of them such a set no longer names: marked as of this day, where a
/// person wants it.
fn marks(plan: &Plan, family: &Family, marked: Option<Day>) -> BTreeMap<String, Option<Leaf>> {
    let list = &plan.missing.list;
    let of_list = plan
        .found
        .iter()
        .filter(|id| family.kept(&id.0).list != *list);
    let of_list = of_list.map(|id| (format!("kept/{id}/list"), Some(Leaf::Text(list.clone()))));
    let back = plan.missing.back.iter();
    let back = back.map(|id| (format!("kept/{id}/missing"), None));
    let missing = marked.into_iter().flat_map(|day| {
        let day = Leaf::Text(day.to_string());
        let all = plan.missing.services.iter();
        all.map(move |id| (format!("kept/{id}/missing"), Some(day.clone())))
    });
    of_list.chain(back).chain(missing).collect()
}

fn today<H: Host>(host: &H) -> Day {
    host.now().day(host.utc_offset_minutes())
}

/// A file of all services. Nothing in it is about a student.
pub async fn export<H: Host>(
    host: &H,
    open: &Open<H::Store>,
    form: ServicesAs,
) -> Result<OutFile, Failure> {
    let directory = directory(&family(open).await?);
    let day = today(host);
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
