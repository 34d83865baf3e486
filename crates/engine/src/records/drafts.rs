//! Drafts: what was typed and not saved, sealed beside the dossiers. They are this device's own, and in no bundle.

use throughline_domain::time::Timestamp;
use throughline_protocol::{Draft, Failure, Typed};
use throughline_vault::draft::{DraftRecord, MOST, is_over};
use throughline_vault::seal::{RecordKey, Sealed, Table};
use throughline_vault::store::{Batch, Store, Write};

use super::{NewLocal, Records, WriteFailure, store_failure};

/// How many drafts are read from the store at once.
const AT_ONCE: usize = 50;

impl NewLocal {
    /// A draft that is gone.
    pub fn no_draft(about: &str) -> Self {
        Self {
            table: Table::Drafts,
            name: about.to_owned(),
            plain: None,
        }
    }

    fn draft(about: &str, typed: &Typed, now: Timestamp) -> Result<Self, Failure> {
        let typed = serde_json::to_vec(typed).map_err(|_| Failure::Fault("draft".to_owned()))?;
        let record = DraftRecord {
            about,
            kept: now.0,
            typed: &typed,
        };
        Ok(Self {
            table: Table::Drafts,
            name: about.to_owned(),
            plain: Some(record.to_bytes().map_err(|_| Failure::BadEdit)?),
        })
    }
}

/// A draft that is stored.
struct Stored {
    key: RecordKey,
    version: u64,
    /// `None` when it is of a later release, or damaged.
    draft: Option<Draft>,
}

impl Stored {
    /// When it was kept. What cannot be read is taken to be the oldest.
    fn kept(&self) -> i64 {
        self.draft.as_ref().map_or(i64::MIN, |draft| draft.kept.0)
    }

    fn delete(&self) -> Write {
        Write::Delete {
            table: Table::Drafts,
            key: self.key,
            expected: self.version,
        }
    }
}

impl<S: Store> Records<S> {
    /// Keeps what was typed. When there are too many drafts, the oldest makes room.
    ///
    /// # Errors
    /// [`Failure::BadEdit`] when it is too long; otherwise as writing fails.
    pub async fn keep_draft(
        &self,
        about: &str,
        typed: &Typed,
        now: Timestamp,
    ) -> Result<(), WriteFailure> {
        let draft = NewLocal::draft(about, typed, now)?;
        let mut batch = self.batch(Vec::new(), vec![draft]).await?;
        let is_new = batch.writes.iter().any(|put| put.expected().is_none());
        if is_new && self.store.count(Table::Drafts).await? >= MOST {
            let mut stored = self.stored_drafts().await?;
            stored.sort_by_key(Stored::kept);
            let over = (stored.len() + 1).saturating_sub(MOST);
            batch
                .writes
                .extend(stored.iter().take(over).map(Stored::delete));
        }
        self.write_batch(batch).await
    }

    /// Forgets what was typed, if anything was.
    ///
    /// # Errors
    /// As writing fails.
    pub async fn forget_draft(&self, about: &str) -> Result<(), WriteFailure> {
        self.write(Vec::new(), vec![NewLocal::no_draft(about)])
            .await
    }

    /// All drafts that this release reads; those that were kept for long enough are dropped first.
    ///
    /// # Errors
    /// As reading or writing fails.
    pub async fn drafts(&self, now: Timestamp) -> Result<Vec<Draft>, WriteFailure> {
        let stored = self.stored_drafts().await?;
        let (over, here): (Vec<Stored>, Vec<Stored>) = stored
            .into_iter()
            .partition(|stored| stored.draft.is_some() && is_over(stored.kept(), now.0));
        if !over.is_empty() {
            let batch = Batch {
                epoch: self.epoch,
                writes: over.iter().map(Stored::delete).collect(),
                header: None,
            };
            self.write_batch(batch).await?;
        }
        Ok(here.into_iter().filter_map(|stored| stored.draft).collect())
    }

    async fn stored_drafts(&self) -> Result<Vec<Stored>, Failure> {
        let mut all = Vec::new();
        let mut after = None;
        loop {
            let page = self
                .store
                .page(Table::Drafts, after.as_ref(), AT_ONCE)
                .await
                .map_err(|error| store_failure(&error))?;
            let whole = page.len() == AT_ONCE;
            after = page.last().map(|(key, _)| *key);
            all.extend(page.into_iter().map(|(key, sealed)| Stored {
                key,
                version: sealed.version(),
                draft: self.open_draft(&key, &sealed),
            }));
            if !whole {
                return Ok(all);
            }
        }
    }

    fn open_draft(&self, key: &RecordKey, sealed: &Sealed) -> Option<Draft> {
        let plain = self.sealer.open(Table::Drafts, key, sealed).ok()?;
        let record = DraftRecord::from_bytes(&plain).ok()?;
        Some(Draft {
            about: record.about.to_owned(),
            kept: Timestamp(record.kept),
            typed: serde_json::from_slice(record.typed).ok()?,
        })
    }
}
