//! Copies of different generations become one: nothing erased comes back, nothing else is lost.

use std::collections::BTreeSet;

use throughline_dossier::{Dossier, Leaf, MergeError, Target};

use crate::support::{
    append, birth, check_equal, check_values, clear, commit, exchange, prose, set, settle, shown,
    travelled, ulid,
};

fn without(dossier: &Dossier, target: Target) -> Dossier {
    dossier
        .expunge(&BTreeSet::from([target]), 1_700_000_000_000)
        .unwrap()
}

fn without_note(dossier: &Dossier, number: u32) -> Dossier {
    let id = ulid(number);
    without(
        dossier,
        Target::Entry {
            collection: "notes".to_owned(),
            id,
        },
    )
}

fn without_field(dossier: &Dossier, path: &str) -> Dossier {
    without(
        dossier,
        Target::Field {
            path: path.to_owned(),
        },
    )
}

/// Both sides reconcile and must end equal; a second time changes nothing.
#[track_caller]
fn reconciled(left: &Dossier, right: &Dossier) -> Dossier {
    let one = left.reconcile(&travelled(right)).unwrap();
    let other = right.reconcile(&travelled(left)).unwrap();
    check_equal(&one, &other);
    for old in [left, right] {
        check_equal(&one, &one.reconcile(old).unwrap());
        check_equal(&one, &old.reconcile(&one).unwrap());
    }
    travelled(&one)
}

/// What both sides start from.
fn start() -> Dossier {
    let mut dossier = birth();
    let edits = [
        set("status", "open"),
        set("grade", 4_i64),
        prose("She reads."),
        append(1, "one"),
        append(2, "two"),
    ];
    commit(&mut dossier, 1, &edits);
    dossier
}

fn notes(dossier: &Dossier) -> Vec<String> {
    dossier.contents().entries["notes"]
        .values()
        .cloned()
        .collect()
}

#[test]
fn a_copy_that_is_merely_older_adds_nothing() {
    let mut left = start();
    let right = travelled(&left);
    commit(
        &mut left,
        1,
        &[set("status", "closed"), clear("grade"), prose("Anew.")],
    );
    let left = without_note(&left, 1);
    let both = reconciled(&left, &right);
    assert_eq!(both.read(), left.read());
    assert_eq!(both.generation(), 1);
}

#[test]
fn unseen_work_on_an_older_copy_arrives() {
    let mut right = start();
    let left = without_note(&right, 1);
    commit(
        &mut right,
        2,
        &[set("status", "closed"), clear("grade"), append(3, "three")],
    );
    commit(
        &mut right,
        2,
        &[prose("She reads well."), set("new", "field")],
    );
    let both = reconciled(&left, &right);
    check_values(&both, "status", &["closed"]);
    assert_eq!(shown(&both, "grade"), None);
    assert_eq!(shown(&both, "new"), Some("field".into()));
    assert_eq!(shown(&both, "plan"), Some("She reads well.".into()));
    assert_eq!(notes(&both), ["two", "three"]);
    assert_eq!(
        both.history().last().unwrap().author.as_deref(),
        Some("staff2/device2")
    );
}

#[test]
fn edits_on_both_sides_of_an_erasure_clash() {
    let mut right = start();
    let mut left = without_note(&right, 1);
    commit(
        &mut left,
        1,
        &[set("status", "theirs"), prose("She reads much.")],
    );
    commit(
        &mut right,
        2,
        &[set("status", "mine"), prose("Now she reads.")],
    );
    let both = reconciled(&left, &right);
    check_values(&both, "status", &["theirs", "mine"]);
    assert_eq!(shown(&both, "plan"), Some("Now she reads much.".into()));
}

#[test]
fn an_edit_made_before_the_erasure_but_not_seen_by_it_waits() {
    let mut left = start();
    let mut right = travelled(&left);
    commit(&mut left, 1, &[set("status", "theirs")]);
    commit(&mut right, 2, &[set("status", "mine")]);
    let left = without_note(&left, 1);
    let both = reconciled(&left, &right);
    check_values(&both, "status", &["theirs", "mine"]);
    assert_eq!(
        shown(&both, "status"),
        Some("theirs".into()),
        "the greater generation shows"
    );
}

