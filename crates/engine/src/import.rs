//! Taking in a colleague's bundle: opened, verified, looked into by an inspector, shown, and merged when the person
//! says so: all of it in one transaction, or nothing.

use throughline_domain::id::{DossierId, StaffId, StudentId};
use throughline_domain::shape::Kind;
use throughline_domain::time::Timestamp;
use throughline_protocol::failure::FileProblem;
use throughline_protocol::reply::{BundlePreview, DossierChange};
use throughline_protocol::{DossierView, Failure, Stage};
use throughline_vault::bundle::{Accepted, Consent, Manifest, ManifestEntry, Opened, Verified};
use throughline_vault::chain::Standing;
use throughline_vault::store::Store;

use crate::answer::Answer;
use crate::cabinet::Draft;
use crate::colleague::Colleague;
use crate::host::{Host, Inspector};
use crate::inspect::{Inspect, Inspected};
use crate::open::Open;
use crate::own::{SEEN, Seen};
use crate::records::{NewLocal, Record, WriteFailure};
use crate::{chain, colleague, convert, failures, join, people};

/// The most bytes that visit an inspector at a time.
const BATCH_BYTES: usize = 2 << 20;
/// The most dossiers that visit an inspector at a time.
const BATCH: usize = 64;

/// A bundle that waits for the person's word.
pub struct Pending {
    sender: StaffId,
    accepted: Accepted,
    jobs: Vec<(Inspected, Option<u64>)>,
}

/// Verifies a bundle against the key chain: the one that is here, or with what the bundle's own School adds to it, such
/// as the statement by which a known person takes in another device of theirs.
///
/// # Errors
/// [`FileProblem`]: of another school, wrongly signed, altered, or from someone whom the chain does not know.
pub async fn verify<H: Host>(
    host: &H,
    open: &Open<H::Store>,
    opened: Opened,
    answer: &Answer,
) -> Result<Accepted, Failure> {
    let school = opened.claimed_manifest().workspace.name.clone();
    let verified = opened
        .verify(&open.trust)
        .map_err(|error| failures::verify(&error, &school))?;
    let names = people::names(&open.school_body().await?);
    let name = |staff: &String| names.get(staff).cloned().unwrap_or_default();
    let problem = match verified.standing() {
        Standing::Known { .. } => return accept(verified, Consent::KnownOnly),
        Standing::Revoked { staff, .. } => {
            return Err(FileProblem::RevokedSender { name: name(staff) }.into());
        }
        Standing::Unknown => FileProblem::UnknownSender {
            name: verified.manifest().sender.name.clone(),
        },
        Standing::ChangedKey { staff } => FileProblem::ChangedKey { name: name(staff) },
    };
    // So far only its School may be looked into, and only for what others have signed.
    let accepted = accept(verified, Consent::AlsoChangedKey)?;
    if vouched_for(host, open, &accepted, answer).await? {
        Ok(accepted)
    } else {
        Err(problem.into())
    }
}

/// Whether the statements in the bundle's School, together with those here, make its sender known.
async fn vouched_for<H: Host>(
    host: &H,
    open: &Open<H::Store>,
    accepted: &Accepted,
    answer: &Answer,
) -> Result<bool, Failure> {
    let is_school = |entry: &ManifestEntry| {
        DossierId::from_bytes(*entry.facts.dossier.as_bytes()) == open.own.school
    };
    let Some(school) = accepted.entries().find(|(entry, _)| is_school(entry)) else {
        return Ok(false);
    };
    answer.progress(Stage::Checking, 0, 1)?;
    let own = own_records(Some(open), &[school]).await?;
    let Ok(job) = job(school.0, school.1, own.into_iter().next().flatten()) else {
        return Ok(false);
    };
    let Ok(inspected) = host.inspector()?.inspect(vec![job]).await else {
        return Ok(false);
    };
    let mut jobs = inspected.into_iter().map(|inspected| (inspected, None));
    let Some(draft) = draft(school.0, jobs.next()) else {
        return Ok(false);
    };
    let trust = chain::trust(&join::load(&draft)?, open.workspace(), &open.own.founder);
    let sender = &accepted.manifest().sender;
    let standing = trust.standing(&sender.staff, &sender.device, &sender.signing_key);
    Ok(matches!(standing, Standing::Known { .. }))
}

