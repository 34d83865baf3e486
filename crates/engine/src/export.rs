//! Making a bundle for each of some people, or for whoever knows a passphrase, and writing down that it was made.

use std::collections::BTreeSet;
use std::rc::Rc;

use throughline_domain::disclosure::{Disclosure, SHARED};
use throughline_domain::id::{BundleId, DossierId, StaffId};
use throughline_domain::subject::Subject;
use throughline_dossier::Dossier;
use throughline_protocol::reply::OutFile;
use throughline_protocol::share::{Made, Receiver, Scope, Without};
use throughline_protocol::{Commit, DossierView, Edit, Failure, Heads, Stage};
use throughline_vault::bundle::{self, Draft, DraftEntry, EntryFacts, WorkspaceFacts};
use throughline_vault::envelope::Audience;
use throughline_vault::secret::SecretText;
use throughline_vault::store::Store;
use throughline_vault::words;

use crate::answer::Answer;
use crate::cabinet::Known;
use crate::colleague::Colleague;
use crate::host::Host;
use crate::open::Open;
use crate::records::{NewLocal, Record};
use crate::{chain, colleague, convert, failures, people, prepare, scope};

/// How many dossiers are packed between two looks at other messages.
const BATCH: usize = 1024;

/// A file that was made, and what is to be remembered of it.
struct Packed {
    file: OutFile,
    disclosure: Disclosure,
}

/// Makes a bundle for each of these people with what the access table gives them, less what the sender leaves out.
///
/// # Errors
/// [`Failure::NotTrusted`] when the key chain does not know one of them: then nobody gets anything.
pub async fn export<H: Host>(
    host: &H,
    open: &mut Open<H::Store>,
    to: &[StaffId],
    purpose: &str,
    without: &Without,
    answer: &Answer,
) -> Result<(Vec<Made>, Vec<DossierView>), Failure> {
    let receivers: BTreeSet<StaffId> = to.iter().copied().collect();
    let (mut made, mut disclosures, mut locals) = (vec![], vec![], vec![]);
    let mut colleagues = vec![];
    for to in receivers {
        let (packed, colleague) = for_person(host, open, to, purpose, without, answer).await?;
        locals.push(colleague.keep(to)?);
        colleagues.push((to, colleague));
        if to != open.me() {
            disclosures.push(packed.disclosure);
        }
        let file = packed.file;
        made.push(Made { to, file });
    }
    let views = write_down(host, open, disclosures, &locals, answer).await?;
    for (to, colleague) in colleagues {
        colleague::stored(open, to, colleague).await?;
    }
    Ok((made, views))
}

async fn for_person<H: Host>(
    host: &H,
    open: &Open<H::Store>,
    to: StaffId,
    purpose: &str,
    without: &Without,
    answer: &Answer,
) -> Result<(Packed, Colleague), Failure> {
    let recipients = open.trust.recipients(&to.to_string());
    if recipients.is_empty() {
        return Err(Failure::NotTrusted);
    }
    let colleague = colleague::of(open, to).await?;
    let roster = people::roster(open).await?;
    let reader = people::reader(&open.trust, &roster, to);
    let scope = scope::narrowed(scope::of(open, &reader, &colleague), without);
    let devices = people::devices_that_send(open, to);
    let has = |id| colleague.all_have(id, &devices).cloned();
    let entries = pack(host, open, &scope, has, answer).await?;
    let states = scope.iter().map(|(id, known)| (*id, known.heads.clone()));
    let colleague = colleague.sent(states, host.now());
    let disclosure = Disclosure {
        to: vec![to],
        ..disclosure(&scope, &entries, purpose)
    };
    let audience = Audience::Recipients(recipients);
    let file = write(host, open, entries, &disclosure, &audience).await?;
    Ok((Packed { file, disclosure }, colleague))
}

/// Makes a bundle for whoever knows a passphrase, with what this receiver would get, less what the sender leaves out.
///
/// # Errors
/// [`Failure::PassphraseTooShort`]; [`Failure::NotTrusted`] when the receiver is a person whom the key chain does not know.
pub async fn export_locked<H: Host>(
    host: &H,
    open: &mut Open<H::Store>,
    like: Receiver,
    passphrase: Option<&str>,
    purpose: &str,
    without: &Without,
    answer: &Answer,
) -> Result<(OutFile, String, Vec<DossierView>), Failure> {
    let passphrase = match passphrase.map(str::trim) {
        Some(typed) if typed.chars().count() < prepare::SHORTEST_PASSPHRASE => {
            return Err(Failure::PassphraseTooShort);
        }
        Some(typed) => SecretText::from(typed),
        None => words::spoken_passphrase(),
    };
    let scope = scope::narrowed(scope_for(open, like).await?, without);
    let entries = pack(host, open, &scope, |_| None, answer).await?;
    let mut disclosure = disclosure(&scope, &entries, purpose);
    disclosure.passphrase = true;
    match like {
        Receiver::Person(staff) => disclosure.to.push(staff),
        Receiver::Role(role) => disclosure.role = Some(role),
    }
    let audience = Audience::Passphrase(passphrase.clone());
    let file = write(host, open, entries, &disclosure, &audience).await?;
    let views = write_down(host, open, vec![disclosure], &[], answer).await?;
    Ok((file, passphrase.expose().to_owned(), views))
}

