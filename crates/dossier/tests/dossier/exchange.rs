//! Sending and taking over: whole dossiers and what is new since.

use throughline_dossier::Heads;

use crate::support::{append, birth, check_equal, commit, set, travelled};

#[test]
fn merging_again_changes_nothing() {
    let (mut left, mut right) = (birth(), birth());
    commit(&mut right, 2, &[set("status", "open")]);
    let merged = left.merge(&travelled(&right)).unwrap();
    assert!(merged.changed);
    assert_eq!(merged.heads, right.heads());
    assert!(!left.merge(&travelled(&right)).unwrap().changed);
    assert!(!left.merge(&birth()).unwrap().changed);
    check_equal(&left, &right);
}

#[test]
fn what_is_new_since_is_enough() {
    let mut left = birth();
    commit(&mut left, 1, &[set("status", "open")]);
    let mut right = travelled(&left);
    let since = right.heads();
    commit(&mut left, 1, &[append(1, "{}")]);
    commit(&mut left, 1, &[append(2, "{}")]);
    let news = left.save_since(&since);
    assert!(news.len() < left.save_since(&Heads::default()).len());
    assert!(right.apply_since(&news).unwrap().changed);
    assert!(!right.apply_since(&news).unwrap().changed);
    assert!(!right.apply_since(&[]).unwrap().changed);
    check_equal(&left, &right);
}

#[test]
fn heads_tell_who_is_ahead() {
    let mut left = birth();
    let right = travelled(&left);
    commit(&mut left, 1, &[set("status", "open")]);
    assert!(left.has_seen(&right.heads()));
    assert!(!right.has_seen(&left.heads()));
}
