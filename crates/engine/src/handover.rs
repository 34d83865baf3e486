//! A hand-over on its way to another school, and one that came from there (decision 0027).
//!
//! The file holds one dossier, born for it alone: values, and nothing of how they came about. Its sender is no member of
//! the receiver's staff, so it names none, and nobody can join a school by it. What comes in is looked into by an
//! inspector and given to the app as values; the document is not kept.

use throughline_domain::disclosure::{Disclosure, TRANSFER};
use throughline_domain::fields;
use throughline_domain::handover::{Origin, Received};
use throughline_domain::id::{BundleId, DossierId, HandoverId, StudentId};
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;
use throughline_domain::time::Timestamp;
use throughline_dossier::{Author, Edit};
use throughline_protocol::failure::FileProblem;
use throughline_protocol::reply::OutFile;
use throughline_protocol::{DossierView, Failure};
use throughline_vault::bundle::{
    self, Consent, Draft, DraftEntry, EntryFacts, Manifest, Opened, WorkspaceFacts,
};
use throughline_vault::chain::Trust;
use throughline_vault::envelope::Audience;
use throughline_vault::secret::Secret;
use throughline_vault::words;

use crate::answer::Answer;
use crate::commit::random_bits;
use crate::host::Host;
use crate::open::Open;
use crate::{chain, commit, convert, export, failures, import};

/// Makes a file for another school, under five spoken words, and writes the disclosure down.
///
/// # Errors
/// [`Failure::BadEdit`] when it does not say whom it is about, or for which school it is.
pub async fn send<H: Host>(
    host: &H,
    open: &mut Open<H::Store>,
    student: StudentId,
    what: &Received,
    answer: &Answer,
) -> Result<(OutFile, String, Vec<DossierView>), Failure> {
    if what.name.trim().is_empty() || what.to.trim().is_empty() {
        return Err(Failure::BadEdit);
    }
    let passphrase = words::spoken_passphrase();
    let id = throughline_vault::id::BundleId::random();
    let entry = entry(&what.for_file(HandoverId(random_bits())), host.now())?;
    let school = open.school_body().await?.name;
    let blank = export::draft(open, id, &school, host);
    let draft = Draft {
        workspace: WorkspaceFacts {
            founder: open.device.public().signing_key,
            ..blank.workspace
        },
        staff: String::new(),
        purpose: TRANSFER.to_owned(),
        entries: vec![entry],
        ..blank
    };
    let audience = Audience::Passphrase(passphrase.clone());
    let bytes = bundle::write(&draft, &open.device, &audience).map_err(failures::write)?;
    let day = chain::day(host.now(), host.utc_offset_minutes());
    let name = bundle::file_name(&school, &open.own.name, &day, &id);
    let disclosure = Disclosure {
        bundle: BundleId::from_bytes(*id.as_bytes()),
        to: vec![],
        role: None,
        passphrase: true,
        school: what.to.trim().to_owned(),
        purpose: TRANSFER.to_owned(),
        students: vec![student],
    };
    let views = export::write_down(host, open, vec![disclosure], &[], answer).await?;
    let file = OutFile { name, bytes };
    Ok((file, passphrase.expose().to_owned(), views))
}

/// A dossier that is born for one file: one change, by nobody's name.
fn entry(what: &Received, now: Timestamp) -> Result<DraftEntry, Failure> {
    let fault = || Failure::Fault("handover".to_owned());
    let id = DossierId(random_bits());
    let mut dossier = commit::birth(id, Subject::Received(what.handover))?;
    let author = Author {
        actor: *Secret::<16>::random().expose(),
        name: String::new(),
    };
    let blank = fields::write(&Received::default()).map_err(|_| fault())?;
    let said = fields::write(what).map_err(|_| fault())?;
    let edits: Vec<Edit> = said
        .into_iter()
        .filter(|(path, leaf)| blank.get(path) != Some(leaf))
        .map(|(path, leaf)| Edit::Set {
            path,
            value: convert::leaf_in(leaf),
        })
        .collect();
    let born = dossier.birth_heads();
    let heads = dossier
        .commit(&author, &born, &edits, "handover.send", now.0)
        .map_err(|_| fault())?;
    let facts = EntryFacts {
        dossier: throughline_vault::id::DossierId::from_bytes(id.to_bytes()),
        kind: Kind::Handover.as_str().to_owned(),
        title: String::new(),
        generation: 0,
        since: vec![],
        heads: convert::heads_as_text(&convert::heads_out(&heads)),
    };
    let bytes = dossier.save();
    Ok(DraftEntry { facts, bytes })
}

/// Whether a file says to be a hand-over from one school to another: one such dossier, by no member of anybody's staff.
pub fn is_one(manifest: &Manifest) -> bool {
    let handover = Kind::Handover.as_str();
    manifest.sender.staff.is_empty()
        && matches!(manifest.entries.as_slice(), [only] if only.facts.kind == handover)
}

/// What a hand-over from another school says, and where it says that it came from. Nothing is stored.
///
/// # Errors
/// [`FileProblem`]: made by this very school, no school open that could file it, wrongly signed, altered, damaged, or
/// without the name of a student.
pub async fn look<H: Host>(
    host: &H,
    open: Option<&Open<H::Store>>,
    opened: Opened,
    answer: &Answer,
) -> Result<Received, Failure> {
    let school = opened.claimed_manifest().workspace.name.clone();
    let Some(open) = open else {
        return Err(FileProblem::NeedsSchool { school }.into());
    };
    if opened.claimed_workspace().as_bytes() == &open.workspace().to_bytes() {
        return Err(FileProblem::MadeHere.into());
    }
    let verified = opened
        .verify(&Trust::nobody())
        .map_err(|error| failures::verify(&error, &school))?;
    let words = verified.fingerprint();
    let accepted = verified
        .accept(Consent::AlsoUnknown)
        .map_err(|_| Failure::NotTrusted)?;
    let jobs = import::inspect_all::<H>(host, None, &accepted, answer).await?;
    let manifest = accepted.manifest();
    let origin = Origin {
        school,
        by: manifest.sender.name.clone(),
        words,
        sent: Timestamp::from_rfc3339(&manifest.created_at),
    };
    let found = jobs.into_iter().find_map(|(looked, _)| looked.contents);
    let read = found.and_then(|(contents, _)| contents.read::<Received>().from_file(origin));
    read.ok_or_else(|| FileProblem::Misfit.into())
}