#[test]
fn what_was_settled_after_the_erasure_stays_settled() {
    let mut left = start();
    let mut right = travelled(&left);
    commit(&mut left, 1, &[set("status", "theirs")]);
    commit(&mut right, 2, &[set("status", "mine")]);
    let mut both = reconciled(&without_note(&left, 1), &right);
    commit(&mut both, 3, &[settle("status", "mine")]);
    // The old copies arrive once more, also after a further erasure.
    let once_more = reconciled(&both, &right);
    check_values(&once_more, "status", &["mine"]);
    let further = without_note(&both, 2);
    for old in [&left, &right] {
        check_values(&reconciled(&further, old), "status", &["mine"]);
    }
}

#[test]
fn a_clash_survives_the_erasure_and_the_reconciling() {
    let mut left = start();
    let mut right = travelled(&left);
    commit(&mut left, 1, &[set("status", "theirs")]);
    commit(&mut right, 2, &[set("status", "mine")]);
    exchange(&mut left, &mut right);
    let erased = without_note(&left, 1);
    let both = reconciled(&erased, &right);
    check_values(&both, "status", &["theirs", "mine"]);
    assert_eq!(both.conflicts(), erased.conflicts());
    let authors: BTreeSet<_> = both.conflicts()[0]
        .values
        .iter()
        .map(|claim| claim.at_ms)
        .collect();
    assert!(authors.contains(&1_001) || authors.contains(&1_002));
}

#[test]
fn erasures_apart_both_hold() {
    let mut left = start();
    let mut right = travelled(&left);
    commit(&mut left, 1, &[append(3, "three")]);
    commit(&mut right, 2, &[append(4, "four")]);
    let (left, right) = (without_note(&left, 1), without_note(&right, 2));
    assert!(matches!(
        left.clone().merge(&right),
        Err(MergeError::OtherGeneration { .. })
    ));
    let both = reconciled(&left, &right);
    assert_eq!(notes(&both), ["three", "four"]);
    assert_eq!(both.tombstones().len(), 2);
    assert_eq!(shown(&both, "plan"), Some("She reads.".into()));
    assert_eq!(both.conflicts(), []);
    // And a copy from before all of it brings nothing back.
    assert_eq!(notes(&reconciled(&both, &start())), ["three", "four"]);
}

#[test]
fn an_erased_field_stays_erased_and_may_be_new() {
    let start = start();
    let mut left = without_field(&start, "status");
    commit(&mut left, 1, &[set("status", "new")]);
    let mut right = without_note(&start, 1);
    commit(&mut right, 2, &[set("status", "stale")]);
    let both = reconciled(&left, &right);
    check_values(&both, "status", &["new"]);
    assert_eq!(notes(&both), ["two"]);
}

#[test]
fn three_erase_and_edit_apart_and_meet_in_any_order() {
    let start = start();
    let mut all: Vec<Dossier> = Vec::new();
    for number in 1..=3u8 {
        let mut one = without_note(&start, u32::from(number));
        let edits = [
            set("status", format!("by {number}")),
            append(10 + u32::from(number), "{}"),
        ];
        commit(&mut one, number, &edits);
        all.push(one);
    }
    let orders = [[0, 1, 2], [2, 1, 0], [1, 2, 0]];
    let mut ends: Vec<Dossier> = orders
        .iter()
        .map(|order| {
            let first = all[order[0]].clone();
            order[1..]
                .iter()
                .fold(first, |end, at| end.reconcile(&all[*at]).unwrap())
        })
        .collect();
    for _ in 0..2 {
        for at in 0..ends.len() {
            for from in 0..ends.len() {
                ends[at] = ends[at].reconcile(&travelled(&ends[from])).unwrap();
            }
        }
    }
    for end in &ends {
        check_equal(end, &ends[0]);
        check_values(end, "status", &["by 1", "by 2", "by 3"]);
        assert_eq!(end.contents().entries["notes"].len(), 3);
    }
}

#[test]
fn prose_begun_on_both_sides_of_an_erasure_stays() {
    let (mut left, mut right) = (birth(), birth());
    commit(&mut left, 1, &[append(1, "one"), prose("[54]")]);
    commit(&mut right, 2, &[prose("[4]")]);
    let both = reconciled(&without_note(&left, 1), &right);
    let Some(Leaf::Text(plan)) = shown(&both, "plan") else {
        panic!("text")
    };
    assert!(plan.contains("[54]") && plan.contains("[4]"), "{plan}");
}
