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

/// Both texts in one when nothing is known of where they come from: what they begin and end with stands once, what lies
/// between stands of both.
pub(crate) fn common_frame(left: &str, right: &str) -> String {
    let same = |pair: &(char, char)| pair.0 == pair.1;
    let head: String = left
        .chars()
        .zip(right.chars())
        .take_while(same)
        .map(|pair| pair.0)
        .collect();
    let left_rest = left.get(head.len()..).unwrap_or_default();
    let right_rest = right.get(head.len()..).unwrap_or_default();
    let tail = left_rest.chars().rev().zip(right_rest.chars().rev());
    let tail: Vec<char> = tail.take_while(same).map(|pair| pair.0).collect();
    head.chars().chain(tail.into_iter().rev()).collect()
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
    fn a_frame_is_what_both_begin_and_end_with() {
        assert_eq!(common_frame("a b d", "a c d"), "a  d");
        assert_eq!(common_frame("", "new"), "");
        assert_eq!(common_frame("aaa", "aa"), "aa");
    }

    proptest! {
        #[test]
        fn a_union_of_two_keeps_the_letters_of_both(left in "[ab é]{0,8}", right in "[ab é]{0,8}") {
            let both = three_way(&common_frame(&left, &right), &left, &right).unwrap();
            for letter in left.chars().chain(right.chars()) {
                let count = |text: &str| text.chars().filter(|found| *found == letter).count();
                prop_assert!(count(&both) >= count(&left).max(count(&right)));
            }
        }
    }
}
