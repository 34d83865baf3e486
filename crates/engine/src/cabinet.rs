//! The dossiers of an open vault. The sealed store is the only truth: no document is kept between commands, only an
//! index of what there is, so a worker that dies loses nothing and another window's work is never overwritten.

use std::collections::{BTreeMap, BTreeSet};

use throughline_domain::access::Facts;
use throughline_domain::contents::{Conflict, Contents};
use throughline_domain::id::{DossierId, StaffId, StudentId};
use throughline_domain::shape::Kind;
use throughline_domain::subject::Subject;
use throughline_dossier::Dossier;
use throughline_protocol::{DossierView, Failure, Heads, Stage};
use throughline_vault::store::Store;

use crate::answer::{AT_ONCE, Answer};
use crate::convert;
use crate::host::Host;
use crate::records::{NewLocal, NewRecord, Record, Records, WriteFailure};

/// What the engine remembers of a dossier.
#[derive(Debug, Clone)]
pub struct Known {
    /// Its kind, by name: it may be one of a later release.
    pub kind: String,
    /// Its generation.
    pub generation: u32,
    /// The version of its record.
    pub version: u64,
    /// Its state.
    pub heads: Heads,
    /// What it is about; `None` for a kind of a later release.
    pub subject: Option<Subject>,
    /// What the access table needs; `None` for a kind of a later release.
    pub facts: Option<Facts>,
}

/// A dossier to be stored.
#[derive(Clone)]
pub struct Draft {
    /// Which.
    pub id: DossierId,
    /// Its kind, by name.
    pub kind: String,
    /// Its generation.
    pub generation: u32,
    /// The Automerge document.
    pub save: Vec<u8>,
    /// Its state.
    pub heads: Heads,
    /// What it holds; `None` for a kind of a later release.
    pub contents: Option<(Contents, Vec<Conflict>)>,
    /// The version of the record it builds on; `None` for a new one.
    pub onto: Option<u64>,
}

impl Draft {
    /// A dossier as it is now, on the version of the record that it was loaded from.
    pub fn of(dossier: &Dossier, onto: Option<u64>) -> Self {
        Self {
            id: DossierId::from_bytes(dossier.id().0),
            kind: dossier.kind().to_owned(),
            generation: dossier.generation(),
            save: dossier.save(),
            heads: convert::heads_out(&dossier.heads()),
            contents: Some(convert::contents(dossier.read())),
            onto,
        }
    }

    /// What is stored of it.
    pub fn record(&self) -> NewRecord<'_> {
        NewRecord {
            id: self.id,
            kind: &self.kind,
            generation: self.generation,
            save: &self.save,
            onto: self.onto,
        }
    }
}

/// The dossiers of an open vault.
pub struct Cabinet<S> {
    records: Records<S>,
    index: BTreeMap<DossierId, Known>,
}

impl<S: Store> Cabinet<S> {
    /// A cabinet over these records; [`Cabinet::read_all`] fills its index.
    pub fn new(records: Records<S>) -> Self {
        Self {
            records,
            index: BTreeMap::new(),
        }
    }

    /// The sealed records.
    pub fn records(&self) -> &Records<S> {
        &self.records
    }

    /// What is remembered of every dossier.
    pub fn index(&self) -> &BTreeMap<DossierId, Known> {
        &self.index
    }

    /// The dossier about something, when there is one.
    pub fn find(&self, subject: Subject) -> Option<(DossierId, &Known)> {
        self.index
            .iter()
            .find(|(_, known)| known.subject == Some(subject))
            .map(|(id, known)| (*id, known))
    }

    /// Opens and streams these before all others.
    pub async fn read_first(&mut self, ids: &[DossierId], answer: &Answer) -> Result<(), Failure> {
        let mut views = Vec::new();
        for record in self.records.read_many(ids).await?.into_iter().flatten() {
            views.extend(self.take_in(record)?);
        }
        answer.dossiers(views);
        Ok(())
    }

    /// Opens every dossier that is not open yet and streams what is readable.
    pub async fn read_all<H: Host>(&mut self, host: &H, answer: &Answer) -> Result<(), Failure> {
        let total = self.records.count().await?;
        let mut after = None;
        let mut done = 0;
        loop {
            let page = self.records.page(after.as_ref(), AT_ONCE).await?;
            let Some((last, _)) = page.last() else { break };
            after = Some(*last);
            let mut views = Vec::with_capacity(page.len());
            done += page.len();
            for (_, record) in page {
                if !self.index.contains_key(&record.id) {
                    views.extend(self.take_in(record)?);
                }
            }
            answer.dossiers(views);
            answer.progress(Stage::Opening, done, total)?;
            host.breathe().await;
        }
        Ok(())
    }

