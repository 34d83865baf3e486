//! Edits of dossiers: what changed between what a person saw and what they want.

use serde::Serialize;
use throughline_domain::contents::{Leaf, Path, difference};
use throughline_domain::id::EntryId;
use throughline_domain::shape::Body;
use throughline_domain::subject::Subject;
use throughline_protocol::{Commit, Edit, Failure, Heads};

use super::Cabinet;

/// A dossier's body as a person saw it, with the state it was read from. A form keeps the one it was filled from, so
/// that what arrives in the meantime is neither lost nor overwritten.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot<B> {
    /// The dossier.
    pub subject: Subject,
    /// The body as it was.
    pub body: B,
    heads: Heads,
}

impl Cabinet {
    /// The state of a dossier; empty when it is not here. Not tracked.
    pub fn heads(self, subject: Subject) -> Heads {
        let view = leptos::prelude::untrack(|| self.view(subject));
        view.map(|view| view.heads.clone()).unwrap_or_default()
    }

    /// A dossier's body as it is now; empty when it is not here. Not tracked.
    pub fn snapshot<B: Body>(self, subject: Subject) -> Snapshot<B> {
        let view = leptos::prelude::untrack(|| self.view(subject));
        let (body, heads) = view.map_or_else(
            || (B::default(), Heads::default()),
            |view| (view.contents.read(), view.heads.clone()),
        );
        Snapshot {
            subject,
            body,
            heads,
        }
    }
}

impl<B> Snapshot<B> {
    /// The state it was read from, as text that a draft can keep.
    pub fn state(&self) -> String {
        let heads = self.heads.0.iter().map(|head| hex(head));
        heads.collect::<Vec<_>>().join(" ")
    }

    /// This body, at a state that [`Self::state`] gave.
    #[must_use]
    pub fn at_state(mut self, state: &str) -> Self {
        self.heads = Heads(state.split(' ').filter_map(from_hex).collect());
        self
    }
}

/// One atomic change of any number of dossiers, being put together.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes {
    commit: Commit,
}

impl Changes {
    /// A change that means this, such as `referral.accept`.
    pub fn meaning(intent: &str) -> Self {
        let commit = Commit::new(intent, Vec::new());
        Self { commit }
    }

    /// With the fields in which `after` differs from what the person saw.
    ///
    /// # Errors
    /// When the body cannot be stored: a fault of the program.
    pub fn change<B: Body>(mut self, seen: &Snapshot<B>, after: &B) -> Result<Self, Failure> {
        let fields = difference(&seen.body, after).map_err(|unreadable| not_flat(&unreadable.0))?;
        if !fields.is_empty() {
            self.commit.edits.push(Edit::Change {
                dossier: seen.subject,
                base: seen.heads.clone(),
                fields,
            });
        }
        Ok(self)
    }

    /// With one [`throughline_domain::fields::Whole`] field of a body that is too large to be compared, at the state that
    /// the person saw.
    ///
    /// # Errors
    /// When the value cannot be stored: a fault of the program.
    pub fn put<T: Serialize>(
        self,
        dossier: Subject,
        seen: Heads,
        path: Path,
        whole: &T,
    ) -> Result<Self, Failure> {
        let text = serde_json::to_string(whole).map_err(|_| not_flat(&path))?;
        Ok(self.field(dossier, seen, path, Some(Leaf::Text(text))))
    }

    /// With one field of a large body, at the state that the person saw; `None` clears it.
    #[must_use]
    pub fn field(mut self, dossier: Subject, seen: Heads, path: Path, value: Option<Leaf>) -> Self {
        self.commit.edits.push(Edit::Change {
            dossier,
            base: seen,
            fields: [(path, value)].into(),
        });
        self
    }

    /// With a new entry; `replaces` names the one it amends.
    ///
    /// # Errors
    /// When the entry cannot be stored: a fault of the program.
    pub fn append<T: Serialize>(
        mut self,
        dossier: Subject,
        collection: &str,
        what: &T,
        replaces: Option<EntryId>,
    ) -> Result<Self, Failure> {
        let what = serde_json::to_string(what).map_err(|_| not_flat(collection))?;
        self.commit.edits.push(Edit::Append {
            dossier,
            collection: collection.to_owned(),
            what,
            replaces,
        });
        Ok(self)
    }

    /// With a field settled that people changed apart: what arrived after `base` is not settled.
    #[must_use]
    pub fn settle(mut self, dossier: Subject, base: Heads, path: Path, value: Leaf) -> Self {
        self.commit.edits.push(Edit::Settle {
            dossier,
            base,
            path,
            value,
        });
        self
    }

    /// What was typed for it goes with it: its draft is forgotten in the same step.
    #[must_use]
    pub fn ending(mut self, draft: String) -> Self {
        self.commit.draft = Some(draft);
        self
    }

    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.commit.edits.is_empty()
    }

    pub(super) fn into_commit(self) -> Commit {
        self.commit
    }
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

fn from_hex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(bytes)
}

fn not_flat(place: &str) -> Failure {
    Failure::Fault(format!("not flat: {place}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(heads: &[[u8; 32]]) {
        let seen = |heads: &[[u8; 32]]| Snapshot {
            subject: Subject::School,
            body: (),
            heads: Heads(heads.to_vec()),
        };
        let before = seen(heads);
        assert_eq!(seen(&[[7; 32]]).at_state(&before.state()), before);
    }

    #[test]
    fn a_draft_keeps_the_state_that_it_was_begun_at() {
        check(&[]);
        check(&[[0; 32]]);
        check(&[[0xab; 32], [0x10; 32]]);
    }
}
