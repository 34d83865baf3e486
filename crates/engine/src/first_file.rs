//! A file of a school that this device has not joined: what it proves by itself.
//!
//! It is signed, its School is looked into, and its key chain holds from the founder's key that it names and knows its
//! sender. Whether that founder is the right one, only people can say: they compare words.

use throughline_domain::id::WorkspaceId;
use throughline_domain::school::School;
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;
use throughline_protocol::Failure;
use throughline_protocol::failure::FileProblem;
use throughline_vault::bundle::{Accepted, Consent, Opened};
use throughline_vault::chain::{Standing, Trust};

use crate::answer::Answer;
use crate::cabinet::Draft;
use crate::commit::dossier_id;
use crate::host::Host;
use crate::{chain, failures, import, join, prepare};

/// Such a file.
pub struct FirstFile {
    /// The file, whoever it is from.
    pub accepted: Accepted,
    /// Its dossiers, School among them.
    pub drafts: Vec<Draft>,
    /// Which of them School is.
    pub school: usize,
    /// What School says.
    pub body: School,
    /// What the key chain in it says.
    pub trust: Trust,
}

/// Looks into every dossier of it, and evaluates its key chain.
///
/// # Errors
/// [`FileProblem`]: wrongly signed, altered, not a school's, or from someone whom its own chain does not know.
pub async fn read<H: Host>(
    host: &H,
    opened: Opened,
    answer: &Answer,
) -> Result<FirstFile, Failure> {
    let name = opened.claimed_manifest().workspace.name.clone();
    let verified = opened
        .verify(&Trust::nobody())
        .map_err(|error| failures::verify(&error, &name))?;
    let accepted = verified
        .accept(Consent::AlsoUnknown)
        .map_err(|_| Failure::NotTrusted)?;
    let jobs = import::inspect_all(host, None, &accepted, answer).await?;
    let manifest = accepted.manifest();
    let drafts = import::drafts(manifest, jobs);
    let misfit = || Failure::from(FileProblem::Misfit);
    let place = drafts
        .iter()
        .position(|draft| draft.kind == Kind::School.as_str())
        .ok_or_else(misfit)?;
    let draft = &drafts[place];
    let (contents, _) = draft.contents.as_ref().ok_or_else(misfit)?;
    let body: School = contents.read();
    let school = join::load(draft)?;
    let workspace = WorkspaceId::from_bytes(*manifest.workspace.id.as_bytes());
    let (its, secret) = prepare::workspace_of(&school).ok_or_else(misfit)?;
    if its != workspace || draft.id != dossier_id(&secret, Subject::School) {
        return Err(misfit());
    }
    let trust = chain::trust(&school, workspace, &manifest.workspace.founder);
    let sender = &manifest.sender;
    let standing = trust.standing(&sender.staff, &sender.device, &sender.signing_key);
    if !matches!(standing, Standing::Known { .. }) {
        return Err(FileProblem::UnknownSender {
            name: sender.name.clone(),
        }
        .into());
    }
    Ok(FirstFile {
        accepted,
        drafts,
        school: place,
        body,
        trust,
    })
}
