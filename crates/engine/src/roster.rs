//! Importing a roster: read and compared first, saved in one transaction when the person says so.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use throughline_domain::contacts::Contacts;
use throughline_domain::id::{DossierId, StudentId};
use throughline_domain::subject::Subject;
use throughline_interchange::oneroster::{self, Extent, Plan};
use throughline_protocol::command::InFile;
use throughline_protocol::{Commit, DossierView, Edit, Failure, Heads, Stage};
use throughline_vault::store::Store;

use crate::answer::Answer;
use crate::commit::dossier_id;
use crate::host::Host;
use crate::open::Open;
use crate::{convert, people};

/// Reads roster files and compares them with what is here.
pub async fn read<H: Host>(
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
    Ok(oneroster::plan(&reading, &roster, &contacts))
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
    plan: &Plan,
    answer: &Answer,
) -> Result<Vec<DossierView>, Failure> {
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
    open.commit(
        &Commit {
            intent: "roster.import".to_owned(),
            edits,
        },
        host.now(),
    )
    .await
}

fn heads<S: Store>(open: &Open<S>, subject: Subject) -> Heads {
    let id = dossier_id(open.secret(), subject);
    let known = open.cabinet.index().get(&id);
    known.map(|known| known.heads.clone()).unwrap_or_default()
}