    /// Forgets what is remembered of the dossiers.
    pub fn forget(&mut self) {
        self.index.clear();
    }

    fn take_in(&mut self, record: Record) -> Result<Option<DossierView>, Failure> {
        let Some((kind, shape)) =
            Kind::parse(&record.kind).and_then(|kind| Some((kind, convert::shape(kind)?)))
        else {
            let heads = throughline_dossier::unknown_heads(&record.save)
                .map_err(|_| Failure::StorageDamaged)?;
            let known = Known {
                kind: record.kind,
                generation: record.generation,
                version: record.version,
                heads: convert::heads_out(&heads),
                subject: None,
                facts: None,
            };
            self.index.insert(record.id, known);
            return Ok(None);
        };
        let dossier =
            Dossier::load_sealed(shape, &record.save).map_err(|_| Failure::StorageDamaged)?;
        let (contents, conflicts) = convert::contents(dossier.read());
        let heads = convert::heads_out(&dossier.heads());
        let known = Known {
            kind: record.kind,
            generation: record.generation,
            version: record.version,
            heads: heads.clone(),
            subject: Subject::of(kind, &contents),
            facts: Some(Facts::of(kind, &contents)),
        };
        self.index.insert(record.id, known);
        Ok(convert::view(record.id, kind, heads, contents, conflicts))
    }

    fn remember(&mut self, draft: &Draft) {
        let kind = Kind::parse(&draft.kind);
        let contents = draft.contents.as_ref().map(|(contents, _)| contents);
        let known = Known {
            kind: draft.kind.clone(),
            generation: draft.generation,
            version: draft.onto.map_or(1, |version| version + 1),
            heads: draft.heads.clone(),
            subject: kind
                .zip(contents)
                .and_then(|(kind, contents)| Subject::of(kind, contents)),
            facts: kind
                .zip(contents)
                .map(|(kind, contents)| Facts::of(kind, contents)),
        };
        self.index.insert(draft.id, known);
    }

    /// A dossier as it is stored, with the version of its record.
    pub async fn load(&self, id: DossierId) -> Result<Option<(Dossier, u64)>, Failure> {
        Ok(self.load_many(&[id]).await?.remove(&id))
    }

    /// Dossiers as they are stored at one moment, with the versions of their records. What is not stored is not there.
    pub async fn load_many(
        &self,
        ids: &[DossierId],
    ) -> Result<BTreeMap<DossierId, (Dossier, u64)>, Failure> {
        let records = self.records.read_many(ids).await?;
        let loaded = records.into_iter().flatten().map(|record| {
            let shape = Kind::parse(&record.kind)
                .and_then(convert::shape)
                .ok_or(Failure::BadEdit)?;
            let dossier =
                Dossier::load_sealed(shape, &record.save).map_err(|_| Failure::StorageDamaged)?;
            Ok((record.id, (dossier, record.version)))
        });
        loaded.collect()
    }

    /// Stores dossiers and local things in one transaction, then remembers them. Gives what the app shows.
    ///
    /// # Errors
    /// [`WriteFailure::Overtaken`]: somebody stored another version of one of them meanwhile. Nothing was written.
    pub async fn store(
        &mut self,
        drafts: Vec<Draft>,
        locals: Vec<NewLocal>,
    ) -> Result<Vec<DossierView>, WriteFailure> {
        let records = drafts.iter().map(Draft::record).collect();
        self.records.write(records, locals).await?;
        let mut views = Vec::new();
        for draft in drafts {
            self.remember(&draft);
            if let (Some(kind), Some((contents, conflicts))) =
                (Kind::parse(&draft.kind), draft.contents)
            {
                views.extend(convert::view(
                    draft.id,
                    kind,
                    draft.heads,
                    contents,
                    conflicts,
                ));
            }
        }
        Ok(views)
    }

    /// Who must never be sent anything about a student: what any dossier about that student says.
    pub fn never_send(&self, student: StudentId) -> BTreeSet<StaffId> {
        self.index
            .values()
            .filter_map(|known| known.facts.as_ref())
            .filter(|facts| facts.student == Some(student))
            .flat_map(|facts| facts.never_send.iter().copied())
            .collect()
    }

    /// How many dossiers are of kinds that this release does not know.
    pub fn kept_unread(&self) -> usize {
        self.index
            .values()
            .filter(|known| known.facts.is_none())
            .count()
    }
}
