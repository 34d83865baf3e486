//! Writing one atomic change of any number of dossiers.

use std::collections::BTreeMap;

use serde_json::value::RawValue;
use throughline_domain::contents::Leaf;
use throughline_domain::entry::Entry;
use throughline_domain::id::{DossierId, EntryId, StaffId, StudentId};
use throughline_domain::subject::Subject;
use throughline_domain::time::Timestamp;
use throughline_dossier::{Author, CommitError, Dossier, Edit as Write};
use throughline_protocol::{Commit, DossierView, Edit, Failure};
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
        for attempt in 0..TRIES {
            let drafts = self.apply(secret, writer, commit, attempt > 0).await?;
            match self.store(drafts, locals.to_vec()).await {
                Ok(views) => return Ok(views),
                Err(WriteFailure::Overtaken) => {}
                Err(WriteFailure::Failed(failure)) => return Err(failure),
            }
        }
        Err(Failure::OwnershipLost)
    }

    /// The dossiers as they will be, each loaded anew: what others stored meanwhile is in them. What the index does not
    /// know is taken for new, unless that turned out wrong (`overtaken`): then it is looked for.
    async fn apply(
        &self,
        secret: &WorkspaceSecret,
        writer: &Writer,
        commit: &Commit,
        overtaken: bool,
    ) -> Result<Vec<Draft>, Failure> {
        let mut by_subject: BTreeMap<Subject, Vec<&Edit>> = BTreeMap::new();
        for edit in &commit.edits {
            by_subject.entry(subject(edit)).or_default().push(edit);
        }
        let all: Vec<(Subject, DossierId)> = by_subject
            .keys()
            .map(|subject| (*subject, dossier_id(secret, *subject)))
            .collect();
        let looked_for = all
            .iter()
            .map(|(_, id)| *id)
            .filter(|id| overtaken || self.index().contains_key(id))
            .collect::<Vec<_>>();
        let mut here = self.load_many(&looked_for).await?;
        let mut drafts = Vec::with_capacity(by_subject.len());
        for ((subject, id), edits) in all.into_iter().zip(by_subject.into_values()) {
            let (mut dossier, onto, mut first) = match here.remove(&id) {
                Some((dossier, version)) => (dossier, Some(version), vec![]),
                None => (birth(id, subject)?, None, self.beginning(subject, &edits)),
            };
            let before = dossier.heads();
            for edit in edits {
                let seen = match onto {
                    Some(_) => seen(&dossier, edit),
                    None => dossier.heads(),
                };
                first.extend(writes(writer, edit)?);
                dossier
                    .commit(
                        &writer.author,
                        &seen,
                        &std::mem::take(&mut first),
                        &commit.intent,
                        writer.now.0,
                    )
                    .map_err(refused)?;
            }
            if onto.is_none() || dossier.heads() != before {
                drafts.push(Draft::of(&dossier, onto));
            }
        }
        Ok(drafts)
    }

    /// What a new dossier begins with: whom it is about, and who must never be sent anything about the student.
    fn beginning(&self, subject: Subject, edits: &[&Edit]) -> Vec<Write> {
        let said = || edits.iter().find_map(|edit| student_said(edit));
        let never = subject
            .student()
            .or_else(said)
            .map(|student| self.never_send(student))
            .unwrap_or_default()
            .into_iter()
            .map(|staff| (format!("never_send/{staff}"), Leaf::Flag(true)));
        subject
            .identity_fields()
            .into_iter()
            .chain(never)
            .map(|(path, value)| Write::Set {
                path,
                value: convert::leaf_in(value),
            })
            .collect()
    }
}

/// The student whom an edit says its dossier to be about.
fn student_said(edit: &Edit) -> Option<StudentId> {
    let Edit::Change { fields, .. } = edit else {
        return None;
    };
    match fields.get("student")? {
        Some(Leaf::Text(text)) => text.parse().ok(),
        _ => None,
    }
}

/// A dossier that holds nothing yet.
pub fn birth(id: DossierId, subject: Subject) -> Result<Dossier, Failure> {
    let shape = convert::shape(subject.kind()).ok_or(Failure::BadEdit)?;
    Dossier::birth(shape, convert::dossier_id(id), 0)
        .map_err(|_| Failure::Fault("birth".to_owned()))
}

/// Makes one edit of a dossier that is here.
pub fn write(
    dossier: &mut Dossier,
    writer: &Writer,
    edit: &Edit,
    intent: &str,
) -> Result<(), Failure> {
    let edits = writes(writer, edit)?;
    dossier
        .commit(
            &writer.author,
            &seen(dossier, edit),
            &edits,
            intent,
            writer.now.0,
        )
        .map_err(refused)?;
    Ok(())
}

/// What an edit writes.
fn writes(writer: &Writer, edit: &Edit) -> Result<Vec<Write>, Failure> {
    Ok(match edit {
        Edit::Change { fields, .. } => fields
            .iter()
            .map(|(path, leaf)| match leaf {
                Some(leaf) => Write::Set {
                    path: path.clone(),
                    value: convert::leaf_in(leaf.clone()),
                },
                None => Write::Clear { path: path.clone() },
            })
            .collect(),
        Edit::Append {
            collection,
            what,
            replaces,
            ..
        } => vec![Write::Append {
            collection: collection.clone(),
            id: EntryId::new(writer.now, random_bits()).to_string(),
            json: entry(writer, what, *replaces)?,
        }],
        Edit::Settle { path, value, .. } => vec![Write::Settle {
            path: path.clone(),
            value: convert::leaf_in(value.clone()),
        }],
    })
}

/// The heads that the author of an edit saw. One who had no such dossier saw nothing but what it is born with; one who
/// adds an entry needs to have seen nothing.
fn seen(dossier: &Dossier, edit: &Edit) -> throughline_dossier::Heads {
    match edit {
        Edit::Append { .. } => dossier.heads(),
        Edit::Change { base, .. } | Edit::Settle { base, .. } if base.0.is_empty() => {
            dossier.birth_heads()
        }
        Edit::Change { base, .. } | Edit::Settle { base, .. } => convert::heads_in(base),
    }
}

/// 128 unpredictable bits.
pub fn random_bits() -> u128 {
    u128::from_be_bytes(*throughline_vault::secret::Secret::<16>::random().expose())
}

fn entry(writer: &Writer, what: &str, replaces: Option<EntryId>) -> Result<String, Failure> {
    let what: &RawValue = serde_json::from_str(what).map_err(|_| Failure::BadEdit)?;
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
