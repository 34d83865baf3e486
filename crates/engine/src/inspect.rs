//! Looking into a dossier's bytes that are not yet trusted: load, check, merge onto a copy of one's own.
//!
//! It runs in a disposable engine with limited memory and no key. What it gives back is what will be sealed, so that
//! the bytes are loaded once only.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use throughline_domain::contents::{Conflict, Contents};
use throughline_domain::id::DossierId;
use throughline_domain::shape::Kind;
use throughline_dossier::{Dossier, LoadError, MergeError, Reading};
use throughline_protocol::failure::FileProblem;
use throughline_protocol::{Failure, Heads};

use crate::convert;

/// A dossier to look into.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Inspect {
    /// What it was announced as.
    pub id: DossierId,
    /// Its kind, by name: it may be one of a later release.
    pub kind: String,
    /// Its generation.
    pub generation: u32,
    /// One's own dossier.
    pub own: Option<serde_bytes::ByteBuf>,
    /// The bytes that came.
    pub incoming: serde_bytes::ByteBuf,
    /// Whether they are changes since some heads, and no whole document.
    pub since: bool,
    /// The heads it was announced with.
    pub heads: Heads,
}

/// What came of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Inspected {
    /// The merged document, to be sealed; `None` when nothing changed.
    pub save: Option<serde_bytes::ByteBuf>,
    /// The generation of the merged document.
    pub generation: u32,
    /// Its heads.
    pub heads: Heads,
    /// What it holds; `None` for a kind of a later release.
    pub contents: Option<(Contents, Vec<Conflict>)>,
    /// How many fields change.
    pub fields: u32,
    /// How many entries are added.
    pub entries: u32,
    /// How many fields wait to be settled that did not before.
    pub clashes: u32,
}

/// Looks into one dossier.
///
/// # Errors
/// [`FileProblem`]: the bytes are damaged, are not what they were announced as, or build on what is missing here.
pub fn inspect(job: Inspect) -> Result<Inspected, Failure> {
    match Kind::parse(&job.kind).and_then(convert::shape) {
        Some(shape) => Ok(known(&job, shape)?),
        None => Ok(unknown(job)?),
    }
}

fn known(job: &Inspect, shape: throughline_dossier::Shape) -> Result<Inspected, FileProblem> {
    let own = job
        .own
        .as_ref()
        .map(|own| Dossier::load_sealed(shape, own))
        .transpose()
        .map_err(unloadable)?;
    let before = own.as_ref().map(Dossier::read).unwrap_or_default();
    let (merged, changed) = match own {
        Some(mut own) if job.since => {
            let outcome = own.apply_since(&job.incoming).map_err(unmergeable)?;
            // Nothing was missing for what came: what was announced builds on more than that.
            announced(&own, job).map_err(|_| FileProblem::MissingChanges)?;
            (own, outcome.changed)
        }
        None if job.since => return Err(FileProblem::MissingChanges),
        own => {
            let id = convert::dossier_id(job.id);
            let incoming = Dossier::load_untrusted(shape, &job.incoming, id, job.generation)
                .map_err(unloadable)?;
            announced(&incoming, job)?;
            match own {
                None => (incoming, true),
                Some(own) => {
                    let merged = own.reconcile(&incoming).map_err(unmergeable)?;
                    let changed = merged.heads() != own.heads();
                    (merged, changed)
                }
            }
        }
    };
    let heads = convert::heads_out(&merged.heads());
    let generation = merged.generation();
    if !changed {
        return Ok(Inspected {
            save: None,
            generation,
            heads,
            contents: None,
            fields: 0,
            entries: 0,
            clashes: 0,
        });
    }
    let after = merged.read();
    let (fields, entries, clashes) = tally(&before, &after);
    Ok(Inspected {
        save: Some(merged.save().into()),
        generation,
        heads,
        contents: Some(convert::contents(after)),
        fields,
        entries,
        clashes,
    })
}

/// What came holds what its manifest announced.
fn announced(dossier: &Dossier, job: &Inspect) -> Result<(), FileProblem> {
    if dossier.has_seen(&convert::heads_in(&job.heads)) {
        Ok(())
    } else {
        Err(FileProblem::Misfit)
    }
}

/// A kind that a later release added is kept and passed on as it came.
fn unknown(job: Inspect) -> Result<Inspected, FileProblem> {
    let own = job.own.as_ref().map(|own| own.as_slice());
    let merged = throughline_dossier::merge_unknown(
        own,
        &job.incoming,
        convert::dossier_id(job.id),
        &job.kind,
        job.generation,
    )
    .map_err(unloadable)?;
    Ok(Inspected {
        save: merged.save.map(Into::into),
        generation: job.generation,
        heads: convert::heads_out(&merged.heads),
        contents: None,
        fields: 0,
        entries: 0,
        clashes: 0,
    })
}

fn tally(before: &Reading, after: &Reading) -> (u32, u32, u32) {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let (old, new) = (&before.contents, &after.contents);
    let fields = new
        .fields
        .iter()
        .filter(|(path, leaf)| old.fields.get(*path) != Some(leaf))
        .count()
        + old
            .fields
            .keys()
            .filter(|path| !new.fields.contains_key(*path))
            .count();
    let size = |entries: &BTreeMap<String, BTreeMap<String, String>>| {
        entries.values().map(BTreeMap::len).sum::<usize>()
    };
    let clashes = after
        .conflicts
        .iter()
        .filter(|conflict| {
            !before
                .conflicts
                .iter()
                .any(|known| known.path == conflict.path)
        })
        .count();
    (
        count(fields),
        count(size(&new.entries).saturating_sub(size(&old.entries))),
        count(clashes),
    )
}

fn unloadable(error: LoadError) -> FileProblem {
    match error {
        LoadError::Unreadable(_) | LoadError::Fault(_) => FileProblem::Damaged,
        LoadError::MissingDependencies(_) => FileProblem::MissingChanges,
        LoadError::ForeignBirth
        | LoadError::OtherDossier
        | LoadError::OtherKind
        | LoadError::OtherGeneration { .. } => FileProblem::Misfit,
    }
}

fn unmergeable(error: MergeError) -> FileProblem {
    match error {
        // Changes alone cannot cross an erasure: the whole dossier can.
        MergeError::MissingDependencies(_) | MergeError::OtherGeneration { .. } => {
            FileProblem::MissingChanges
        }
        MergeError::Unreadable(_) | MergeError::Fault(_) => FileProblem::Damaged,
        _ => FileProblem::Misfit,
    }
}
