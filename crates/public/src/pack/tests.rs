//! Packs as they should be, and every way in which they should not.

use std::process::Command;

use super::*;
use crate::guide::Guide;
use crate::sealed::OfficeKey;
use proptest::prelude::*;

fn draft(sequence: u64) -> Draft {
    let mut content = Content::default();
    content.about.name = "Cedar Hill".into();
    content.guides.insert("G1".into(), Guide::default());
    Draft {
        sequence,
        created_at: "2026-11-26T08:00:00Z".into(),
        successions: vec![],
        office: vec![OfficeKey::random().recipient()],
        receipts: vec!["ab".repeat(32)],
        replies: [("cd".repeat(32), b"sealed".to_vec())].into(),
        content,
    }
}

fn key() -> PackKey {
    PackKey::random().unwrap()
}

#[test]
fn what_is_written_is_read() {
    let (draft, key) = (draft(3), key());
    let bytes = write(&draft, &key).unwrap();
    let opened = open(&bytes, None).unwrap();
    assert_eq!(opened.content, draft.content);
    assert_eq!(opened.replies, draft.replies);
    assert_eq!(opened.manifest.receipts, draft.receipts);
    let pin = opened.pin();
    assert_eq!(Pin::from_text(&pin.to_text()), Some(pin.clone()));
    assert_eq!(open(&bytes, Some(&pin)), Ok(opened));
}

#[test]
fn every_flipped_or_missing_byte_is_refused() {
    let bytes = write(&draft(1), &key()).unwrap();
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        assert!(open(&changed, None).is_err(), "byte {at}");
    }
    for at in (0..bytes.len()).step_by(11) {
        assert!(open(&bytes[..at], None).is_err(), "cut at {at}");
    }
}

#[test]
fn another_signer_and_a_lower_number_are_refused() {
    let key = key();
    let pin = open(&write(&draft(5), &key).unwrap(), None).unwrap().pin();
    let refused = |bytes: &[u8]| open(bytes, Some(&pin)).unwrap_err();
    let other = write(&draft(6), &self::key()).unwrap();
    assert_eq!(refused(&other), PackError::OtherSigner);
    let older = write(&draft(4), &key).unwrap();
    assert_eq!(refused(&older), PackError::Older { found: 4, last: 5 });
    assert!(open(&write(&draft(5), &key).unwrap(), Some(&pin)).is_ok());
}

#[test]
fn a_new_key_is_taken_only_from_the_old_one() {
    let (old, middle, new) = (key(), key(), key());
    let pin = open(&write(&draft(1), &old).unwrap(), None).unwrap().pin();
    let mut changed = draft(2);
    let first = Succession::sign(&old, &middle.signer());
    let second = Succession::sign(&middle, &new.signer());
    changed.successions = vec![first.clone(), second.clone()];
    let opened = open(&write(&changed, &new).unwrap(), Some(&pin)).unwrap();
    assert_eq!(opened.pin().signer, new.signer());

    changed.successions = vec![second];
    let unlinked = write(&changed, &new).unwrap();
    assert_eq!(open(&unlinked, Some(&pin)), Err(PackError::OtherSigner));

    let mut forged = Succession::sign(&new, &new.signer());
    forged.old = old.signer();
    changed.successions = vec![forged];
    let forged = write(&changed, &new).unwrap();
    assert_eq!(open(&forged, Some(&pin)), Err(PackError::OtherSigner));
}

#[test]
fn what_is_no_pack_or_a_newer_one_is_told_apart() {
    assert_eq!(open(b"hello", None), Err(PackError::NotAPack));
    assert_eq!(open(b"", None), Err(PackError::Truncated));
    let zip = |name: &str, bytes: &[u8]| {
        let mut archive = ArchiveWriter::new(Vec::new());
        archive.add(name, bytes).unwrap();
        archive.finish().unwrap()
    };
    assert_eq!(open(&zip("a", b""), None), Err(PackError::NotAPack));
    let newer = br#"{"format":"throughline-family-pack","minimum_reader":9}"#;
    let refused = PackError::Newer { minimum_reader: 9 };
    assert_eq!(open(&zip(MANIFEST, newer), None), Err(refused));
    assert_eq!(open(&vec![0; PACK_MAX + 1], None), Err(PackError::TooLarge));
}

#[test]
fn a_reply_without_a_proper_name_is_not_written() {
    let mut bad = draft(1);
    bad.replies.insert("../x".into(), vec![]);
    assert_eq!(write(&bad, &key()), Err(CannotWrite));
}

/// The claim of the format: anyone with `unzip` and `minisign` can check a pack.
#[test]
fn unzip_and_minisign_read_it() {
    let found = |tool: &str| Command::new(tool).arg("-v").output().is_ok();
    if !found("unzip") || !found("minisign") {
        eprintln!("skipped: unzip or minisign is not installed");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let key = key();
    let path = folder.path().join(FILE_NAME);
    std::fs::write(&path, write(&draft(1), &key).unwrap()).unwrap();
    let run = |program: &str, arguments: &[&str]| {
        let mut command = Command::new(program);
        let output = command.args(arguments).current_dir(folder.path()).output();
        assert!(output.unwrap().status.success(), "{program}");
    };
    run("unzip", &["-q", FILE_NAME]);
    let signer = key.signer().to_string();
    run("minisign", &["-V", "-P", &signer, "-m", MANIFEST]);
}

proptest! {
    #[test]
    fn reading_never_panics(bytes: Vec<u8>) {
        prop_assert!(open(&bytes, None).is_err());
    }
}
