//! Writing one atomic change of any number of dossiers.

use std::collections::BTreeMap;

use throughline_domain::contents::Leaf;
use throughline_domain::entry::Entry;
use throughline_domain::id::{DossierId, EntryId, StaffId};
use throughline_domain::subject::Subject;
use throughline_domain::time::Timestamp;
use throughline_dossier::{Author, CommitError, Dossier, Edit as Write};
use throughline_protocol::{Commit, DossierView, Edit, Failure, Heads};
use throughline_vault::store::Store;
use throughline_vault::workspace::WorkspaceSecret;

use crate::cabinet::{Cabinet, Draft};
use crate::convert;
use crate::records::{NewLocal, WriteFailure};

/// How often a change is made anew when somebody else stored another version meanwhile.
const TRIES: usize = 4;

/// Who writes, and when.
#[derive(Clone)]
pub struct Writer {
    /// The person.
    pub staff: StaffId,
    /// Their author text and their actor, fresh for every unlock.
    pub author: Author,
    /// The clock.
    pub now: Timestamp,
}

/// The identifier of the dossier about something.
pub fn dossier_id(secret: &WorkspaceSecret, subject: Subject) -> DossierId {
    let key = subject.natural_key();
    let parts: Vec<&str> = key.iter().map(String::as_str).collect();
    DossierId::from_bytes(
        *secret
            .dossier_id(subject.kind().as_str(), &parts)
            .as_bytes(),
    )
}

/// The subject of an edit.
fn subject(edit: &Edit) -> Subject {
    match edit {
        Edit::Change { dossier, .. }
        | Edit::Append { dossier, .. }
        | Edit::Settle { dossier, .. } => *dossier,
    }
}

impl<S: Store> Cabinet<S> {
    /// Makes a change, and stores it with these local things in one transaction.
    pub async fn commit(
        &mut self,
        secret: &WorkspaceSecret,
        writer: &Writer,
        commit: &Commit,
        locals: &[NewLocal],
    ) -> Result<Vec<DossierView>, Failure> {
        for _ in 0..TRIES {
            let drafts = self.apply(secret, writer, commit).await?;
            match self.store(drafts, locals.to_vec()).await {
                Ok(views) => return Ok(views),
                Err(WriteFailure::Overtaken) => {}
                Err(WriteFailure::Failed(failure)) => return Err(failure),
            }
        }
        Err(Failure::OwnershipLost)
    }

    /// The dossiers as they will be, each loaded anew: what others stored meanwhile is in them.
    async fn apply(
        &self,
        secret: &WorkspaceSecret,
        writer: &Writer,
        commit: &Commit,
    ) -> Result<Vec<Draft>, Failure> {
        let mut by_subject: BTreeMap<Subject, Vec<&Edit>> = BTreeMap::new();
        for edit in &commit.edits {
            by_subject.entry(subject(edit)).or_default().push(edit);
        }
        let mut drafts = Vec::with_capacity(by_subject.len());
        for (subject, edits) in by_subject {
            let (mut dossier, onto) = self.load_or_birth(secret, writer, subject).await?;
            let before = dossier.heads();
            for edit in edits {
                write(&mut dossier, writer, edit, &commit.intent)?;
            }
            if onto.is_none() || dossier.heads() != before {
                drafts.push(Draft::of(&dossier, onto));
            }
        }
        Ok(drafts)
    }

    /// The dossier about something; one that does not exist is born, says whom it is about, and takes over who must
    /// never be sent anything about the student.
    async fn load_or_birth(
        &self,
        secret: &WorkspaceSecret,
        writer: &Writer,
        subject: Subject,
    ) -> Result<(Dossier, Option<u64>), Failure> {
        let id = dossier_id(secret, subject);
        if let Some((dossier, version)) = self.load(id).await? {
            return Ok((dossier, Some(version)));
        }
        let mut dossier = birth(id, subject)?;
        let never = subject
            .student()
            .map(|student| self.never_send(student))
            .unwrap_or_default();
        let identity = subject
            .identity_fields()
            .into_iter()
            .chain(
                never
                    .into_iter()
                    .map(|staff| (format!("never_send/{staff}"), Leaf::Flag(true))),
            )
            .map(|(path, value)| Write::Set {
                path,
                value: convert::leaf_in(value),
            })
            .collect::<Vec<_>>();
        let heads = dossier.heads();
        dossier
            .commit(
                &writer.author,
                &heads,
                &identity,
                "dossier.begin",
                writer.now.0,
            )
            .map_err(refused)?;
        Ok((dossier, None))
    }
}

/// A dossier that holds nothing yet.
pub fn birth(id: DossierId, subject: Subject) -> Result<Dossier, Failure> {
    let shape = convert::shape(subject.kind()).ok_or(Failure::BadEdit)?;
    Dossier::birth(shape, convert::dossier_id(id), 0)
        .map_err(|_| Failure::Fault("birth".to_owned()))
}

/// Makes one edit.
pub fn write(
    dossier: &mut Dossier,
    writer: &Writer,
    edit: &Edit,
    intent: &str,
) -> Result<(), Failure> {
    let (seen_heads, edits) = match edit {
        Edit::Change { base, fields, .. } => {
            let changes = fields
                .iter()
                .map(|(path, leaf)| match leaf {
                    Some(leaf) => Write::Set {
                        path: path.clone(),
                        value: convert::leaf_in(leaf.clone()),
                    },
                    None => Write::Clear { path: path.clone() },
                })
                .collect();
            (seen(dossier, base)?, changes)
        }
        Edit::Append {
            collection,
            what,
            replaces,
            ..
        } => {
            let id = EntryId::new(writer.now, random_bits());
            let json = entry(writer, what, *replaces)?;
            (
                dossier.heads(),
                vec![Write::Append {
                    collection: collection.clone(),
                    id: id.to_string(),
                    json,
                }],
            )
        }
        Edit::Settle {
            base, path, value, ..
        } => (
            seen(dossier, base)?,
            vec![Write::Settle {
                path: path.clone(),
                value: convert::leaf_in(value.clone()),
            }],
        ),
    };
    dossier
        .commit(&writer.author, &seen_heads, &edits, intent, writer.now.0)
        .map_err(refused)?;
    Ok(())
}

/// The heads a person saw. One who had no such dossier saw nothing but what it is born with.
fn seen(dossier: &Dossier, base: &Heads) -> Result<throughline_dossier::Heads, Failure> {
    if base.0.is_empty() {
        dossier
            .birth_heads()
            .map_err(|_| Failure::Fault("birth".to_owned()))
    } else {
        Ok(convert::heads_in(base))
    }
}

/// 128 unpredictable bits.
pub fn random_bits() -> u128 {
    u128::from_be_bytes(*throughline_vault::secret::Secret::<16>::random().expose())
}

fn entry(writer: &Writer, what: &str, replaces: Option<EntryId>) -> Result<String, Failure> {
    let what: serde_json::Value = serde_json::from_str(what).map_err(|_| Failure::BadEdit)?;
    let entry = Entry {
        by: writer.staff,
        at: writer.now,
        replaces,
        what,
    };
    serde_json::to_string(&entry).map_err(|_| Failure::BadEdit)
}

fn refused(error: CommitError) -> Failure {
    match error {
        CommitError::Fault(_) => Failure::Fault("commit".to_owned()),
        _ => Failure::BadEdit,
    }
}
