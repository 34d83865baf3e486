//! What is not a dossier, or not this one: a typed refusal, and nothing changed.

use throughline_dossier::{Dossier, DossierId, Heads, LoadError, MergeError, Shape};

use crate::support::{ID, SHAPE, append, birth, commit, prose, set, travelled};

fn load(bytes: &[u8]) -> Result<Dossier, LoadError> {
    Dossier::load_untrusted(SHAPE, bytes, ID, 0)
}

fn filled() -> Dossier {
    let mut dossier = birth();
    commit(
        &mut dossier,
        1,
        &[
            set("status", "open"),
            prose("She reads."),
            append(1, "{\"a\":1}"),
        ],
    );
    commit(
        &mut dossier,
        2,
        &[set("status", "closed"), append(2, &"long ".repeat(100))],
    );
    dossier
}

#[track_caller]
fn check_unreadable(bytes: &[u8]) {
    assert!(matches!(load(bytes), Err(LoadError::Unreadable(_))));
}

#[track_caller]
fn check_since_refused(bytes: &[u8], is_expected: impl Fn(&MergeError) -> bool) {
    let mut target = birth();
    let before = target.save();
    let error = target.apply_since(bytes).unwrap_err();
    assert!(is_expected(&error), "{error:?}");
    assert_eq!(target.save(), before);
}

#[test]
fn garbage_is_refused() {
    check_unreadable(&[]);
    check_unreadable(b"no document at all");
    check_unreadable(&[0; 4096]);
    check_unreadable(&[0x85, 0x6f, 0x4a, 0x83]);
    let unreadable = |error: &MergeError| matches!(error, MergeError::Unreadable(_));
    check_since_refused(b"no changes at all", unreadable);
    check_since_refused(&filled().save(), unreadable);
}

#[test]
fn every_cut_is_refused() {
    let bytes = filled().save();
    for end in 0..bytes.len() {
        check_unreadable(&bytes[..end]);
    }
    let mut longer = bytes;
    longer.push(0);
    check_unreadable(&longer);
}

#[test]
fn every_flipped_byte_is_refused() {
    let bytes = filled().save();
    for at in 0..bytes.len() {
        let mut flipped = bytes.clone();
        flipped[at] ^= 0x10;
        assert!(load(&flipped).is_err(), "byte {at}");
    }
}

#[test]
fn news_that_are_cut_or_flipped_are_refused() {
    let dossier = filled();
    let bytes = dossier.save_since(&birth().heads());
    for at in 0..bytes.len() {
        let mut flipped = bytes.clone();
        flipped[at] ^= 0x10;
        assert!(birth().apply_since(&flipped).is_err(), "byte {at}");
    }
    // A cut between two changes leaves good changes; any other is refused.
    let cuts = (1..bytes.len()).filter(|end| birth().apply_since(&bytes[..*end]).is_ok());
    assert_eq!(cuts.count(), 1);
}

#[test]
fn another_dossier_kind_or_generation_is_told_apart() {
    const OTHER: Shape = Shape {
        kind: "classroom",
        ..SHAPE
    };
    let other = Dossier::birth(SHAPE, DossierId([7; 16]), 0).unwrap();
    assert!(matches!(load(&other.save()), Err(LoadError::OtherDossier)));
    let classroom = Dossier::birth(OTHER, ID, 0).unwrap();
    assert!(matches!(load(&classroom.save()), Err(LoadError::OtherKind)));
    let next = Dossier::birth(SHAPE, ID, 1).unwrap();
    assert!(matches!(
        load(&next.save()),
        Err(LoadError::OtherGeneration { found: 1 })
    ));

    let mut target = filled();
    let before = target.save();
    assert_eq!(target.merge(&other), Err(MergeError::OtherDossier));
    assert_eq!(target.merge(&classroom), Err(MergeError::OtherKind));
    let expected = MergeError::OtherGeneration { ours: 0, theirs: 1 };
    assert_eq!(target.merge(&next), Err(expected));
    assert_eq!(target.save(), before);
    for foreign in [&other, &classroom, &next] {
        let changes = foreign.save_since(&Heads::default());
        check_since_refused(&changes, |error| *error == MergeError::ForeignBirth);
    }
}