/// The dossiers that somebody would receive: nothing for a person whom the key chain does not know.
pub async fn scope_for<S: Store>(
    open: &Open<S>,
    to: Receiver,
) -> Result<Vec<(DossierId, &Known)>, Failure> {
    match to {
        Receiver::Role(role) => Ok(scope::of_role(open, role)),
        Receiver::Person(staff) if !open.trust.staff().contains(staff.to_string().as_str()) => {
            Err(Failure::NotTrusted)
        }
        Receiver::Person(staff) => {
            let roster = people::roster(open).await?;
            let reader = people::reader(&open.trust, &roster, staff);
            let colleague = colleague::of(open, staff).await?;
            Ok(scope::of(open, &reader, &colleague))
        }
    }
}

/// What somebody would receive now, in numbers.
pub async fn scope_of<S: Store>(open: &Open<S>, to: Receiver) -> Result<Scope, Failure> {
    let colleague = match to {
        Receiver::Person(staff) => colleague::of(open, staff).await?,
        Receiver::Role(_) => Rc::default(),
    };
    let lines = scope::lines(&scope_for(open, to).await?, &colleague);
    Ok(Scope { lines })
}

/// What the log of disclosures will say of a bundle with this scope, for nobody yet: the students about whom something
/// goes that the receiver has not shown to have.
fn disclosure(scope: &[(DossierId, &Known)], entries: &[DraftEntry], purpose: &str) -> Disclosure {
    let goes = scope
        .iter()
        .zip(entries)
        .filter(|(_, entry)| !entry.bytes.is_empty());
    Disclosure {
        bundle: BundleId::from_bytes(*throughline_vault::id::BundleId::random().as_bytes()),
        to: vec![],
        role: None,
        passphrase: false,
        school: String::new(),
        purpose: purpose.to_owned(),
        students: scope::students(goes.map(|((_, known), _)| *known))
            .into_iter()
            .collect(),
    }
}

/// The file of a bundle.
async fn write<H: Host>(
    host: &H,
    open: &Open<H::Store>,
    entries: Vec<DraftEntry>,
    disclosure: &Disclosure,
    audience: &Audience,
) -> Result<OutFile, Failure> {
    let bundle = throughline_vault::id::BundleId::from_bytes(disclosure.bundle.to_bytes());
    let school = open.school_body().await?.name;
    let draft = Draft {
        purpose: disclosure.purpose.clone(),
        recipients: disclosure.to.iter().map(StaffId::to_string).collect(),
        entries,
        ..draft(open, bundle, &school, host)
    };
    let bytes = bundle::write(&draft, &open.device, audience).map_err(failures::write)?;
    let day = chain::day(host.now(), host.utc_offset_minutes());
    let name = bundle::file_name(&school, &open.own.name, &day, &bundle);
    Ok(OutFile { name, bytes })
}

/// Writes down what was shared, and stores these local things with it.
pub async fn write_down<H: Host>(
    host: &H,
    open: &mut Open<H::Store>,
    disclosures: Vec<Disclosure>,
    locals: &[NewLocal],
    answer: &Answer,
) -> Result<Vec<DossierView>, Failure> {
    answer.progress(Stage::Saving, 0, 1)?;
    let dossier = Subject::Disclosures(open.me());
    let append = |disclosure: &Disclosure| {
        Ok(Edit::Append {
            dossier,
            collection: SHARED.to_owned(),
            what: serde_json::to_string(disclosure)
                .map_err(|_| Failure::Fault("disclosure".to_owned()))?,
            replaces: None,
        })
    };
    let edits: Result<_, Failure> = disclosures.iter().map(append).collect();
    let commit = Commit::new("disclosure.share", edits?);
    open.commit_with(&commit, locals, host.now()).await
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

/// The documents of a scope: only what came after the state that `has` gives, and whole where it gives none.
pub async fn pack<H: Host>(
    host: &H,
    open: &Open<H::Store>,
    scope: &[(DossierId, &Known)],
    has: impl Fn(DossierId) -> Option<Heads>,
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
            let record = record.ok_or(Failure::StorageDamaged)?;
            entries.push(pack_one(record, known, has(*id))?);
        }
    }
    Ok(entries)
}

fn pack_one(record: Record, known: &Known, has: Option<Heads>) -> Result<DraftEntry, Failure> {
    let (since, bytes) = match has.zip(known.facts.as_ref()) {
        None => (vec![], record.save),
        Some((has, _)) => match changes_since(&record.kind, &record.save, &has)? {
            Some(changes) => changes,
            None => (vec![], record.save),
        },
    };
    let facts = EntryFacts {
        dossier: throughline_vault::id::DossierId::from_bytes(record.id.to_bytes()),
        kind: record.kind,
        title: String::new(),
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
