//! Merging prose from two generations, which have no letters in common as far as Automerge knows.

use automerge::transaction::Transactable;
use automerge::{ActorId, Automerge, AutomergeError, ObjType, ROOT, ReadDoc};

/// What becomes of `base` when one side made `left` of it and the other `right`: both sides' letters stay, and what
/// either took away goes. The same on every replica.
pub(crate) fn three_way(base: &str, left: &str, right: &str) -> Result<String, AutomergeError> {
    if left == right || right == base {
        return Ok(left.to_owned());
    }
    if left == base {
        return Ok(right.to_owned());
    }
    let mut common = Automerge::new().with_actor(ActorId::from([0].as_slice()));
    let mut change = common.transaction();
    let text = change.put_object(ROOT, "text", ObjType::Text)?;
    change.splice_text(&text, 0, 0, base)?;
    change.commit();
    let mut sides = Vec::new();
    for (side, letters) in [(1u8, left), (2u8, right)] {
        let mut fork = common.fork().with_actor(ActorId::from([side].as_slice()));
        let mut change = fork.transaction();
        change.update_text(&text, letters)?;
        change.commit();
        sides.push(fork);
    }
    for side in &mut sides {
        common.merge(side)?;
    }
    common.text(&text)
}

/// Both texts in one when nothing is known of where they come from: lines with which both begin or end stand once, what
/// lies between stands of both, each whole.
pub(crate) fn union(mine: &str, theirs: &str) -> String {
    if mine.contains(theirs) {
        return mine.to_owned();
    }
    if theirs.contains(mine) {
        return theirs.to_owned();
    }
    let mine: Vec<_> = mine.split('\n').collect();
    let theirs: Vec<_> = theirs.split('\n').collect();
    let same = |pair: &(&&str, &&str)| pair.0 == pair.1;
    let head = mine.iter().zip(&theirs).take_while(same).count();
    let (frame, mine) = mine.split_at(head);
    let theirs = theirs.split_at(head).1;
    let tail = mine
        .iter()
        .rev()
        .zip(theirs.iter().rev())
        .take_while(same)
        .count();
    let (mine, end) = mine.split_at(mine.len() - tail);
    let theirs = theirs.split_at(theirs.len() - tail).0;
    [frame, mine, theirs, end].concat().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(base: &str, left: &str, right: &str, expected: &str) {
        assert_eq!(three_way(base, left, right).unwrap(), expected);
    }

    #[test]
    fn both_sides_stay() {
        check("reads", "reads well", "She reads", "She reads well");
        check(
            "reads well",
            "reads",
            "reads well and much",
            "reads and much",
        );
        check("same", "same", "other", "other");
    }

    #[test]
    fn a_union_keeps_the_lines_of_both() {
        assert_eq!(union("a\nb\nd", "a\nc\nd"), "a\nb\nc\nd");
        assert_eq!(
            union("reads 4 pages", "reads 54 pages"),
            "reads 4 pages\nreads 54 pages"
        );
        assert_eq!(union("", "new"), "new");
        assert_eq!(union("well read", "read"), "well read");
    }

    proptest! {
        #[test]
        fn every_line_of_either_is_in_the_union(left in "[ab\n]{0,9}", right in "[ab\n]{0,9}") {
            let both = union(&left, &right);
            for line in left.split('\n').chain(right.split('\n')) {
                prop_assert!(both.contains(line), "{:?}", both);
            }
        }
    }
}
