//! One person edits: only what changed is written, at the heads they saw.

use throughline_dossier::{Author, CommitError, Dossier, Edit, Heads, Leaf};

use crate::support::{
    append, author, birth, check_values, clear, commit, commit_at, exchange, prose, set, settle,
    shown, travelled, ulid,
};

/// Two replicas that gave `status` the values `left` and `right` without seeing each other.
fn clash() -> (Dossier, Dossier) {
    let (mut left, mut right) = (birth(), birth());
    commit(&mut left, 1, &[set("status", "left"), set("grade", 3_i64)]);
    commit(&mut right, 2, &[set("status", "right")]);
    exchange(&mut left, &mut right);
    check_values(&left, "status", &["left", "right"]);
    (left, right)
}

#[track_caller]
fn check_refused(edit: Edit, expected: &CommitError) {
    let mut dossier = birth();
    commit(&mut dossier, 1, &[append(1, "one")]);
    let before = dossier.save();
    let base = dossier.heads();
    // A good edit beside the bad one is not written either.
    let edits = [set("status", "new"), edit];
    let result = dossier.commit(&author(2), &base, &edits, "test", 1);
    assert_eq!(result.as_ref(), Err(expected));
    assert_eq!(dossier.save(), before);
}

#[test]
fn all_kinds_of_leaves_come_back() {
    let mut dossier = birth();
    let leaves: [Leaf; 4] = [true.into(), (-7_i64).into(), 0.1.into(), "né 🙂".into()];
    let edits = leaves.iter().enumerate();
    let edits: Vec<_> = edits
        .map(|(at, leaf)| set(&format!("a/{at}"), leaf.clone()))
        .collect();
    commit(&mut dossier, 1, &edits);
    let sealed = Dossier::load_sealed(*dossier.shape(), &dossier.save()).unwrap();
    for (at, leaf) in leaves.iter().enumerate() {
        assert_eq!(shown(&sealed, &format!("a/{at}")).as_ref(), Some(leaf));
    }
    assert_eq!(sealed.read(), dossier.read());
}

#[test]
fn edits_that_change_nothing_write_nothing() {
    let mut dossier = birth();
    let edits = [set("status", "open"), prose("text"), append(1, "{}")];
    let heads = commit(&mut dossier, 1, &edits);
    assert_eq!(commit(&mut dossier, 1, &edits), heads);
    assert_eq!(commit(&mut dossier, 1, &[]), heads);
    let idle = [clear("never set"), settle("status", "open")];
    assert_eq!(commit(&mut dossier, 2, &idle), heads);
    assert_eq!(dossier.history().len(), 1);
}

#[test]
fn a_cleared_field_is_absent() {
    let mut dossier = birth();
    commit(&mut dossier, 1, &[set("status", "open"), prose("text")]);
    commit(&mut dossier, 1, &[clear("status"), clear("plan")]);
    assert_eq!(shown(&dossier, "status"), None);
    assert_eq!(shown(&dossier, "plan"), Some("".into()));
}

#[test]
fn equal_values_are_no_conflict() {
    let (mut left, mut right) = (birth(), birth());
    commit(&mut left, 1, &[set("status", "open")]);
    commit(&mut right, 2, &[set("status", "open")]);
    exchange(&mut left, &mut right);
    assert_eq!(left.conflicts(), []);
    // And both give way together.
    commit(&mut left, 1, &[set("status", "closed")]);
    check_values(&left, "status", &["closed"]);
}

#[test]
fn a_conflict_names_who_and_when() {
    let (left, _) = clash();
    let conflicts = left.conflicts();
    let mut claims: Vec<_> = conflicts[0].values.iter().collect();
    claims.sort_by_key(|claim| claim.at_ms);
    let authors: Vec<_> = claims.iter().map(|claim| claim.author.as_deref()).collect();
    assert_eq!(authors, [Some("staff1/device1"), Some("staff2/device2")]);
    assert_eq!(claims[0].at_ms, 1_001);
    assert_eq!(claims[0].intent, "test.edit");
    assert_eq!(shown(&left, "status").as_ref(), Some(&conflicts[0].winner));
    assert_eq!(conflicts[0].values[0].value, conflicts[0].winner);
}

#[test]
fn a_clash_waits_while_other_fields_and_the_winner_itself_are_saved() {
    let (mut left, _) = clash();
    let winner = left.conflicts()[0].winner.clone();
    commit(
        &mut left,
        3,
        &[set("grade", 4_i64), set("status", winner), prose("text")],
    );
    check_values(&left, "status", &["left", "right"]);
    assert_eq!(shown(&left, "grade"), Some(4_i64.into()));
}

#[test]
fn a_new_value_beside_a_waiting_one_leaves_it_waiting() {
    let (mut left, mut right) = clash();
    let Leaf::Text(winner) = left.conflicts()[0].winner.clone() else {
        panic!("text")
    };
    let loser = if winner == "left" { "right" } else { "left" };
    commit(&mut left, 3, &[set("status", "new"), set("grade", 5_i64)]);
    check_values(&left, "status", &["new", loser]);
    assert_eq!(shown(&left, "status"), Some("new".into()));
    commit(&mut left, 3, &[set("status", "newer")]);
    check_values(&left, "status", &["newer", loser]);
    exchange(&mut left, &mut right);
    commit(&mut right, 4, &[clear("status")]);
    check_values(&right, "status", &[loser]);
}

