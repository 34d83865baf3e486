//! Two people create the same dossier apart; a later release adds collections.

use std::fmt::Write as _;

use throughline_dossier::{Dossier, Heads, Shape, Step};

use crate::support::{ID, SHAPE, append, birth, commit, exchange, set, shown, travelled};

/// The same kind in a later release.
const LATER: Shape = Shape {
    steps: &[
        Step {
            prose: &["voice"],
            entries: &["meetings"],
        },
        Step {
            prose: &[],
            entries: &["goals"],
        },
    ],
    ..SHAPE
};

fn hex(bytes: &[u8]) -> String {
    let mut text = String::new();
    for (byte, at) in bytes.iter().zip(1..) {
        let end = if at % 40 == 0 { "\n" } else { "" };
        write!(text, "{byte:02x}{end}").unwrap();
    }
    text
}

/// The bytes of every genesis change, not deflated.
fn genesis_bytes(shape: Shape, generation: u32) -> String {
    let born = Dossier::birth(shape, ID, generation).unwrap();
    format!(
        "{}\n{}",
        born.heads(),
        hex(&born.save_since(&Heads::default()))
    )
}

#[test]
fn genesis_bytes_are_pinned() {
    insta::assert_snapshot!("genesis", genesis_bytes(SHAPE, 0));
    insta::assert_snapshot!("genesis_generation_3", genesis_bytes(SHAPE, 3));
    insta::assert_snapshot!("genesis_with_steps", genesis_bytes(LATER, 0));
}

#[test]
fn a_newborn_holds_nothing_but_empty_prose() {
    let contents = birth().contents();
    assert_eq!(contents.fields.len(), 1);
    assert_eq!(shown(&birth(), "plan"), Some("".into()));
    assert_eq!(
        contents.entries.keys().collect::<Vec<_>>(),
        ["notes", "probes"]
    );
    assert!(
        contents
            .entries
            .values()
            .all(std::collections::BTreeMap::is_empty)
    );
    assert_eq!(birth().history(), []);
}

#[test]
fn born_apart_both_edits_are_kept() {
    let (mut left, mut right) = (birth(), birth());
    assert_eq!(left.heads(), right.heads());
    commit(&mut left, 1, &[set("strengths", "kind"), append(1, "{}")]);
    commit(&mut right, 2, &[set("grade", 4_i64), append(2, "{}")]);
    exchange(&mut left, &mut right);
    assert_eq!(shown(&left, "strengths"), Some("kind".into()));
    assert_eq!(shown(&left, "grade"), Some(4_i64.into()));
    assert_eq!(left.contents().entries["notes"].len(), 2);
}

#[test]
fn a_later_release_adds_collections_and_both_releases_merge() {
    let mut old = birth();
    commit(&mut old, 1, &[set("strengths", "kind")]);
    // Two people upgrade apart.
    let mut left = Dossier::load_sealed(LATER, &old.save()).unwrap();
    let mut right = Dossier::load_untrusted(LATER, &old.save(), ID, 0).unwrap();
    let voice = |text: &str| set("voice", text);
    commit(&mut left, 2, &[voice("I like drawing.")]);
    commit(&mut right, 3, &[append(7, "{}")]);
    exchange(&mut left, &mut right);
    assert_eq!(shown(&right, "voice"), Some("I like drawing.".into()));
    assert_eq!(shown(&right, "strengths"), Some("kind".into()));
    // The old release passes on what it does not know.
    commit(&mut old, 1, &[set("grade", 5_i64)]);
    old.merge(&Dossier::load_untrusted(SHAPE, &left.save(), ID, 0).unwrap())
        .unwrap();
    let mut again = Dossier::load_sealed(LATER, &old.save()).unwrap();
    exchange(&mut again, &mut left);
    assert_eq!(shown(&again, "voice"), Some("I like drawing.".into()));
    assert_eq!(shown(&again, "grade"), Some(5_i64.into()));
}

#[test]
fn born_in_the_later_release_is_born_alike() {
    let upgraded = Dossier::load_sealed(LATER, &birth().save()).unwrap();
    let born = Dossier::birth(LATER, ID, 0).unwrap();
    assert_eq!(upgraded.heads(), born.heads());
    assert_eq!(travelled(&born).read(), upgraded.read());
}