mod forged {
    use automerge::transaction::Transactable;
    use automerge::{ActorId, AutoCommit, ObjType, ROOT};

    /// A document with the keys of a dossier that was never born.
    pub fn look_alike(id: &str, actor: &[u8]) -> AutoCommit {
        let mut document = AutoCommit::new().with_actor(ActorId::from(actor));
        let meta = document.put_object(ROOT, "meta", ObjType::Map).unwrap();
        document.put(&meta, "id", id).unwrap();
        document.put(&meta, "kind", "support").unwrap();
        document.put(&meta, "generation", 0).unwrap();
        for name in ["fields", "prose", "entries", "tombstones", "seen"] {
            document.put_object(ROOT, name, ObjType::Map).unwrap();
        }
        document
    }
}

#[test]
fn a_document_that_was_not_born_is_refused() {
    let mut foreign = forged::look_alike(&ID.to_string(), b"somebody");
    assert!(matches!(
        load(&foreign.save()),
        Err(LoadError::ForeignBirth)
    ));
    // Not even with the actor of genesis.
    let mut forged = forged::look_alike(&ID.to_string(), b"tl-genesis-step\0");
    assert!(matches!(load(&forged.save()), Err(LoadError::ForeignBirth)));
    // Nor mixed into a true one, where its maps would hide the true ones.
    let mut mixed = automerge::AutoCommit::load(&filled().save()).unwrap();
    mixed.merge(&mut foreign).unwrap();
    assert!(matches!(load(&mixed.save()), Err(LoadError::ForeignBirth)));
}

#[test]
fn other_maps_under_the_same_keys_hide_nothing() {
    use automerge::transaction::Transactable;
    let mut forged = automerge::AutoCommit::load(&filled().save()).unwrap();
    forged
        .put_object(automerge::ROOT, "fields", automerge::ObjType::Map)
        .unwrap();
    forged
        .put_object(automerge::ROOT, "entries", automerge::ObjType::Map)
        .unwrap();
    let loaded = load(&forged.save()).unwrap();
    assert_eq!(loaded.read(), filled().read());
}

#[test]
fn a_reused_actor_is_refused() {
    // A device went on from an old copy with its old actor.
    let start = birth();
    let (mut left, mut right) = (travelled(&start), travelled(&start));
    commit(&mut left, 1, &[set("status", "one")]);
    commit(&mut right, 1, &[set("status", "other")]);
    commit(&mut right, 1, &[append(1, "{}")]);
    for (target, source) in [(&left, &right), (&right, &left)] {
        let mut target = target.clone();
        let before = target.save();
        let is_reused =
            |error: &MergeError| matches!(error, MergeError::ReusedActor { sequence: 1, .. });
        assert!(is_reused(&target.merge(&travelled(source)).unwrap_err()));
        let news = source.save_since(&start.heads());
        assert!(is_reused(&target.apply_since(&news).unwrap_err()));
        assert_eq!(target.save(), before);
        // The target is not poisoned: it goes on.
        let mut other = travelled(&start);
        commit(&mut other, 3, &[set("grade", 1_i64)]);
        assert!(target.merge(&other).unwrap().changed);
    }
}

#[test]
fn missing_changes_are_named_and_not_queued() {
    let mut sender = birth();
    let first = commit(&mut sender, 1, &[set("status", "one")]);
    commit(&mut sender, 1, &[set("status", "two")]);
    let news = sender.save_since(&first);
    let expected = MergeError::MissingDependencies(first);
    check_since_refused(&news, |error| *error == expected);
    // The same behind a whole document.
    let mut bytes = birth().save();
    bytes.extend(&news);
    assert!(matches!(
        load(&bytes),
        Err(LoadError::MissingDependencies(_))
    ));
    // Once what was missing is there, it merges.
    let mut target = birth();
    let since = target.heads();
    target.apply_since(&sender.save_since(&since)).unwrap();
    assert_eq!(target.heads(), sender.heads());
}