fn accept(verified: Verified, consent: Consent) -> Result<Accepted, Failure> {
    verified.accept(consent).map_err(|_| Failure::NotTrusted)
}

/// Looks into every dossier of a bundle and says what merging it would do.
pub async fn preview<H: Host>(
    host: &H,
    open: &Open<H::Store>,
    accepted: Accepted,
    answer: &Answer,
) -> Result<(Pending, BundlePreview), Failure> {
    let jobs = inspect_all(host, Some(open), &accepted, answer).await?;
    let manifest = accepted.manifest();
    let sender: StaffId = manifest
        .sender
        .staff
        .parse()
        .map_err(|_| FileProblem::Misfit)?;
    let seen: Seen = open
        .cabinet
        .records()
        .local(SEEN)
        .await?
        .unwrap_or_default();
    let mut changes = Vec::new();
    let mut unchanged = 0;
    for (entry, (inspected, own)) in manifest.entries.iter().zip(&jobs) {
        if inspected.save.is_none() {
            unchanged += 1;
            continue;
        }
        let kind = Kind::parse(&entry.facts.kind);
        changes.push(DossierChange {
            dossier: DossierId::from_bytes(*entry.facts.dossier.as_bytes()),
            kind: kind.filter(|kind| kind.shape().is_some()),
            student: student(kind, inspected),
            new: own.is_none(),
            fields: inspected.fields,
            entries: inspected.entries,
            clashes: inspected.clashes,
        });
    }
    let names = people::names(&open.school_body().await?);
    let preview = BundlePreview {
        sender,
        sender_name: names
            .get(&manifest.sender.staff)
            .cloned()
            .unwrap_or_default(),
        made: Timestamp::from_rfc3339(&manifest.created_at).unwrap_or_default(),
        purpose: manifest.purpose.clone(),
        changes,
        unchanged,
        seen_before: seen.0.contains(&manifest.bundle.to_string()),
    };
    Ok((
        Pending {
            sender,
            accepted,
            jobs,
        },
        preview,
    ))
}

fn student(kind: Option<Kind>, inspected: &Inspected) -> Option<StudentId> {
    let (contents, _) = inspected.contents.as_ref()?;
    throughline_domain::access::Facts::of(kind?, contents).student
}

/// Sends every dossier of a bundle through an inspector, with one's own copy beside it, in batches.
pub async fn inspect_all<H: Host>(
    host: &H,
    open: Option<&Open<H::Store>>,
    accepted: &Accepted,
    answer: &Answer,
) -> Result<Vec<(Inspected, Option<u64>)>, Failure> {
    let mut inspector = host.inspector()?;
    let entries: Vec<(&ManifestEntry, &[u8])> = accepted.entries().collect();
    let mut results = Vec::with_capacity(entries.len());
    for batch in batches(&entries) {
        answer.progress(Stage::Checking, results.len(), entries.len())?;
        let own = own_records(open, batch).await?;
        let versions: Vec<Option<u64>> = own
            .iter()
            .map(|own| own.as_ref().map(|record| record.version))
            .collect();
        let jobs = batch
            .iter()
            .zip(own)
            .map(|((entry, bytes), own)| job(entry, bytes, own))
            .collect::<Result<_, _>>()?;
        results.extend(inspector.inspect(jobs).await?.into_iter().zip(versions));
    }
    answer.progress(Stage::Checking, results.len(), entries.len())?;
    Ok(results)
}

/// Runs of entries that are neither too many nor too large for one visit.
fn batches<'a>(
    entries: &'a [(&'a ManifestEntry, &'a [u8])],
) -> impl Iterator<Item = &'a [(&'a ManifestEntry, &'a [u8])]> {
    let mut rest = entries;
    std::iter::from_fn(move || {
        let mut bytes = 0;
        let fits = rest.iter().take(BATCH).take_while(|(_, incoming)| {
            let first = bytes == 0;
            bytes += incoming.len() + 1;
            first || bytes <= BATCH_BYTES
        });
        let (batch, after) = rest.split_at(fits.count());
        rest = after;
        (!batch.is_empty()).then_some(batch)
    })
}

