//! Writing: only what a person changed, at the heads they saw, so that nothing they did not see is undone.

use std::collections::BTreeMap;

use automerge::transaction::{CommitOptions, Transactable, Transaction};
use automerge::{ActorId, Automerge, AutomergeError, ChangeHash, PatchLog, ReadDoc};
use thiserror::Error;

use crate::dated::is_newer;
use crate::digest::Digest;
use crate::dossier::{Dossier, Fault};
use crate::genesis::Layout;
use crate::id::is_ulid;
use crate::{Heads, Leaf};

/// Who writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// Random, drawn anew for every unlock, and **never used again**: after a restore the same actor with other content
    /// would end merging for good.
    pub actor: [u8; 16],
    /// Staff id and device id; stands in history as a claim.
    pub name: String,
}

/// One change to a dossier.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Gives a field a value. Values that wait beside the one it replaces go on waiting. Writes nothing when the value
    /// already shows, or when a dated field holds a newer source. A prose path takes text and is merged as prose.
    Set {
        /// The field.
        path: String,
        /// Its new value.
        value: Leaf,
    },
    /// Clears a field: the value that shows goes; if another waits beside it, that one shows. A prose path is emptied.
    Clear {
        /// The field.
        path: String,
    },
    /// Rewrites a prose field; only the letters that differ are written.
    Prose {
        /// The field's name.
        path: String,
        /// Its whole new text.
        text: String,
    },
    /// Adds an entry. The same entry again writes nothing; another under the same ULID is refused.
    Append {
        /// The collection.
        collection: String,
        /// A ULID in upper case.
        id: String,
        /// The entry, byte for byte.
        json: String,
    },
    /// Decides a conflict: replaces every value that the base heads show, seen by the person who decides. A value that
    /// arrived since stays a conflict.
    Settle {
        /// The field.
        path: String,
        /// What shall stand.
        value: Leaf,
    },
}

/// Why nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CommitError {
    /// The base heads are empty or not in this dossier: load the dossier again.
    #[error("the heads this edit was made at are not known here")]
    UnknownBase,
    /// An empty path.
    #[error("a field needs a path")]
    EmptyPath,
    /// A prose field was given something other than text.
    #[error("the prose field {0} takes text")]
    NotText(String),
    /// The shape has no such prose field.
    #[error("there is no prose field {0}")]
    NoSuchProse(String),
    /// The shape has no such collection.
    #[error("there is no collection {0}")]
    NoSuchCollection(String),
    /// Infinite, or not a number.
    #[error("the number for {0} is not finite")]
    NotFinite(String),
    /// The entry's id is not a ULID in upper case.
    #[error("{0} is not a ULID")]
    NotAUlid(String),
    /// Another entry stands under this ULID; entries are never overwritten.
    #[error("another entry already stands under {0}")]
    EntryExists(String),
    /// The entry was erased, and stays so.
    #[error("the entry {0} was erased")]
    EntryErased(String),
    /// Something failed that no input explains.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// One write, checked and known to differ from what stands.
pub(crate) enum Write {
    Put(String, Leaf),
    /// Takes all that stands away and puts a value anew: Automerge would otherwise keep a standing winner, and a decision
    /// made apart could take it away unseen.
    Settle(String, Leaf),
    Delete(String),
    Text(String, String),
    Entry(String, String, String),
}

impl Write {
    /// What it writes, for digests.
    pub(crate) fn parts(&self) -> Vec<String> {
        let part = |text: &str| text.to_owned();
        match self {
            Self::Put(path, leaf) => vec![part("put"), part(path), leaf.canonical()],
            Self::Settle(path, leaf) => vec![part("settle"), part(path), leaf.canonical()],
            Self::Delete(path) => vec![part("delete"), part(path)],
            Self::Text(name, text) => vec![part("text"), part(name), part(text)],
            Self::Entry(collection, id, json) => {
                vec![part("entry"), part(collection), part(id), part(json)]
            }
        }
    }
}

/// Writes by the heads they are made at.
type Plan = BTreeMap<Vec<ChangeHash>, Vec<Write>>;

