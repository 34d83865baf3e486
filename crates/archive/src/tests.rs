//! Archives as they should be, and every way in which they should not.

use super::*;
use proptest::prelude::*;

const LIMITS: Limits = Limits {
    entries: 4,
    entry_bytes: 100,
};

fn pack(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ArchiveWriter::new(Vec::new());
    for (name, bytes) in entries {
        writer.add(*name, bytes).unwrap();
    }
    writer.finish().unwrap()
}

#[test]
fn entries_read_back_in_order() {
    let bytes = pack(&[("a.json", b"one"), ("b/c.bin", b"")]);
    let parts = read(&bytes, LIMITS).unwrap();
    assert_eq!(parts[0].name, "a.json");
    assert_eq!(&bytes[parts[0].range.clone()], b"one");
    assert_eq!(
        (parts[1].name.as_str(), parts[1].range.len()),
        ("b/c.bin", 0)
    );
    assert_eq!(first_entry(&bytes, "a.json", LIMITS), Some(&b"one"[..]));
    assert_eq!(first_entry(&bytes, "b/c.bin", LIMITS), None);
}

#[test]
fn every_flipped_or_missing_byte_is_refused() {
    let bytes = pack(&[("a.json", b"one"), ("b/c.bin", b"two")]);
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut changed = bytes.clone();
            changed[at] ^= 1 << bit;
            assert!(read(&changed, LIMITS).is_err(), "byte {at} bit {bit}");
        }
        assert!(read(&bytes[..at], LIMITS).is_err(), "cut at {at}");
    }
    assert_eq!(
        read(&[&bytes[..], b"\n"].concat(), LIMITS),
        Err(ArchiveError::Repacked)
    );
    assert_eq!(
        read(&[b"\n", &bytes[..]].concat(), LIMITS),
        Err(ArchiveError::NotAnArchive)
    );
}

#[test]
fn path_tricks_are_refused() {
    for name in [
        "../a", "/a", "a//b", "a/..", ".", "", "a\\b", "C:", "a b", "é", ".hidden", "a/",
    ] {
        assert!(!allowed(name), "{name}");
        assert!(ArchiveWriter::new(Vec::new()).add(name, b"").is_err());
    }
    let mut bytes = pack(&[("aa/b", b"")]);
    bytes[30..32].copy_from_slice(b"..");
    let name = "../b".to_owned();
    assert_eq!(read(&bytes, LIMITS), Err(ArchiveError::BadName { name }));
}

#[test]
fn duplicates_and_excess_are_refused() {
    let name = "a".to_owned();
    assert_eq!(
        read(&pack(&[("a", b"1"), ("a", b"2")]), LIMITS),
        Err(ArchiveError::DuplicateEntry { name })
    );
    let many = [
        ("a", &b""[..]),
        ("b", b""),
        ("c", b""),
        ("d", b""),
        ("e", b""),
    ];
    assert_eq!(
        read(&pack(&many), LIMITS),
        Err(ArchiveError::TooManyEntries { limit: 4 })
    );
    assert!(matches!(
        read(&pack(&[("a", &[0; 101])]), LIMITS),
        Err(ArchiveError::EntryTooLarge { declared: 101, .. })
    ));
}

#[test]
fn a_bomb_is_refused_by_what_it_declares() {
    let mut bytes = pack(&[("a", b"1")]);
    bytes[8] = 8; // deflated
    bytes[22..26].copy_from_slice(&u32::MAX.to_le_bytes());
    assert!(matches!(
        read(&bytes, LIMITS),
        Err(ArchiveError::EntryTooLarge { .. })
    ));
    bytes[22..26].copy_from_slice(&90_u32.to_le_bytes());
    assert_eq!(read(&bytes, LIMITS), Err(ArchiveError::Repacked));
}

#[test]
fn the_layout_is_pinned() {
    let hex: Vec<String> = pack(&[("a", b"1")])
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    insta::assert_snapshot!(hex.concat(), @"504b03040a000000000000002100b7efdc830100000001000000010000006131504b01020a030a000000000000002100b7efdc830100000001000000010000000000000000000000a4810000000061504b050600000000010001002f000000200000000000");
}

proptest! {
    #[test]
    fn reading_never_panics(bytes: Vec<u8>) {
        let _ = read(&bytes, LIMITS);
    }

    #[test]
    fn what_reads_is_what_would_be_written(contents in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..20), 1..4)) {
        let names = ["a", "b", "c"];
        let entries: Vec<(&str, &[u8])> = names.into_iter().zip(contents.iter().map(Vec::as_slice)).collect();
        let bytes = pack(&entries);
        let parts = read(&bytes, LIMITS).unwrap();
        let again: Vec<(&str, &[u8])> = parts.iter().map(|part| (part.name.as_str(), &bytes[part.range.clone()])).collect();
        prop_assert_eq!(again, entries);
    }
}
