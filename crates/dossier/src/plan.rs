//! What each edit comes to: nothing, or a write at the heads that keep what the author has not seen.

use std::collections::BTreeMap;

use automerge::{ChangeHash, ObjId, ReadDoc};

use crate::Leaf;
use crate::commit::{CommitError, Edit};
use crate::dated::is_newer;
use crate::dossier::{Dossier, Fault};
use crate::id::is_ulid;
use crate::read::distinct;
use crate::write::Write;

/// Writes by the heads they are made at.
pub(crate) type Plan = BTreeMap<Vec<ChangeHash>, Vec<Write>>;

impl Dossier {
    /// Checks edits against what stood at the base heads, and entries against what stands now.
    pub(crate) fn plan(&self, base: &[ChangeHash], edits: &[Edit]) -> Result<Plan, CommitError> {
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
        let values = self.values(path, Some(base));
        let put = if values.is_empty() {
            Write::Add
        } else {
            Write::Put
        };
        let put = put(path.to_owned(), value.clone());
        let standing = distinct(values);
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
        standing: &[(Leaf, Vec<ObjId>)],
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
