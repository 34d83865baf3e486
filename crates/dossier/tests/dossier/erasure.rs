//! Erasing: what is gone is gone from the bytes, what is not stays.

use std::collections::BTreeSet;

use throughline_dossier::{CommitError, Dossier, ExpungeError, Heads, LoadError, Target};

use crate::support::{
    ID, SHAPE, append, author, birth, check_equal, check_values, clear, commit, exchange, prose,
    set, shown, travelled, ulid,
};

fn note(number: u32) -> Target {
    Target::Entry {
        collection: "notes".to_owned(),
        id: ulid(number),
    }
}

fn field(path: &str) -> Target {
    Target::Field {
        path: path.to_owned(),
    }
}

fn expunge(dossier: &Dossier, targets: &[Target]) -> Dossier {
    let targets: BTreeSet<_> = targets.iter().cloned().collect();
    dossier.expunge(&targets, 1_700_000_000_000).unwrap()
}

/// Whether some text stands in the bytes of a dossier, deflated or not.
fn holds(dossier: &Dossier, text: &str) -> bool {
    let plain = dossier.save_since(&Heads::default());
    let found = |bytes: &[u8]| {
        bytes
            .windows(text.len())
            .any(|part| part == text.as_bytes())
    };
    found(&plain) || found(&dossier.save())
}

/// A dossier with a clash, prose, entries and things to hide.
fn filled() -> Dossier {
    let (mut left, mut right) = (birth(), birth());
    commit(
        &mut left,
        1,
        &[
            set("status", "left"),
            append(1, "{\"text\":\"SECRET note\"}"),
        ],
    );
    commit(
        &mut right,
        2,
        &[set("status", "right"), append(2, "{\"text\":\"harmless\"}")],
    );
    exchange(&mut left, &mut right);
    commit(
        &mut left,
        1,
        &[set("safe", "SECRET field"), prose("SECRET prose")],
    );
    commit(
        &mut left,
        1,
        &[set("safe", "other"), prose("A plan."), set("grade", 4_i64)],
    );
    left
}

#[test]
fn the_bytes_are_gone() {
    let before = filled();
    assert!(holds(&before, "SECRET note") && holds(&before, "SECRET field"));
    let after = expunge(&before, &[note(1)]);
    assert!(!holds(&after, "SECRET"), "former values go with history");
    assert!(holds(&after, "harmless"));
    assert_eq!(after.generation(), 1);
}

#[test]
fn all_else_stays_values_that_wait_included() {
    let before = filled();
    let after = expunge(&before, &[note(1)]);
    let mut expected = before.read();
    expected
        .contents
        .entries
        .get_mut("notes")
        .unwrap()
        .remove(&ulid(1));
    assert_eq!(after.read(), expected);
    assert_eq!(travelled(&after).read(), expected);
    let tombstone = format!("entries/notes/{}", ulid(1));
    assert_eq!(
        after.tombstones().into_iter().collect::<Vec<_>>(),
        [(tombstone, 1_700_000_000_000)]
    );
}

#[test]
fn fields_and_prose_can_be_erased_and_written_again() {
    let mut after = expunge(
        &filled(),
        &[field("status"), field("plan"), field("never/there")],
    );
    assert_eq!(shown(&after, "status"), None);
    assert_eq!(after.conflicts(), []);
    assert_eq!(shown(&after, "plan"), Some("".into()));
    assert!(!holds(&after, "A plan."));
    commit(&mut after, 3, &[set("status", "new"), prose("Anew.")]);
    check_values(&after, "status", &["new"]);
    assert_eq!(shown(&after, "plan"), Some("Anew.".into()));
}

#[test]
fn equal_content_is_rewritten_to_equal_bytes() {
    let before = filled();
    let (left, right) = (
        expunge(&before, &[note(1)]),
        expunge(&travelled(&before), &[note(1)]),
    );
    assert_eq!(left.save(), right.save());
    check_equal(&left, &right);
}

#[test]
fn an_erased_entry_cannot_be_appended_again() {
    let mut after = expunge(&filled(), &[note(1)]);
    let base = after.heads();
    let result = after.commit(&author(3), &base, &[append(1, "{}")], "test", 1);
    assert_eq!(result, Err(CommitError::EntryErased(ulid(1))));
}

#[test]
fn editing_and_merging_go_on() {
    let mut left = expunge(&filled(), &[note(1)]);
    let mut right = travelled(&left);
    commit(&mut left, 1, &[append(7, "{}"), clear("grade")]);
    commit(&mut right, 2, &[set("grade", 5_i64), prose("A new plan.")]);
    exchange(&mut left, &mut right);
    assert_eq!(shown(&left, "grade"), Some(5_i64.into()));
    assert_eq!(shown(&left, "plan"), Some("A new plan.".into()));
    let again = expunge(&left, &[note(7)]);
    assert_eq!(again.generation(), 2);
    assert_eq!(again.tombstones().len(), 2);
}

#[test]
fn it_is_another_generation_for_everyone() {
    let after = expunge(&filled(), &[note(1)]);
    let as_before = Dossier::load_untrusted(SHAPE, &after.save(), ID, 0);
    assert!(matches!(
        as_before,
        Err(LoadError::OtherGeneration { found: 1 })
    ));
    assert!(filled().merge(&after).is_err());
}

#[test]
fn nothing_named_is_refused() {
    assert!(matches!(
        filled().expunge(&BTreeSet::new(), 1),
        Err(ExpungeError::NothingNamed)
    ));
    let last = Dossier::birth(SHAPE, ID, u32::MAX).unwrap();
    let targets = BTreeSet::from([note(1)]);
    assert!(matches!(
        last.expunge(&targets, 1),
        Err(ExpungeError::LastGeneration)
    ));
}