async fn own_records<S: Store>(
    open: Option<&Open<S>>,
    batch: &[(&ManifestEntry, &[u8])],
) -> Result<Vec<Option<Record>>, Failure> {
    let Some(open) = open else {
        return Ok(batch.iter().map(|_| None).collect());
    };
    let ids: Vec<DossierId> = batch
        .iter()
        .map(|(entry, _)| DossierId::from_bytes(*entry.facts.dossier.as_bytes()))
        .collect();
    open.cabinet.records().read_many(&ids).await
}

fn job(entry: &ManifestEntry, bytes: &[u8], own: Option<Record>) -> Result<Inspect, Failure> {
    if own
        .as_ref()
        .is_some_and(|record| record.kind != entry.facts.kind)
    {
        return Err(FileProblem::Misfit.into());
    }
    Ok(Inspect {
        id: DossierId::from_bytes(*entry.facts.dossier.as_bytes()),
        kind: entry.facts.kind.clone(),
        generation: u32::try_from(entry.facts.generation).map_err(|_| FileProblem::Misfit)?,
        own: own.map(|record| record.save.into()),
        incoming: bytes.to_vec().into(),
        since: !entry.facts.since.is_empty(),
        heads: convert::heads_from_text(&entry.facts.heads).ok_or(FileProblem::Misfit)?,
    })
}

/// Dossiers of a bundle, ready to be stored, in the order of its manifest.
pub fn drafts(manifest: &Manifest, jobs: Vec<(Inspected, Option<u64>)>) -> Vec<Draft> {
    let entries = manifest.entries.iter().zip(jobs);
    entries
        .filter_map(|(entry, job)| draft(entry, Some(job)))
        .collect()
}

/// A dossier that was looked into, ready to be stored; `None` when it would change nothing.
fn draft(entry: &ManifestEntry, job: Option<(Inspected, Option<u64>)>) -> Option<Draft> {
    let (inspected, onto) = job?;
    Some(Draft {
        id: DossierId::from_bytes(*entry.facts.dossier.as_bytes()),
        kind: entry.facts.kind.clone(),
        generation: inspected.generation,
        save: inspected.save?.into_vec(),
        heads: inspected.heads,
        contents: inspected.contents,
        onto,
    })
}

/// Merges the bundle. What was stored since the preview is looked into again: nothing of it is lost.
pub async fn apply<H: Host>(
    host: &H,
    open: &mut Open<H::Store>,
    pending: Pending,
    answer: &Answer,
) -> Result<Vec<DossierView>, Failure> {
    let Pending {
        sender,
        accepted,
        mut jobs,
    } = pending;
    let locals = remember(open, sender, &accepted).await?;
    for _ in 0..4 {
        answer.progress(Stage::Saving, 0, jobs.len())?;
        match open
            .cabinet
            .store(drafts(accepted.manifest(), jobs), locals.clone())
            .await
        {
            Ok(views) => {
                open.follow(&views).await?;
                return Ok(views);
            }
            Err(WriteFailure::Failed(failure)) => return Err(failure),
            Err(WriteFailure::Overtaken) => {
                jobs = inspect_all(host, Some(open), &accepted, answer).await?;
            }
        }
    }
    Err(Failure::OwnershipLost)
}

/// The bundle is seen, and its sender has what stood in it.
async fn remember<S: Store>(
    open: &Open<S>,
    sender: StaffId,
    accepted: &Accepted,
) -> Result<Vec<NewLocal>, Failure> {
    let manifest = accepted.manifest();
    let records = open.cabinet.records();
    let mut seen: Seen = records.local(SEEN).await?.unwrap_or_default();
    let bundle = manifest.bundle.to_string();
    if !seen.0.contains(&bundle) {
        seen.0.push(bundle);
    }
    let mut colleague = colleague::of(open, sender).await?.as_ref().clone();
    shown(&mut colleague, manifest);
    Ok(vec![NewLocal::new(SEEN, &seen)?, colleague.keep(sender)?])
}

/// Who sent a bundle has what stands in it.
pub fn shown(colleague: &mut Colleague, manifest: &Manifest) {
    for entry in &manifest.entries {
        if let Some(heads) = convert::heads_from_text(&entry.facts.heads) {
            let dossier = DossierId::from_bytes(*entry.facts.dossier.as_bytes());
            colleague.shows(&manifest.sender.device, dossier, heads);
        }
    }
}
