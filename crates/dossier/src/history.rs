//! Who changed what, when and why: what sentences are made of elsewhere.

use std::collections::BTreeSet;

use automerge::legacy::{Key, ObjectId, Op};
use automerge::{ActorId, ObjId};

use crate::Dossier;
use crate::genesis::is_genesis;

/// One change of a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryLine {
    /// The change's hash.
    pub hash: [u8; 32],
    /// The author text given to `commit`; none for what was rewritten when something was erased. A claim, not a proof.
    pub author: Option<String>,
    /// The author's clock, in milliseconds since 1970.
    pub at_ms: i64,
    /// What the author was about, such as `referral.accept`.
    pub intent: String,
    /// Paths of fields set, cleared or rewritten, prose among them.
    pub fields: BTreeSet<String>,
    /// Entries appended: collection and ULID.
    pub entries: BTreeSet<(String, String)>,
}

impl Dossier {
    /// Every change since birth, by time and then by hash, so that it reads the same on every replica.
    pub fn history(&self) -> Vec<HistoryLine> {
        let changes = self.document.get_changes(&[]);
        let later = changes
            .iter()
            .filter(|change| !is_genesis(change.actor_id()));
        let mut lines: Vec<_> = later
            .map(|change| {
                let author = self.document.get_author_for_actor(change.actor_id());
                let mut line = HistoryLine {
                    hash: change.hash().0,
                    author: author
                        .map(|name| String::from_utf8_lossy(name.as_bytes()).into_owned()),
                    at_ms: change.timestamp(),
                    intent: change.message().unwrap_or_default().to_owned(),
                    fields: BTreeSet::new(),
                    entries: BTreeSet::new(),
                };
                for operation in change.decode().operations {
                    self.note(&operation, &mut line);
                }
                line
            })
            .collect();
        lines.sort_by_key(|line| (line.at_ms, line.hash));
        lines
    }

    fn note(&self, operation: &Op, line: &mut HistoryLine) {
        let layout = &self.layout;
        let is = |object: &ObjId| is_same(object, &operation.obj);
        if let Some((name, _)) = layout.texts.iter().find(|(_, object)| is(object)) {
            line.fields.insert((*name).to_owned());
            return;
        }
        let Key::Map(key) = &operation.key else {
            return;
        };
        if is(&layout.fields) {
            line.fields.insert(key.to_string());
        } else if let Some((name, _)) = layout.collections.iter().find(|(_, object)| is(object)) {
            line.entries.insert(((*name).to_owned(), key.to_string()));
        }
    }
}

/// Whether an operation is about an object that genesis made.
fn is_same(object: &ObjId, named: &ObjectId) -> bool {
    let (ObjId::Id(counter, actor, _), ObjectId::Id(name)) = (object, named) else {
        return false;
    };
    let named_actor: &ActorId = &name.1;
    *counter == name.0 && actor == named_actor
}