impl Dossier {
    /// Writes edits at the heads the author saw, all or none, and returns the new heads. Edits that change nothing write
    /// nothing: then the heads stay as they are.
    ///
    /// `intent` is a short code such as `referral.accept`, and `at_ms` the author's clock in milliseconds since 1970;
    /// both stand in history for ever, so neither may hold a name.
    pub fn commit(
        &mut self,
        author: &Author,
        base: &Heads,
        edits: &[Edit],
        intent: &str,
        at_ms: i64,
    ) -> Result<Heads, CommitError> {
        let base = base.to_changes();
        if base.is_empty() || !self.document.get_missing_deps(&base).is_empty() {
            return Err(CommitError::UnknownBase);
        }
        let plan = self.plan(&base, edits)?;
        let actor = self.actor_of(author);
        // A copy, so that a failure half way through several changes leaves nothing behind.
        let mut next = if plan.len() > 1 {
            Some(self.document.clone())
        } else {
            None
        };
        let document = next.as_mut().unwrap_or(&mut self.document);
        let name = automerge::Author::from(author.name.clone().into_bytes());
        document.set_author(Some(name));
        document.set_actor(actor);
        for (heads, writes) in plan {
            let options = CommitOptions::default()
                .with_message(intent)
                .with_time(at_ms);
            write(document, &self.layout, &heads, &writes, options).map_err(Fault::from)?;
        }
        if let Some(next) = next {
            self.document = next;
        }
        Ok(self.heads())
    }

    /// The author's actor in this generation of this dossier: changes of another one are then merely foreign, and never
    /// look like a forgery.
    fn actor_of(&self, author: &Author) -> ActorId {
        let mut digest = Digest::new("throughline actor 1");
        digest.add(author.actor);
        digest.add(self.id.0);
        digest.add(self.seen_prefix());
        digest.actor()
    }

    fn plan(&self, base: &[ChangeHash], edits: &[Edit]) -> Result<Plan, CommitError> {
        let mut plan = Plan::new();
        let mut entries = BTreeMap::new();
        for edit in edits {
            let (heads, planned) = match edit {
                Edit::Set { path, value } => self.plan_set(base, path, value)?,
                Edit::Clear { path } => self.plan_clear(base, path)?,
                Edit::Prose { path, text } => (base.to_vec(), self.plan_prose(base, path, text)?),
                Edit::Settle { path, value } => {
                    (base.to_vec(), self.plan_settle(base, path, value)?)
                }
                Edit::Append {
                    collection,
                    id,
                    json,
                } => {
                    let known = entries.insert((collection, id), json);
                    if known.is_some_and(|known| known != json) {
                        return Err(CommitError::EntryExists(id.clone()));
                    }
                    let new = known.is_none();
                    let entry = self.plan_entry(collection, id, json)?;
                    (base.to_vec(), entry.filter(|_| new))
                }
            };
            if let Some(planned) = planned {
                plan.entry(heads).or_default().push(planned);
            }
        }
        Ok(plan)
    }

    fn plan_set(
        &self,
        base: &[ChangeHash],
        path: &str,
        value: &Leaf,
    ) -> Result<(Vec<ChangeHash>, Option<Write>), CommitError> {
        if self.shape.is_prose(path) {
            let Leaf::Text(text) = value else {
                return Err(CommitError::NotText(path.to_owned()));
            };
            return Ok((base.to_vec(), self.plan_prose(base, path, text)?));
        }
        check_field(path, Some(value))?;
        let standing = self.distinct_values(path, Some(base));
        let put = Write::Put(path.to_owned(), value.clone());
        if self.shape.is_dated(path) {
            let stays = |(leaf, _): &(Leaf, _)| leaf == value || is_newer(leaf, value);
            let planned = (!standing.iter().any(stays)).then_some(put);
            return Ok((base.to_vec(), planned));
        }
        let shown = standing.first().is_some_and(|(leaf, _)| leaf == value);
        let planned = (!shown).then_some(put);
        Ok((self.beside_waiting(base, &standing), planned))
    }

    fn plan_clear(
        &self,
        base: &[ChangeHash],
        path: &str,
    ) -> Result<(Vec<ChangeHash>, Option<Write>), CommitError> {
        if self.shape.is_prose(path) {
            return Ok((base.to_vec(), self.plan_prose(base, path, "")?));
        }
        check_field(path, None)?;
        let standing = self.distinct_values(path, Some(base));
        let planned = (!standing.is_empty()).then(|| Write::Delete(path.to_owned()));
        if self.shape.is_dated(path) {
            return Ok((base.to_vec(), planned));
        }
        Ok((self.beside_waiting(base, &standing), planned))
    }

