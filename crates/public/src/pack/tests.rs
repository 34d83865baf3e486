//! Packs as they should be, and every way in which they should not.

use std::process::Command;

use super::*;
use crate::enclosure::Enclosure;
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
        files: BTreeMap::new(),
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

/// With a file that a guide names.
fn with_file(sequence: u64) -> Draft {
    let mut draft = draft(sequence);
    let bytes = crate::enclosure::tests::png(b"thirteen byte");
    let file = Enclosure::of("Way.png", &bytes).unwrap();
    let guide = draft.content.guides.get_mut(&"G1".into()).unwrap();
    draft.files.insert(file.sha256.clone(), bytes);
    guide.files.insert("F1".into(), file);
    draft
}

#[test]
fn files_go_along_and_need_a_reader_that_knows_them() {
    let (draft, key) = (with_file(1), key());
    let bytes = write(&draft, &key).unwrap();
    let opened = open(&bytes, None).unwrap();
    assert_eq!(
        (&opened.files, &opened.content),
        (&draft.files, &draft.content)
    );
    assert_eq!(
        (opened.manifest.version, opened.manifest.minimum_reader),
        (2, 2)
    );
    // One without files is as it always was.
    let without = write(&self::draft(1), &key).unwrap();
    let without = open(&without, None).unwrap().manifest;
    assert_eq!((without.version, without.minimum_reader), (1, 1));
    let text = serde_json::to_string(&without).unwrap();
    assert!(!text.contains("files"), "{text}");
}

#[test]
fn every_flipped_byte_of_a_pack_with_files_is_refused() {
    let bytes = write(&with_file(1), &key()).unwrap();
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        assert!(open(&changed, None).is_err(), "byte {at}");
    }
}

/// A pack of these entries, whose manifest, signed, names these files.
fn crafted(
    draft: &Draft,
    key: &PackKey,
    named: &[(&str, &str)],
    entries: &[(&str, &[u8])],
) -> Vec<u8> {
    let content = serde_json::to_vec(&draft.content).unwrap();
    let mut manifest = open(&write(draft, key).unwrap(), None).unwrap().manifest;
    let named = named
        .iter()
        .map(|(name, hash)| ((*name).into(), (*hash).into()));
    manifest.files = named.collect();
    let manifest = serde_json::to_vec(&manifest).unwrap();
    let signature = key.sign(Purpose::Pack, &manifest);
    let mut archive = ArchiveWriter::new(Vec::new());
    archive.add(MANIFEST, &manifest).unwrap();
    archive.add(SIGNATURE, signature.as_bytes()).unwrap();
    archive.add(CONTENT, &content).unwrap();
    for (name, bytes) in &draft.replies {
        archive.add(reply_entry(name), bytes).unwrap();
    }
    for (name, bytes) in entries {
        archive.add(*name, bytes).unwrap();
    }
    archive.finish().unwrap()
}

#[test]
fn a_file_that_is_altered_missing_unnamed_or_too_large_is_refused_though_all_is_signed() {
    let (draft, key) = (draft(1), key());
    let (one, two) = (hash(b"one"), hash(b"two"));
    let (one_entry, two_entry) = (file_entry(&one), file_entry(&two));
    let of = |named: &[(&str, &str)], entries: &[(&str, &[u8])]| {
        open(&crafted(&draft, &key, named, entries), None).map(|opened| opened.files.len())
    };
    let both = [(one.as_str(), one.as_str()), (two.as_str(), two.as_str())];
    let mut sorted = [
        (one_entry.as_str(), &b"one"[..]),
        (two_entry.as_str(), b"two"),
    ];
    sorted.sort_unstable();
    assert_eq!(of(&both, &sorted), Ok(2));
    let refused = Err(PackError::Altered);
    assert_eq!(of(&both, &sorted[..1]), refused, "one is missing");
    assert_eq!(of(&both[..1], &sorted), refused, "one is not named");
    assert_eq!(of(&[], &sorted[..1]), refused, "none is named");
    assert_eq!(of(&both[..1], &[(&one_entry, b"eno")]), refused, "altered");
    assert_eq!(
        of(&both[..1], &[("files/other", b"one")]),
        refused,
        "elsewhere"
    );
    assert_eq!(
        of(&[("menu", &one)], &[("files/menu", b"one")]),
        refused,
        "not by its hash"
    );
    let large = vec![7; EACH_MAX + 1];
    let name = hash(&large);
    assert_eq!(
        of(&[(&name, &name)], &[(&file_entry(&name), &large)]),
        refused
    );
    let many: Vec<(String, Vec<u8>)> = (0..11_u8)
        .map(|each| vec![each; EACH_MAX])
        .map(|bytes| (hash(&bytes), bytes))
        .collect();
    let mut too_many = draft.clone();
    too_many.files = many.into_iter().collect();
    assert_eq!(
        write(&too_many, &key),
        Err(CannotWrite),
        "more than all may have"
    );
    too_many.files.pop_last();
    assert!(write(&too_many, &key).is_ok());
}

#[test]
fn a_file_that_does_not_go_by_its_hash_is_not_written() {
    let mut bad = with_file(1);
    bad.files.insert("ab".repeat(32), b"%PDF-".to_vec());
    assert_eq!(write(&bad, &key()), Err(CannotWrite));
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
