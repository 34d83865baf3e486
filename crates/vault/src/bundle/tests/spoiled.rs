//! Bundles that someone made wrong: unsigned, disagreeing, of other versions, too large.

use super::*;

#[test]
fn unsigned_and_wrongly_signed_bundles_are_refused() {
    let unsigned = spoil(|parts| drop(parts.remove(1)));
    assert_eq!(unsigned, Refusal::Open(OpenError::Unsigned));
    let junk = spoil(|parts| parts[1].1 = b"signed, Amy".to_vec());
    let bad = |error| Refusal::Verify(VerifyError::BadSignature(error));
    assert_eq!(junk, bad(SignatureError::Malformed));
    let other = spoil(|parts| {
        let key = crate::signing::SigningKey::random().unwrap();
        let purpose = crate::signing::Purpose::Bundle;
        parts[1].1 = key.sign(purpose, &parts[0].1).into_bytes();
    });
    assert_eq!(other, bad(SignatureError::OtherKey));
    let changed = spoil_manifest("Accommodations", "Decorations");
    assert_eq!(changed, bad(SignatureError::Wrong));
}

#[test]
fn a_manifest_that_disagrees_is_refused() {
    let disagrees = Refusal::Open(OpenError::ManifestDisagrees);
    assert_eq!(spoil(|parts| drop(parts.pop())), disagrees);
    assert_eq!(spoil(|parts| parts.swap(2, 3)), disagrees);
    assert_eq!(spoil(|parts| parts[3].1.push(0)), disagrees);
    let extra = |parts: &mut Vec<_>| parts.push(("dossiers/x.automerge".to_owned(), vec![]));
    assert_eq!(spoil(extra), disagrees);
    let renamed = |parts: &mut Vec<(String, _)>| parts[2].0 = "other/x".to_owned();
    assert_eq!(spoil(renamed), disagrees);
    let keys = |parts: &mut Vec<_>| parts.insert(2, ("keys.json".to_owned(), vec![]));
    assert_eq!(spoil(keys), disagrees);
    let swapped = spoil(|parts| parts[2].1 = b"FIRST".to_vec());
    let dossier = DossierId::from_bytes([1; 16]);
    assert_eq!(swapped, Refusal::Verify(VerifyError::HashMismatch(dossier)));
    let first = spoil(|parts| parts.swap(0, 1));
    assert_eq!(first, Refusal::Open(OpenError::NotOurs));
}

#[test]
fn duplicate_entries_are_refused_on_both_sides() {
    let twice = spoil(|parts| parts.push(parts[2].clone()));
    assert!(matches!(
        twice,
        Refusal::Open(OpenError::DuplicateEntry { .. })
    ));
    let amy = Amy::new();
    let mut draft = amy.draft();
    draft.entries.push(entry(1, b"again"));
    let audience = Audience::Recipients(vec![amy.device.public().recipient]);
    let refused = write(&draft, &amy.device, &audience);
    assert_eq!(refused, Err(WriteError::DuplicateEntry));
    let nobody = write(&amy.draft(), &amy.device, &Audience::Recipients(vec![]));
    assert_eq!(nobody, Err(WriteError::NoRecipient));
}

#[test]
fn other_versions_are_told_apart() {
    assert_eq!(
        spoil_manifest("\"minimum_reader\":1", "\"minimum_reader\":2"),
        Refusal::Open(OpenError::NewerVersion { needs: 2 })
    );
    assert_eq!(
        spoil_manifest("\"version\":1", "\"version\":0"),
        Refusal::Open(OpenError::OlderVersion { found: 0 })
    );
    assert_eq!(
        spoil_manifest("throughline-bundle", "other-bundle"),
        Refusal::Open(OpenError::NotOurs)
    );
    // A newer bundle may hold what this reader knows nothing of.
    let newer = spoil(|parts| {
        let newer = br#"{"format":"throughline-bundle","version":3,"minimum_reader":3}"#;
        *parts = vec![("manifest.json".to_owned(), newer.to_vec())];
    });
    assert_eq!(newer, Refusal::Open(OpenError::NewerVersion { needs: 3 }));
}

#[test]
fn caps_hold_for_file_entries_and_manifest() {
    let (amy, reader) = (Amy::new(), Identity::random());
    let (file, plain) = amy.pack(&amy.draft(), &reader);
    let check = |change: fn(&mut Caps)| {
        let mut caps = Caps::default();
        change(&mut caps);
        open(&file, &with(&reader), caps).unwrap_err()
    };
    assert_eq!(
        check(|caps| caps.file_bytes = 1000),
        OpenError::Envelope(EnvelopeError::TooLarge { limit: 1000 })
    );
    assert_eq!(
        check(|caps| caps.entries = 3),
        OpenError::TooManyEntries { limit: 3 }
    );
    let large = |error| matches!(error, OpenError::EntryTooLarge { .. });
    assert!(large(check(|caps| caps.entry_bytes = 5)));
    assert!(large(check(|caps| caps.manifest_bytes = 5)));
    // A bomb: the manifest claims to unpack to 4 GiB.
    let mut bomb = plain;
    bomb[8] = 8;
    bomb[22..26].copy_from_slice(&u32::MAX.to_le_bytes());
    assert!(matches!(
        refusal(bomb, &amy.trust()),
        Refusal::Open(OpenError::EntryTooLarge { declared, .. }) if declared == u64::from(u32::MAX)
    ));
}