#[test]
fn settling_covers_what_was_seen_and_nothing_else() {
    let (mut left, mut right) = clash();
    let seen = left.heads();
    commit(&mut right, 2, &[settle("status", "late")]);
    left.merge(&travelled(&right)).unwrap();
    // The person at the left decides without having seen `late`.
    commit_at(&mut left, 1, &seen, &[settle("status", "left")]);
    check_values(&left, "status", &["late", "left"]);
    commit(&mut left, 1, &[settle("status", "left")]);
    check_values(&left, "status", &["left"]);
    exchange(&mut left, &mut right);
    check_values(&right, "status", &["left"]);
}

#[test]
fn stale_edits_do_not_undo_what_arrived_since() {
    let mut dossier = birth();
    let stale = commit(
        &mut dossier,
        1,
        &[set("status", "old"), prose("She reads.")],
    );
    commit(
        &mut dossier,
        2,
        &[
            set("status", "theirs"),
            set("grade", 4_i64),
            prose("She reads well."),
        ],
    );
    commit_at(
        &mut dossier,
        3,
        &stale,
        &[set("status", "mine"), prose("Now she reads.")],
    );
    check_values(&dossier, "status", &["theirs", "mine"]);
    assert_eq!(shown(&dossier, "grade"), Some(4_i64.into()));
    assert_eq!(shown(&dossier, "plan"), Some("Now she reads well.".into()));
    // Stale edits by one author in a row.
    commit_at(
        &mut dossier,
        3,
        &stale,
        &[set("status", "again"), append(1, "{}")],
    );
    check_values(&dossier, "status", &["theirs", "mine", "again"]);
    assert_eq!(travelled(&dossier).read(), dossier.read());
}

#[test]
fn the_newest_source_wins_without_asking() {
    let card = |date: &str, name: &str| format!(r#"{{"as_of":"{date}","name":"{name}"}}"#);
    let (old, new) = (card("2026-08-01", "Old"), card("2026-09-01", "New"));
    for (first, second) in [(&old, &new), (&new, &old)] {
        let (mut left, mut right) = (birth(), birth());
        commit(&mut left, 1, &[set("cards/7", first.as_str())]);
        commit(&mut right, 2, &[set("cards/7", second.as_str())]);
        exchange(&mut left, &mut right);
        assert_eq!(left.conflicts(), []);
        assert_eq!(shown(&left, "cards/7"), Some(new.as_str().into()));
        // An older file, imported after the newer, changes nothing.
        let heads = left.heads();
        assert_eq!(commit(&mut left, 1, &[set("cards/7", old.as_str())]), heads);
    }
}

#[test]
fn history_tells_who_did_what() {
    let mut dossier = birth();
    let stale = dossier.heads();
    commit(&mut dossier, 1, &[set("status", "open"), prose("text")]);
    commit(&mut dossier, 2, &[append(5, "{}"), clear("status")]);
    commit_at(&mut dossier, 2, &stale, &[set("grade", 1_i64)]);
    let lines = dossier.history();
    let authors: Vec<_> = lines
        .iter()
        .filter_map(|line| line.author.as_deref())
        .collect();
    assert_eq!(
        authors,
        ["staff1/device1", "staff2/device2", "staff2/device2"]
    );
    assert_eq!(lines[0].intent, "test.edit");
    let fields: Vec<_> = lines[0].fields.iter().map(String::as_str).collect();
    assert_eq!(fields, ["plan", "status"]);
    let entry = ("notes".to_owned(), ulid(5));
    assert!(
        lines
            .iter()
            .any(|line| line.entries.contains(&entry) && line.fields.contains("status"))
    );
}

#[test]
fn bad_edits_are_refused_whole() {
    check_refused(append(1, "two"), &CommitError::EntryExists(ulid(1)));
    check_refused(set("", "x"), &CommitError::EmptyPath);
    check_refused(set("n", f64::NAN), &CommitError::NotFinite("n".to_owned()));
    check_refused(
        settle("n", f64::INFINITY),
        &CommitError::NotFinite("n".to_owned()),
    );
    check_refused(set("plan", 1_i64), &CommitError::NotText("plan".to_owned()));
    let other = Edit::Prose {
        path: "status".to_owned(),
        text: String::new(),
    };
    check_refused(other, &CommitError::NoSuchProse("status".to_owned()));
    let entry = |collection: &str, id: &str| Edit::Append {
        collection: collection.to_owned(),
        id: id.to_owned(),
        json: String::new(),
    };
    check_refused(
        entry("memos", &ulid(2)),
        &CommitError::NoSuchCollection("memos".to_owned()),
    );
    check_refused(entry("notes", "2"), &CommitError::NotAUlid("2".to_owned()));
}

#[test]
fn two_entries_under_one_id_are_refused() {
    let mut dossier = birth();
    let base = dossier.heads();
    let twice = [append(1, "one"), append(1, "two")];
    let result = dossier.commit(&author(1), &base, &twice, "test", 1);
    assert_eq!(result, Err(CommitError::EntryExists(ulid(1))));
    // An entry that arrived after the base is not written over either.
    commit(&mut dossier, 1, &[append(1, "one")]);
    let result = dossier.commit(&author(2), &base, &[append(1, "two")], "test", 1);
    assert_eq!(result, Err(CommitError::EntryExists(ulid(1))));
}

#[test]
fn unknown_heads_are_refused() {
    for base in [Heads::default(), Heads::new(vec![[9; 32]])] {
        let mut dossier = birth();
        let nobody = Author {
            actor: [1; 16],
            name: String::new(),
        };
        let result = dossier.commit(&nobody, &base, &[set("a", "b")], "test", 1);
        assert_eq!(result, Err(CommitError::UnknownBase));
    }
}
