//! Checked writes become one Automerge change.

use automerge::transaction::{CommitOptions, Transactable, Transaction};
use automerge::{Automerge, AutomergeError, ChangeHash, PatchLog};

use crate::Leaf;
use crate::addition::addition;
use crate::genesis::Layout;

/// One write, checked and known to differ from what stands.
#[derive(Debug, Clone)]
pub(crate) enum Write {
    /// Puts a value where nothing stands.
    Add(String, Leaf),
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
            Self::Add(path, leaf) | Self::Put(path, leaf) => {
                vec![part("put"), part(path), leaf.canonical()]
            }
            Self::Settle(path, leaf) => vec![part("settle"), part(path), leaf.canonical()],
            Self::Delete(path) => vec![part("delete"), part(path)],
            Self::Text(name, text) => vec![part("text"), part(name), part(text)],
            Self::Entry(collection, id, json) => {
                vec![part("entry"), part(collection), part(id), part(json)]
            }
        }
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
    if let Some(addition) = addition(document, layout, heads, writes, &options) {
        let hash = addition.hash();
        document.apply_changes([addition])?;
        return Ok(Some(hash));
    }
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
        Write::Add(path, leaf) | Write::Put(path, leaf) => {
            change.put(&layout.fields, path.as_str(), leaf.to_scalar())
        }
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
