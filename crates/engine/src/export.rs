//! Making a bundle for a person, and writing down that it was made.

use throughline_domain::disclosure::{Disclosure, SHARED};
use throughline_domain::id::{BundleId, DossierId, StaffId};
use throughline_domain::subject::Subject;
use throughline_dossier::Dossier;
use throughline_protocol::reply::OutFile;
use throughline_protocol::{Commit, DossierView, Edit, Failure, Heads, Stage};
use throughline_vault::bundle::{self, Draft, DraftEntry, EntryFacts, WorkspaceFacts};
use throughline_vault::envelope::Audience;

use crate::answer::Answer;
use crate::cabinet::Known;
use crate::colleague::Colleague;
use crate::host::Host;
use crate::open::Open;
use crate::records::Record;
use crate::{chain, colleague, convert, failures, people, scope};

/// How many dossiers are packed between two looks at other messages.
const BATCH: usize = 256;

/// Makes a bundle for a person with what the access table gives them.
///
/// # Errors
/// [`Failure::NotTrusted`] when the key chain does not know them.
pub async fn export<H: Host>(
    host: &H,
    open: &mut Open<H::Store>,
    to: StaffId,
    purpose: &str,
    answer: &Answer,
) -> Result<(OutFile, Vec<DossierView>), Failure> {
    let recipients = open.trust.recipients(&to.to_string());
    if recipients.is_empty() {
        return Err(Failure::NotTrusted);
    }
    let now = host.now();
    let bundle = throughline_vault::id::BundleId::random();
    let mut colleague = colleague::of(open, to).await?.as_ref().clone();
    let roster = people::roster(open).await?;
    let reader = people::reader(&open.trust, &roster, to);
    let scope: Vec<(DossierId, Known)> = scope::of(open, &reader, &colleague)
        .into_iter()
        .map(|(id, known)| (id, known.clone()))
        .collect();
    let students = scope::students(
        &scope
            .iter()
            .map(|(id, known)| (*id, known))
            .collect::<Vec<_>>(),
    );
    let entries = pack(host, open, &scope, Some(&colleague), answer).await?;
    colleague.sent = scope
        .iter()
        .map(|(id, known)| (*id, known.heads.clone()))
        .collect();
    colleague.sent_at = Some(now);

    let school = open.school_body().await?.name;
    let draft = Draft {
        purpose: purpose.to_owned(),
        recipients: vec![to.to_string()],
        entries,
        ..draft(open, bundle, &school, host)
    };
    let bytes = bundle::write(&draft, &open.device, &Audience::Recipients(recipients))
        .map_err(failures::write)?;
    drop(draft);
    answer.progress(Stage::Saving, 0, 1)?;

    let id = BundleId::from_bytes(*bundle.as_bytes());
    let disclosure = Disclosure {
        bundle: id,
        to: vec![to],
        purpose: purpose.to_owned(),
        students: students.into_iter().collect(),
    };
    let commit = Commit {
        intent: "disclosure.share".to_owned(),
        edits: vec![Edit::Append {
            dossier: Subject::Disclosures(open.me()),
            collection: SHARED.to_owned(),
            what: serde_json::to_string(&disclosure)
                .map_err(|_| Failure::Fault("disclosure".to_owned()))?,
            replaces: None,
        }],
    };
    let locals = [colleague.keep(to)?];
    let views = open.commit_with(&commit, &locals, now).await?;
    let name = bundle::file_name(
        &school,
        &open.own.name,
        &chain::day(now, host.utc_offset_minutes()),
        &bundle,
    );
    Ok((OutFile { name, bytes }, views))
}

/// A bundle of this vault with nothing in it yet.
pub fn draft<H: Host>(
    open: &Open<H::Store>,
    bundle: throughline_vault::id::BundleId,
    school: &str,
    host: &H,
) -> Draft {
    Draft {
        bundle,
        workspace: WorkspaceFacts {
            id: throughline_vault::id::WorkspaceId::from_bytes(open.workspace().to_bytes()),
            name: school.to_owned(),
            founder: open.own.founder.clone(),
        },
        staff: open.me().to_string(),
        name: open.own.name.clone(),
        created_at: host.now().to_rfc3339(),
        recipients: vec![],
        purpose: String::new(),
        keys: None,
        entries: vec![],
    }
}

/// The documents of a scope: for a colleague only what they have not shown to have, for a backup whole.
pub async fn pack<H: Host>(
    host: &H,
    open: &Open<H::Store>,
    scope: &[(DossierId, Known)],
    colleague: Option<&Colleague>,
    answer: &Answer,
) -> Result<Vec<DraftEntry>, Failure> {
    let mut entries = Vec::with_capacity(scope.len());
    for batch in scope.chunks(BATCH) {
        answer.progress(Stage::Packing, entries.len(), scope.len())?;
        host.breathe().await;
        let ids: Vec<DossierId> = batch.iter().map(|(id, _)| *id).collect();
        for (record, (id, known)) in open
            .cabinet
            .records()
            .read_many(&ids)
            .await?
            .into_iter()
            .zip(batch)
        {
            let has = colleague.and_then(|colleague| colleague.has.get(id));
            entries.push(pack_one(
                record.ok_or(Failure::StorageDamaged)?,
                known,
                has,
            )?);
        }
    }
    Ok(entries)
}

fn pack_one(record: Record, known: &Known, has: Option<&Heads>) -> Result<DraftEntry, Failure> {
    let (since, bytes) = match has.zip(known.facts.as_ref()) {
        None => (vec![], record.save),
        Some((has, _)) => match changes_since(&record.kind, &record.save, has)? {
            Some(changes) => changes,
            None => (vec![], record.save),
        },
    };
    let facts = EntryFacts {
        dossier: throughline_vault::id::DossierId::from_bytes(record.id.to_bytes()),
        kind: known.kind.clone(),
        title: known.kind.clone(),
        generation: u64::from(known.generation),
        since,
        heads: convert::heads_as_text(&known.heads),
    };
    Ok(DraftEntry { facts, bytes })
}

/// What is new since these heads, and the heads as the manifest writes them; `None` when they are not known here, and
/// the whole document is needed.
fn changes_since(kind: &str, save: &[u8], has: &Heads) -> Result<Option<Changes>, Failure> {
    let shape = throughline_domain::shape::Kind::parse(kind)
        .and_then(convert::shape)
        .ok_or(Failure::StorageDamaged)?;
    let dossier = Dossier::load_sealed(shape, save).map_err(|_| Failure::StorageDamaged)?;
    let heads = convert::heads_in(has);
    let changes = || (convert::heads_as_text(has), dossier.save_since(&heads));
    Ok(dossier.has_seen(&heads).then(changes))
}

/// Heads, and the changes since.
type Changes = (Vec<String>, Vec<u8>);
