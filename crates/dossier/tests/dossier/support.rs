//! Shapes, people and shorthand that all tests share.

use throughline_dossier::{Author, Dossier, DossierId, Edit, Heads, Leaf, Shape};

/// A kind with one of everything.
pub const SHAPE: Shape = Shape {
    kind: "support",
    prose: &["plan"],
    entries: &["notes", "probes"],
    dated: &["cards"],
    steps: &[],
};

pub const ID: DossierId = DossierId(*b"0123456789abcdef");

pub fn birth() -> Dossier {
    Dossier::birth(SHAPE, ID, 0).unwrap()
}

/// A person on a device, after one unlock.
pub fn author(number: u8) -> Author {
    Author {
        actor: [number; 16],
        name: format!("staff{number}/device{number}"),
    }
}

pub fn ulid(number: u32) -> String {
    DossierId(u128::from(number).to_be_bytes()).to_string()
}

pub fn set(path: &str, value: impl Into<Leaf>) -> Edit {
    Edit::Set {
        path: path.to_owned(),
        value: value.into(),
    }
}

pub fn settle(path: &str, value: impl Into<Leaf>) -> Edit {
    Edit::Settle {
        path: path.to_owned(),
        value: value.into(),
    }
}

pub fn clear(path: &str) -> Edit {
    Edit::Clear {
        path: path.to_owned(),
    }
}

pub fn prose(text: &str) -> Edit {
    Edit::Prose {
        path: "plan".to_owned(),
        text: text.to_owned(),
    }
}

pub fn append(number: u32, json: &str) -> Edit {
    Edit::Append {
        collection: "notes".to_owned(),
        id: ulid(number),
        json: json.to_owned(),
    }
}

/// Commits at the heads of now.
pub fn commit(dossier: &mut Dossier, by: u8, edits: &[Edit]) -> Heads {
    let base = dossier.heads();
    commit_at(dossier, by, &base, edits)
}

/// Commits at stale heads.
pub fn commit_at(dossier: &mut Dossier, by: u8, base: &Heads, edits: &[Edit]) -> Heads {
    let at_ms = 1_000 + i64::from(by);
    dossier
        .commit(&author(by), base, edits, "test.edit", at_ms)
        .unwrap()
}

/// What a field shows.
pub fn shown(dossier: &Dossier, path: &str) -> Option<Leaf> {
    dossier.contents().fields.remove(path)
}

/// The values of a field, waiting ones included, as text in order.
pub fn values(dossier: &Dossier, path: &str) -> Vec<String> {
    let conflict = dossier
        .conflicts()
        .into_iter()
        .find(|conflict| conflict.path == path);
    let leaves: Vec<Leaf> = match conflict {
        Some(conflict) => conflict
            .values
            .into_iter()
            .map(|claim| claim.value)
            .collect(),
        None => shown(dossier, path).into_iter().collect(),
    };
    let mut texts: Vec<_> = leaves.iter().map(|leaf| format!("{leaf:?}")).collect();
    texts.sort();
    texts
}

/// Expects the values of a field, in any order.
#[track_caller]
pub fn check_values(dossier: &Dossier, path: &str, expected: &[&str]) {
    let mut expected: Vec<_> = expected
        .iter()
        .map(|text| format!("{:?}", Leaf::from(*text)))
        .collect();
    expected.sort();
    assert_eq!(values(dossier, path), expected);
}

/// Sends a dossier as an untrusted bundle entry would travel.
pub fn travelled(dossier: &Dossier) -> Dossier {
    let bytes = dossier.save();
    Dossier::load_untrusted(*dossier.shape(), &bytes, dossier.id(), dossier.generation()).unwrap()
}

/// Both take over from each other and must end equal.
#[track_caller]
pub fn exchange(left: &mut Dossier, right: &mut Dossier) {
    left.merge(&travelled(right)).unwrap();
    right.merge(&travelled(left)).unwrap();
    check_equal(left, right);
}

#[track_caller]
pub fn check_equal(left: &Dossier, right: &Dossier) {
    assert_eq!(left.heads(), right.heads());
    assert_eq!(left.read(), right.read());
    assert_eq!(left.history(), right.history());
    assert_eq!(left.tombstones(), right.tombstones());
}
