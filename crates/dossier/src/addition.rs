//! A change that only adds, made of its bytes like genesis: a whole roster is written at a fraction of what a
//! transaction takes, which looks up in the document where each value goes.

use std::collections::BTreeSet;
use std::num::NonZeroU64;

use automerge::legacy::{Key, ObjectId, Op, OpId, OpType};
use automerge::transaction::CommitOptions;
use automerge::{Author, Automerge, Change, ChangeHash, ExpandedChange, ObjId, ScalarValue};

use crate::genesis::Layout;
use crate::write::Write;

/// The change that these writes come to by the document's actor, byte for byte as a transaction would make it; `None`
/// where a write needs what stands, or where the change would follow more than one other.
pub(crate) fn addition(
    document: &Automerge,
    layout: &Layout,
    heads: &[ChangeHash],
    writes: &[Write],
    options: &CommitOptions,
) -> Option<Change> {
    let [head] = heads else {
        return None;
    };
    if document.get_heads() != heads {
        return None;
    }
    let last = document.get_change_meta_by_hash(head)?;
    let (seq, extra_bytes) = if *last.actor == *document.get_actor() {
        (last.seq + 1, Vec::new())
    } else if document.get_last_local_change().is_none() {
        (1, extra(document.get_author())?)
    } else {
        return None;
    };
    let mut places = BTreeSet::new();
    let mut operations = Vec::with_capacity(writes.len());
    for write in writes {
        let (map, key, value) = match write {
            Write::Add(path, leaf) => (&layout.fields, path, leaf.to_scalar()),
            Write::Entry(collection, id, json) => {
                let json = ScalarValue::Str(json.as_str().into());
                (layout.collection(collection)?, id, json)
            }
            _ => return None,
        };
        let ObjId::Id(number, actor, _) = map else {
            return None;
        };
        // A place written twice: the second write replaces the first.
        if !places.insert((*number, key)) {
            return None;
        }
        operations.push(Op {
            action: OpType::Put(value),
            obj: ObjectId::Id(OpId::new(*number, actor)),
            key: Key::Map(key.as_str().into()),
            pred: Vec::new().into(),
            insert: false,
        });
    }
    Some(Change::from(ExpandedChange {
        operations,
        actor_id: document.get_actor().clone(),
        hash: None,
        seq,
        start_op: NonZeroU64::new(last.max_op + 1)?,
        time: options.time.unwrap_or_default(),
        message: options.message.clone(),
        deps: heads.to_vec(),
        extra_bytes,
        author: None,
    }))
}

/// How Automerge 0.12 spells the author behind the columns of an actor's first change; [`ExpandedChange`] leaves it out.
/// `None` for a name whose length takes more than one byte.
fn extra(author: Option<&Author<'_>>) -> Option<Vec<u8>> {
    let Some(author) = author else {
        return Some(Vec::new());
    };
    let name = author.as_bytes();
    let length = u8::try_from(name.len())
        .ok()
        .filter(|length| *length < 128)?;
    Some([&[1, length], name].concat())
}

#[cfg(test)]
mod tests {
    use automerge::ActorId;
    use proptest::prelude::*;

    use super::*;
    use crate::write::apply;
    use crate::{Dossier, DossierId, Leaf, Shape};

    const SHAPE: Shape = Shape {
        kind: "roster",
        prose: &["plan"],
        entries: &["notes"],
        dated: &[],
        steps: &[],
    };

    fn newborn(author: &str) -> Dossier {
        let mut dossier = Dossier::birth(SHAPE, DossierId([7; 16]), 0).unwrap();
        let author = Author::from(author.as_bytes().to_vec());
        dossier.document.set_author(Some(author));
        dossier.document.set_actor(ActorId::from(vec![5; 16]));
        dossier
    }

    const AMY: &str = "01K0000000000000000000000A/01K0000000000000000000000B";

    fn leaf() -> impl Strategy<Value = Leaf> {
        prop_oneof![
            any::<bool>().prop_map(Leaf::Flag),
            any::<i64>().prop_map(Leaf::Int),
            (-1e9..1e9).prop_map(Leaf::Number),
            ".{0,30}".prop_map(Leaf::Text),
        ]
    }

    fn writes() -> impl Strategy<Value = Vec<Write>> {
        let field = ("[a-z/]{1,6}", leaf()).prop_map(|(path, leaf)| Write::Add(path, leaf));
        let entry = ("[A-Z]{4}", ".{0,30}")
            .prop_map(|(id, json)| Write::Entry("notes".to_owned(), id, json));
        let write = prop_oneof![4 => field, 1 => entry];
        prop::collection::vec(write, 2..40).prop_map(|mut writes| {
            let mut places = BTreeSet::new();
            writes
                .retain(|write| places.insert(write.parts()[1..write.parts().len() - 1].to_vec()));
            writes
        })
    }

    proptest! {
        #[test]
        fn it_is_the_change_a_transaction_makes(writes in writes(), time in any::<i64>(), split in any::<prop::sample::Index>()) {
            let options = || CommitOptions::default().with_message("roster.import").with_time(time);
            let (mut dossier, mut other) = (newborn(AMY), newborn(AMY).document);
            // The actor's first change, and one more.
            for writes in [&writes[..split.index(writes.len())], &writes[split.index(writes.len())..]] {
                let heads = dossier.document.get_heads();
                let added = addition(&dossier.document, &dossier.layout, &heads, writes, &options()).unwrap();
                let mut change = dossier.document.transaction();
                for write in writes {
                    apply(&mut change, &dossier.layout, write).unwrap();
                }
                let made = change.commit_with(options()).0;
                if !writes.is_empty() {
                    prop_assert_eq!(Some(added.hash()), made);
                    other.apply_changes([added]).unwrap();
                }
            }
            prop_assert_eq!(other.save(), dossier.document.save());
        }
    }

    fn is_addition(dossier: &Dossier, writes: &[Write]) -> bool {
        let (document, options) = (&dossier.document, CommitOptions::default());
        let heads = document.get_heads();
        addition(document, &dossier.layout, &heads, writes, &options).is_some()
    }

    fn add(number: i64) -> Write {
        Write::Add("grade".to_owned(), Leaf::Int(number))
    }

    #[test]
    fn what_needs_more_than_the_last_change_is_left_to_a_transaction() {
        let mut dossier = newborn(AMY);
        assert!(is_addition(&dossier, &[add(4)]));
        assert!(!is_addition(&dossier, &[add(4), add(5)]));
        let put = Write::Put("grade".to_owned(), Leaf::Int(4));
        assert!(!is_addition(&dossier, &[put]));
        assert!(!is_addition(&newborn(&"long".repeat(32)), &[add(4)]));
        let mut beside = dossier.document.fork();
        for (document, number) in [(&mut dossier.document, 4), (&mut beside, 5)] {
            let mut change = document.transaction();
            apply(&mut change, &dossier.layout, &add(number)).unwrap();
            change.commit();
        }
        dossier.document.merge(&mut beside).unwrap();
        assert!(!is_addition(&dossier, &[add(6)]));
    }
}