    /// The heads to write at so that the value that shows is replaced and the others go on waiting: those of the very
    /// changes that wrote it, which saw none of the others.
    fn beside_waiting(
        &self,
        base: &[ChangeHash],
        standing: &[(Leaf, Vec<automerge::ObjId>)],
    ) -> Vec<ChangeHash> {
        match standing {
            [(_, operations), _, ..] => {
                let changes = operations.iter();
                let changes = changes.filter_map(|found| self.document.hash_for_opid(found));
                let mut heads: Vec<_> = changes.collect();
                heads.sort_unstable();
                heads.dedup();
                heads
            }
            _ => base.to_vec(),
        }
    }

    fn plan_prose(
        &self,
        base: &[ChangeHash],
        name: &str,
        text: &str,
    ) -> Result<Option<Write>, CommitError> {
        let object = self.layout.text(name);
        let object = object.ok_or_else(|| CommitError::NoSuchProse(name.to_owned()))?;
        let standing = self.document.text_at(object, base).map_err(Fault::from)?;
        Ok((standing != text).then(|| Write::Text(name.to_owned(), text.to_owned())))
    }

    fn plan_settle(
        &self,
        base: &[ChangeHash],
        path: &str,
        value: &Leaf,
    ) -> Result<Option<Write>, CommitError> {
        check_field(path, Some(value))?;
        let standing = self.distinct_values(path, Some(base));
        let settled = standing.len() == 1 && standing.iter().all(|(leaf, _)| leaf == value);
        Ok((!settled).then(|| Write::Settle(path.to_owned(), value.clone())))
    }

    fn plan_entry(
        &self,
        collection: &str,
        id: &str,
        json: &str,
    ) -> Result<Option<Write>, CommitError> {
        let map = self.layout.collection(collection);
        let map = map.ok_or_else(|| CommitError::NoSuchCollection(collection.to_owned()))?;
        if !is_ulid(id) {
            return Err(CommitError::NotAUlid(id.to_owned()));
        }
        let tombstone = format!("entries/{collection}/{id}");
        let erased = self.document.get(&self.layout.tombstones, tombstone);
        if erased.map_err(Fault::from)?.is_some() {
            return Err(CommitError::EntryErased(id.to_owned()));
        }
        let standing = self.document.get(map, id).map_err(Fault::from)?;
        match standing.map(|(value, _)| Leaf::from_value(&value)) {
            None => Ok(Some(Write::Entry(
                collection.to_owned(),
                id.to_owned(),
                json.to_owned(),
            ))),
            Some(Some(Leaf::Text(known))) if known == json => Ok(None),
            Some(_) => Err(CommitError::EntryExists(id.to_owned())),
        }
    }
}

fn check_field(path: &str, value: Option<&Leaf>) -> Result<(), CommitError> {
    if path.is_empty() {
        return Err(CommitError::EmptyPath);
    }
    match value {
        Some(Leaf::Number(number)) if !number.is_finite() => {
            Err(CommitError::NotFinite(path.to_owned()))
        }
        _ => Ok(()),
    }
}

/// Makes one change at `heads` by the document's actor.
pub(crate) fn write(
    document: &mut Automerge,
    layout: &Layout,
    heads: &[ChangeHash],
    writes: &[Write],
    options: CommitOptions,
) -> Result<Option<ChangeHash>, AutomergeError> {
    let mut change = if heads == document.get_heads() {
        document.transaction()
    } else {
        document.transaction_at(PatchLog::inactive(), heads)?
    };
    for one in writes {
        apply(&mut change, layout, one)?;
    }
    Ok(change.commit_with(options).0)
}

pub(crate) fn apply(
    change: &mut Transaction<'_>,
    layout: &Layout,
    write: &Write,
) -> Result<(), AutomergeError> {
    match write {
        Write::Put(path, leaf) => change.put(&layout.fields, path.as_str(), leaf.to_scalar()),
        Write::Settle(path, leaf) => {
            change.delete(&layout.fields, path.as_str())?;
            change.put(&layout.fields, path.as_str(), leaf.to_scalar())
        }
        Write::Delete(path) => change.delete(&layout.fields, path.as_str()),
        Write::Text(name, text) => match layout.text(name) {
            Some(object) => change.update_text(object, text),
            None => Err(AutomergeError::NotAnObject),
        },
        Write::Entry(collection, id, json) => match layout.collection(collection) {
            Some(map) => change.put(map, id.as_str(), json.as_str()),
            None => Err(AutomergeError::NotAnObject),
        },
    }
}
